import type { Rule } from "../../engine/rule.ts";

/** Rule pack `database-servers`: statements that reach past the tables, to the server itself. */
export const databaseServers = [
  {
    id: "database-servers/change-access",
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
        "psql -h db.example.com shop -c 'grant all on users to public'",
        "psql -h db.example.com shop -c 'alter role app superuser'",
        "mysql --login-path=main -e \"create user a identified by 'b'\"",
      ],
      good: [
        "psql shop -c '\\du'",
        "psql -U postgres -c 'create role app login'",
        "docker compose exec db psql -U postgres -c 'create role app login'",
        "psql -h localhost -d shop_dev -c 'grant all on users to app'",
      ],
    },
  },
  {
    id: "database-servers/change-own-access",
    summary: "Changes who may do what in a database on this machine.",
    why: "Programs of other projects may use the same server.",
    instead: "Give rights on the one database of the project only.",
    severity: "low",
    category: "change",
    source: "https://www.postgresql.org/docs/current/sql-createrole.html",
    when: {
      operation: {
        area: ["database"],
        verb: ["access"],
        effect: ["access"],
        target: ["here", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql -U postgres -c 'create role app login'",
        "mysql -u root -e 'grant all on app_dev.* to app@localhost'",
      ],
      good: ["psql -c '\\du'", "mysql -u root -e 'show grants'"],
    },
  },
  {
    id: "database-servers/configure",
    summary: "Changes how a database server on this machine is set up.",
    why: "Some settings write files on the server, with its rights.",
    instead: "Change the server's configuration file, or tell the user which setting is missing.",
    severity: "medium",
    category: "change",
    source: "https://redis.io/docs/latest/operate/oss_and_stack/management/security/",
    when: {
      operation: {
        area: ["database"],
        notVerb: ["access"],
        effect: ["access"],
        target: ["here"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["redis-cli CONFIG SET dir /var/spool/cron", "psql -c 'alter system set fsync = off'"],
      good: ["redis-cli CONFIG GET dir", "psql -c 'show all'", "psql -U postgres -c 'create role app login'"],
    },
  },
  {
    id: "database-servers/run-program",
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
    id: "database-servers/write-server-file",
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
    id: "database-servers/read-server-file",
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
    id: "database-servers/stop-server",
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
        target: ["production", "other", "unknown", "here"],
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
  {
    id: "database-servers/read-password-hashes",
    summary: "Reads the password hashes that a database keeps of its users.",
    why: "Hashes can be cracked offline, and some open the database as they are.",
    instead: "List the users without their passwords: \\\\du in psql, SHOW GRANTS in MySQL.",
    severity: "high",
    category: "credential",
    source: "https://www.postgresql.org/docs/current/catalog-pg-authid.html",
    when: {
      operation: {
        area: ["database"],
        verb: ["read"],
        name: [
          "{,*.}pg_{authid,shadow}",
          "mysql.{user,global_priv}",
          "{,*.}{sql_logins,syslogins,dba_users}",
          "sys.user$",
        ],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql -c 'select rolpassword from pg_authid'",
        "mysql -e 'select user, authentication_string from mysql.user'",
      ],
      good: ["psql -c 'select rolname from pg_roles'", "mysql -e 'select id from user'", "psql -c '\\\\du'"],
    },
  },
] as const satisfies readonly Rule[];
