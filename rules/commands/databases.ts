import type { Rule } from "../../engine/rule.ts";

/** Rule pack `databases`: statements that destroy, open up or change a database, from a shell or an MCP server alike. */
export const databases = [
  {
    id: "databases/destroy-in-production",
    summary: "Destroys data in a production database.",
    why: "Dropped, truncated or unconditionally changed rows come back only from a backup.",
    instead: "Write a migration and let the user run it; count the rows first with select count(*).",
    severity: "critical",
    category: "destruction",
    source: "https://www.postgresql.org/docs/current/sql-droptable.html",
    when: {
      operation: {
        area: ["database"],
        effect: ["delete", "destroy"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql -h prod-db.example.com -c 'drop table users'",
        "mysql -h db.prod.internal -e 'truncate orders'",
        "dropdb -h prod-db.example.com shop",
        "DATABASE_URL=x redis-cli -h cache.prod.internal FLUSHALL",
      ],
      good: [
        "psql -h prod-db.example.com -c 'select count(*) from users'",
        "psql -h prod-db.example.com -c 'explain delete from users'",
        "grep -n 'drop table' migrations/1.sql",
      ],
    },
  },
  {
    id: "databases/destroy-database",
    summary: "Drops a database or schema with all its tables, or empties a whole store.",
    why: "Everything in it is gone at once, on a server that may be shared.",
    instead: "Make a database of your own for experiments, under a new name.",
    severity: "high",
    category: "destruction",
    source: "https://www.postgresql.org/docs/current/sql-dropdatabase.html",
    when: {
      operation: {
        area: ["database"],
        effect: ["destroy"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql -c 'DROP DATABASE shop'",
        "mysql -e 'drop schema shop'",
        "redis-cli FLUSHALL",
        "mongosh shop --eval 'db.dropDatabase()'",
        "dropdb shop",
        {
          tool: "mcp__postgres__query",
          input: {
            sql: "drop schema public cascade",
          },
        },
      ],
      good: [
        "psql -c 'create database scratch'",
        "psql -c 'select 1'",
        "psql -c \"select 'drop database x'\"",
        "redis-cli GET a",
        "mongosh shop --eval 'db.users.find()'",
        "psql -h localhost -d app_test -c 'drop schema public cascade'",
      ],
    },
  },
  {
    id: "databases/destroy-rows",
    summary: "Drops or empties a table, or changes every row of it.",
    why: "Without a backup the rows cannot be brought back.",
    instead: "Add a where clause and count the rows first, or copy the table before.",
    severity: "medium",
    category: "destruction",
    source: "https://www.postgresql.org/docs/current/sql-truncate.html",
    when: {
      operation: {
        area: ["database"],
        effect: ["delete"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql shop -c 'truncate orders'",
        "psql shop -c 'delete from users'",
        "psql shop -c 'delete from users where 1=1'",
        "mysql shop -e '/*!50000 drop table users */'",
        "mongosh shop --eval 'db.users.deleteMany({})'",
        {
          tool: "mcp__postgres__query",
          input: {
            sql: "DROP TABLE users",
          },
        },
      ],
      good: [
        "psql shop -c 'delete from users where id = 1'",
        "psql shop -c 'select * from users'",
        "mongosh shop --eval 'db.users.deleteMany({active: false})'",
        "sqlite3 :memory: 'select 1'",
        {
          tool: "mcp__postgres__query",
          input: {
            sql: "select 'drop table users'",
          },
        },
      ],
    },
  },
  {
    id: "databases/destroy-own",
    summary: "Destroys data in a database that its name says is for development or tests.",
    why: "Rows that somebody put there by hand are gone.",
    instead: "Export what is worth keeping first.",
    severity: "low",
    category: "destruction",
    source: "https://www.postgresql.org/docs/current/app-pgdump.html",
    when: {
      operation: {
        area: ["database"],
        effect: ["delete", "destroy"],
        target: ["development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["psql -h localhost -d shop -c 'drop table users'", "dropdb shop_test"],
      good: ["psql -h localhost -d shop -c 'select 1'", "createdb shop_test"],
    },
  },
  {
    id: "databases/change-production",
    summary: "Changes data or tables in a production database.",
    why: "It takes effect for users at once, past review and migrations.",
    instead: "Write a migration and let the user or the pipeline run it.",
    severity: "high",
    category: "change",
    source: "https://www.postgresql.org/docs/current/sql-update.html",
    when: {
      operation: {
        area: ["database"],
        effect: ["change", "create", "transfer", "deploy"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql -h prod-db.example.com -c 'update users set name = 1 where id = 2'",
        "psql -h prod-db.example.com -c 'alter table users add column a int'",
        "redis-cli -h cache.prod.internal SET a 1",
      ],
      good: [
        "psql -h prod-db.example.com -c 'select 1'",
        "psql shop_test -c 'insert into users values (1)'",
        "redis-cli -h cache.prod.internal GET a",
      ],
    },
  },
  {
    id: "databases/change-access",
    summary: "Changes who may do what in a database, or how its server is set up.",
    why: "New users and open settings outlive the task, and some settings write files on the server.",
    instead: "Tell the user which permission is missing, and why.",
    severity: "medium",
    category: "change",
    source: "https://www.postgresql.org/docs/current/sql-grant.html",
    when: {
      operation: {
        area: ["database"],
        effect: ["access"],
        target: ["production", "other", "unknown"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql shop -c 'grant all on users to public'",
        "psql shop -c 'alter role app superuser'",
        "redis-cli CONFIG SET dir /var/spool/cron",
        "mysql -e \"create user a identified by 'b'\"",
      ],
      good: [
        "psql shop -c '\\du'",
        "redis-cli CONFIG GET dir",
        "psql -h localhost -d shop_dev -c 'grant all on users to app'",
      ],
    },
  },
  {
    id: "databases/run-program",
    summary: "Lets a database server run a program or load code.",
    why: "It runs with the rights of the server, on its machine, past every other check.",
    instead: "Run the program yourself, outside the database.",
    severity: "high",
    category: "destruction",
    source: "https://www.postgresql.org/docs/current/sql-copy.html",
    when: {
      operation: {
        area: ["database"],
        verb: ["run-program"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql shop -c \"copy t from program 'id'\"",
        "sqlcmd -Q \"exec xp_cmdshell 'whoami'\"",
        "redis-cli MODULE LOAD /tmp/a.so",
        "sqlite3 a.db \"select load_extension('/tmp/a.so')\"",
      ],
      good: [
        "psql shop -c 'copy t from stdin'",
        "sqlcmd -Q 'exec sp_who'",
        "psql shop -c \"select 'copy t from program'\"",
      ],
    },
  },
  {
    id: "databases/write-server-file",
    summary: "Lets a database server write a file on its own machine.",
    why: "It can plant keys, jobs and pages there, with the rights of the server.",
    instead: "Print the rows and write the file on this side (psql \\copy, > file).",
    severity: "high",
    category: "destruction",
    source: "https://dev.mysql.com/doc/refman/8.4/en/select-into.html",
    when: {
      operation: {
        area: ["database"],
        verb: ["write-server-file"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "mysql shop -e \"select '<?php' into outfile '/var/www/a.php'\"",
        "psql shop -c \"copy users to '/tmp/users.csv'\"",
        "psql shop -c \"select lo_export(1, '/tmp/a')\"",
      ],
      good: [
        "psql shop -c \"\\copy users to 'users.csv'\"",
        "mysql shop -e 'select * from users' > users.tsv",
      ],
    },
  },
  {
    id: "databases/read-server-file",
    summary: "Lets a database server read a file of its own machine.",
    why: "Keys and passwords of the server are in files, and end up in the transcript.",
    instead: "Read a file of the project on this side instead.",
    severity: "medium",
    category: "credential",
    source: "https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-GENFILE",
    when: {
      operation: {
        area: ["database"],
        verb: ["read-server-file"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql shop -c \"select pg_read_file('/etc/passwd')\"",
        "mysql shop -e \"select load_file('/etc/passwd')\"",
        "psql shop -c \"copy t from '/etc/passwd'\"",
      ],
      good: ["psql shop -c 'copy t from stdin' < data.csv", "mysql shop -e 'select * from files'"],
    },
  },
  {
    id: "databases/stop-server",
    summary: "Stops a database server, or cuts off those who use it.",
    why: "Everything that relies on the database fails.",
    instead: "Look at the running queries first (pg_stat_activity), and ask the user.",
    severity: "medium",
    category: "change",
    source: "https://redis.io/docs/latest/commands/shutdown/",
    when: {
      operation: {
        area: ["database"],
        effect: ["stop"],
        target: ["production", "other", "unknown"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "redis-cli SHUTDOWN NOSAVE",
        "psql shop -c 'select pg_terminate_backend(123)'",
        "mysqladmin shutdown",
        "mongosh --eval 'db.shutdownServer()'",
      ],
      good: [
        "redis-cli INFO",
        "psql shop -c 'select * from pg_stat_activity'",
        "mysqladmin status",
        "redis-cli -h localhost SHUTDOWN",
      ],
    },
  },
] as const satisfies readonly Rule[];
