import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

const urls = "DATABASE_URL DB_URL DIRECT_URL";

/** A program that brings a database's tables from one version to another. Its other words are names somebody made up. */
function migration(
  system: string,
  options: string,
  effects: NonNullable<Service["effects"]>,
  environment = "",
  statementVerb?: string,
): Program {
  return {
    verbs: 1,
    options,
    service: {
      area: "migration",
      areas: {
        release: "packages",
        "hex.publish": "packages",
        "hex.retire": "packages",
        "hex.owner": "packages",
      },
      system,
      effects,
      rowsOnly: true,
      environment: `${environment} ${urls}`.trim(),
      ...(statementVerb !== undefined && { statementVerb }),
      ...(system === "rails" && { takesAssignments: true }),
    },
  };
}

const rails = migration(
  "rails",
  "-e,--environment= -f= -t= -n,--dry-run",
  {
    destroy:
      "db:drop,db:drop:all,db:reset,db:migrate:reset,db:purge,db:purge:all,db:schema:load,db:structure:load,db:truncate_all,db:seed:replant,db:drop:*,db:reset:*",
    change:
      "db:migrate,db:rollback,db:migrate:up,db:migrate:down,db:migrate:redo,db:forward,db:seed,db:setup,db:prepare",
    read: "db:migrate:status,db:version,db:abort_if_pending_migrations,routes,about,test,spec",
    create: "db:create,generate,g,new",
    execute: "runner,console,c,dbconsole,db",
    publish: "release",
    "read-secret": "credentials:show,secrets:show,encrypted:show",
  },
  "--environment RAILS_ENV RACK_ENV",
  "dbconsole,db",
);
const django = migration(
  "django",
  "--settings= --database= --noinput --no-input --fake --plan --check --pythonpath=",
  {
    destroy: "flush,reset_db,sqlflush,reset_schema,migrate * zero,drop_test_database",
    change: "migrate,loaddata,createsuperuser,changepassword",
    read: "makemigrations,showmigrations,sqlmigrate,check,test,runserver,inspectdb,diffsettings,migrate --plan,migrate --check,dumpdata",
    execute: "shell,shell_plus,dbshell",
    delete: "clearsessions",
  },
  "--settings --database DJANGO_SETTINGS_MODULE",
  "dbshell",
);

/** Migrations, by the program that runs them. */
export const migrationPrograms: ProgramTable = {
  prisma: {
    ...migration(
      "prisma",
      "--schema= --url= --name= --preview-feature -f,--force --force-reset --accept-data-loss --skip-seed --applied= --rolled-back= --file= --stdin",
      {
        destroy: "migrate reset,db push --force-reset,db push --accept-data-loss,db drop",
        deploy: "migrate deploy,db push,db seed,db execute,migrate resolve",
        read: "migrate status,migrate diff,validate,format,generate,studio,version,db pull,migrate dev --create-only",
        change: "migrate dev",
        create: "init",
      },
    ),
    groups: "migrate db",
  },
  rails,
  rake: "rails",
  manage: django,
  "django-admin": "manage",
  artisan: migration(
    "laravel",
    "--env= --database= --force --path= --step= --seed --pretend --class=",
    {
      destroy: "migrate:fresh,migrate:reset,migrate:refresh,db:wipe",
      change: "migrate,migrate:rollback,db:seed,schema:dump,migrate:install",
      read: "migrate:status,route:list,test,list,about",
      execute: "tinker,db",
      delete: "queue:flush,queue:clear,queue:forget,cache:clear",
      stop: "down",
      "read-secret": "env:decrypt,config:show",
    },
    "--env --database APP_ENV",
  ),
  knex: migration(
    "knex",
    "--env= --knexfile= --client= --connection= --all",
    {
      destroy: "migrate:rollback --all,migrate:unlock",
      change: "migrate:latest,migrate:up,migrate:down,migrate:rollback,seed:run",
      read: "migrate:status,migrate:list,migrate:currentVersion",
      create: "migrate:make,seed:make,init",
    },
    "--env --connection NODE_ENV",
  ),
  typeorm: migration(
    "typeorm",
    "-d,--dataSource= -f= -t= --fake",
    {
      destroy: "schema:drop",
      change: "schema:sync,migration:run,migration:revert,query",
      read: "migration:show,schema:log",
      create: "migration:create,migration:generate,entity:create",
      delete: "cache:clear",
    },
    "--dataSource NODE_ENV",
  ),
  sequelize: migration(
    "sequelize",
    "--env= --url= --config= --to= --name=",
    {
      destroy: "db:drop,db:migrate:undo:all,db:seed:undo:all",
      change: "db:migrate,db:migrate:undo,db:seed,db:seed:all,db:seed:undo",
      read: "db:migrate:status",
      create: "db:create,migration:generate,model:generate,seed:generate,init",
    },
    "--env --url NODE_ENV",
  ),
  alembic: migration(
    "alembic",
    "-c,--config= -x= -n,--name= --sql",
    {
      destroy: "downgrade base",
      change: "upgrade,downgrade,stamp",
      read: "current,history,heads,show,branches,check,upgrade --sql,downgrade --sql",
      create: "revision,merge,init",
    },
    "--config -x",
  ),
  flask: migration(
    "flask",
    "--app= --env-file= -d=",
    {
      destroy: "db downgrade base",
      change: "db upgrade,db downgrade,db stamp",
      read: "run,routes,db current,db history,db heads",
      create: "db revision,db migrate,db init",
      execute: "shell",
    },
    "FLASK_ENV",
  ),
  flyway: {
    ...migration(
      "flyway",
      "--url= --configFiles= --user= --password= --schemas= --locations= --environment=",
      {
        destroy: "clean,undo",
        change: "migrate,baseline,repair",
        read: "info,validate,check *,version,snapshot",
      },
      "--url --configFiles --schemas --environment FLYWAY_URL",
    ),
    singleDash: true,
  },
  liquibase: migration(
    "liquibase",
    "--url= --changelog-file= --changeLogFile= --defaults-file= --username= --password= --count= --tag=",
    {
      destroy: "drop-all,dropAll,rollback-count,rollbackCount,rollback-to-date,rollback",
      change: "update,update-count,update-to-tag,tag,clear-checksums,release-locks,changelog-sync",
      read: "status,validate,diff,history,update-sql,updateSQL,rollback-sql,list-locks,db-doc,snapshot,generate-changelog",
    },
    "--url --defaults-file LIQUIBASE_COMMAND_URL",
  ),
  dbmate: migration(
    "dbmate",
    "-u,--url= -e,--env= -d= -s=",
    {
      destroy: "drop",
      change: "up,migrate,down,rollback,load",
      read: "status,dump,wait",
      create: "new,create",
    },
    "--url --env",
  ),
  goose: {
    ...migration(
      "goose",
      "--dir= --table= --v",
      {
        destroy: "reset,down-to 0,* * reset,* * down-to",
        change: "up,down,redo,up-to,down-to,* * up,* * down,* * redo",
        read: "status,version,validate,* * status,* * version",
        create: "create,fix",
      },
      "GOOSE_DBSTRING",
    ),
    singleDash: true,
  },
  migrate: {
    ...migration(
      "golang-migrate",
      "--path= --database= --source= --lock-timeout=",
      { destroy: "drop,down", change: "up,force,goto", read: "version", create: "create" },
      "--database",
    ),
    singleDash: true,
  },
  "drizzle-kit": migration(
    "drizzle",
    "--config= --url= --dialect= --schema= --force --strict",
    {
      destroy: "drop,push --force",
      change: "push,migrate,up",
      read: "check,generate,studio,introspect,pull",
    },
    "--config --url",
  ),
  sqlx: migration(
    "sqlx",
    "-D,--database-url= -y --source=",
    {
      destroy: "database drop,database reset,db drop,db reset",
      change: "migrate run,migrate revert",
      read: "migrate info,prepare",
      create: "migrate add,database create,db create,database setup",
    },
    "--database-url",
  ),
  diesel: migration(
    "diesel",
    "--database-url= --migration-dir= --config-file= -a,--all",
    {
      destroy: "database reset,database drop,migration revert --all",
      change: "migration run,migration revert,migration redo",
      read: "migration list,migration pending,print-schema",
      create: "setup,database setup,migration generate",
    },
    "--database-url",
  ),
  mix: migration(
    "ecto",
    "--repo= --all --to= -r=",
    {
      destroy: "ecto.drop,ecto.reset,ecto.rollback --all",
      change: "ecto.migrate,ecto.rollback,ecto.load",
      publish: "hex.publish",
      delete: "hex.retire,hex.owner",
      read: "ecto.migrations,ecto.dump",
    },
    "MIX_ENV",
  ),
  atlas: migration(
    "atlas",
    "-u,--url= --to= --dir= --dev-url= --env= --auto-approve --dry-run",
    {
      destroy: "schema clean,clusters delete,deployments delete",
      change: "schema apply,migrate apply,migrate down,migrate set",
      read: "schema inspect,schema diff,migrate diff,migrate lint,migrate status,migrate validate,migrate hash",
    },
    "--url --env",
  ),
  hasura: migration(
    "hasura",
    "--endpoint= --admin-secret= --database-name= --project= --envfile=",
    {
      destroy: "migrate delete,metadata clear",
      change: "migrate apply,metadata apply,seed apply,deploy,metadata reload",
      read: "migrate status,metadata diff,console,version",
    },
    "--endpoint HASURA_GRAPHQL_ENDPOINT",
  ),
  "mikro-orm": migration(
    "mikro-orm",
    "--config= --run",
    {
      destroy: "schema:drop --run,schema:fresh --run,migration:fresh,database:drop",
      change: "schema:update --run,migration:up,migration:down",
      read: "migration:check,migration:pending,schema:update,debug",
    },
    "NODE_ENV",
  ),
  doctrine: migration(
    "doctrine",
    "--env= --force --full-database --conn= --em=",
    {
      destroy:
        "doctrine:database:drop --force,doctrine:schema:drop --force,orm:schema-tool:drop --force,doctrine:fixtures:load",
      change: "doctrine:migrations:migrate,doctrine:schema:update --force",
      read: "doctrine:migrations:status,doctrine:schema:validate",
    },
    "--env APP_ENV",
  ),
  console: "doctrine",
};
