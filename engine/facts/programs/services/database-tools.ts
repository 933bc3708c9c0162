import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

const postgresEnvironment = "--host --dbname PGHOST PGDATABASE PGSERVICE";

const postgresTool = (destroys: boolean): Program => ({
  options:
    "-h,--host= -p,--port= -U,--username= -d,--dbname= --maintenance-db= -j= -F= -f= -n= -t= -i,--interactive -e --if-exists -f,--force -c,--clean",
  service: {
    area: "database",
    system: "postgres-tools",
    environment: postgresEnvironment,
    rowsOnly: true,
    otherwise: destroys ? "destroy" : "create",
  },
});
const mysqlAdmin: Program = {
  options: "-h,--host= -P,--port= -u,--user= -p,--password -f,--force -S= --socket=",
  verbs: 1,
  service: {
    area: "database",
    system: "mysqladmin",
    environment: "--host MYSQL_HOST",
    rowsOnly: true,
    effects: {
      destroy: "drop",
      stop: "shutdown,kill,stop-slave,stop-replica",
      create: "create",
      access: "password,flush-privileges",
      read: "status,ping,version,processlist,variables,extended-status",
    },
  },
};

/** A program that writes out what a database holds, or only how it is laid out. */
const dump = (system: string, environment: string, options: string): Program => ({
  options,
  service: {
    area: "database",
    system,
    rowsOnly: true,
    environment,
    effects: { read: "--schema-only,--globals-only" },
    otherwise: "transfer",
  },
});

/** A program that changes how tables are laid out, or what is kept in them. */
const schemaTool = (
  system: string,
  effects: NonNullable<Service["effects"]>,
  otherwise?: Service["otherwise"],
): Program => ({
  verbs: 1,
  options: "-t,--target= -e,--environment= --host= --database= --source= --dest= --where= --alter=",
  service: {
    area: "migration",
    system,
    rowsOnly: true,
    environment: "--target --environment --host --database DATABASE_URL",
    effects,
    ...(otherwise !== undefined && { otherwise }),
  },
});

/** Programs that make, drop, fill and administer databases. */
export const databaseToolPrograms: ProgramTable = {
  dropdb: postgresTool(true),
  dropuser: "dropdb",
  createdb: postgresTool(false),
  mysqladmin: mysqlAdmin,
  "mariadb-admin": "mysqladmin",
  pg_dump: dump(
    "postgres-tools",
    postgresEnvironment,
    "-h,--host= -p= -U= -d,--dbname= -F= -f,--file= -n= -t= -j= -s,--schema-only -a",
  ),
  pg_dumpall: dump(
    "postgres-tools",
    postgresEnvironment,
    "-h,--host= -p= -U= -d,--dbname= -f,--file= -g,--globals-only -s,--schema-only",
  ),
  mysqldump: dump(
    "mysql-tools",
    "--host MYSQL_HOST",
    "-h,--host= -P= -u,--user= -p,--password -r,--result-file= -S= -d,--schema-only,--no-data -B,--databases",
  ),
  "mariadb-dump": "mysqldump",
  mongodump: dump(
    "mongo-tools",
    "--uri --host --db",
    "--uri= --host= -d,--db= -c,--collection= -o,--out= --archive= --gzip",
  ),
  mongoexport: dump(
    "mongo-tools",
    "--uri --host --db",
    "--uri= --host= -d,--db= -c,--collection= -o,--out= --type= --fields=",
  ),
  pg_restore: {
    options:
      "-h,--host= -p= -U= -d,--dbname= -c,--clean -C,--create -j= -F= -t= -n= -l,--list -f= -1 --if-exists -x -O",
    service: {
      area: "database",
      system: "postgres-tools",
      rowsOnly: true,
      environment: postgresEnvironment,
      effects: { delete: "--clean", read: "--list" },
      otherwise: "transfer",
    },
  },
  mongorestore: {
    options: "--uri= --host= -d,--db= --drop --archive= --gzip --nsInclude= --dryRun",
    service: {
      area: "database",
      system: "mongo-tools",
      rowsOnly: true,
      dryRun: "--dryRun",
      environment: "--uri --host --db",
      effects: { delete: "--drop" },
      otherwise: "transfer",
    },
  },
  mongoimport: {
    options: "--uri= --host= -d,--db= -c= --drop --file= --type=",
    service: {
      area: "database",
      system: "mongo-tools",
      rowsOnly: true,
      environment: "--uri --host --db",
      effects: { delete: "--drop" },
      otherwise: "transfer",
    },
  },
  influx: {
    verbs: 1,
    groups: "bucket org auth user v1 task",
    options: "--host= -t= -o,--org= -b,--bucket= --start= --stop= -c=",
    service: {
      area: "database",
      system: "influxdb",
      environment: "--host --org --bucket INFLUX_HOST",
      effects: { destroy: "delete,bucket delete,org delete", access: "auth *,user *" },
    },
  },
  etcdctl: {
    verbs: 1,
    groups: "member auth user role snapshot lease",
    options: "--endpoints= --prefix --from-key --cacert= --cert= --key=",
    service: {
      area: "database",
      system: "etcd",
      environment: "--endpoints ETCDCTL_ENDPOINTS",
      effects: {
        destroy: "del --prefix,del --from-key,member remove,snapshot restore",
        delete: "del,lease revoke",
        access: "user *,role *,auth *",
        change: "put,compaction,defrag",
      },
    },
  },
  nodetool: {
    verbs: 1,
    options: "-h= -p=",
    service: {
      area: "database",
      system: "cassandra",
      environment: "-h",
      rowsOnly: true,
      effects: {
        destroy: "removenode,clearsnapshot,assassinate",
        stop: "decommission,drain,stopdaemon,disablebinary,disablegossip",
      },
    },
  },
  turso: {
    verbs: 2,
    options: "-y,--yes --group=",
    service: {
      area: "database",
      system: "turso",
      nouns: "dev",
      effects: { execute: "db shell", "read-secret": "db tokens,auth token" },
    },
  },
  neonctl: {
    verbs: 2,
    options: "--project-id= --api-key= -o=",
    service: {
      area: "database",
      system: "neon",
      effects: {
        destroy: "branches delete,databases delete,projects delete,branches restore,branches reset",
        "read-secret": "connection-string,cs",
      },
    },
  },
  pscale: {
    verbs: 2,
    options: "--org= --force --format=",
    service: {
      area: "database",
      system: "planetscale",
      environment: "--org",
      effects: {
        deploy: "deploy-request deploy",
        destroy: "database delete,branch delete",
        execute: "shell,connect",
        access: "password create,service-token *",
      },
    },
  },
  phinx: schemaTool("phinx", {
    destroy: "rollback --target=0",
    change: "migrate,rollback,seed:run",
    read: "status",
  }),
  "graphile-migrate": schemaTool("graphile", {
    destroy: "reset",
    change: "migrate,commit,uncommit,watch",
    read: "status",
  }),
  "node-pg-migrate": schemaTool("node-pg-migrate", { destroy: "down", change: "up,redo", create: "create" }),
  sqitch: schemaTool("sqitch", {
    destroy: "revert",
    change: "deploy,rebase,checkout",
    read: "status,log,verify,plan,show",
  }),
  skeema: schemaTool("skeema", {
    destroy: "push --allow-unsafe",
    change: "push,pull",
    read: "diff,lint,format",
  }),
  "gh-ost": schemaTool("gh-ost", { change: "--execute" }),
  "pt-online-schema-change": schemaTool("percona", { change: "--execute" }),
  "pt-archiver": schemaTool("percona", { destroy: "--purge", read: "--dry-run" }),
  pgloader: schemaTool("pgloader", {}, "transfer"),
};
