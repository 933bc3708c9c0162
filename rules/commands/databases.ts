import type { Rule } from "../../engine/rule.ts";

/** Rule pack `databases`: SQL that destroys, or changes production, from a shell or an MCP server alike. */
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
      operation: { system: ["database"], verb: ["destructive"], target: ["production"], dryRun: false },
    },
    examples: {
      bad: [
        "psql -h prod-db.example.com -c 'drop table users'",
        "mysql -h db.prod.internal -e 'truncate orders'",
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
    summary: "Drops a database or schema with all its tables.",
    why: "Everything in it is gone at once, on a server that may be shared.",
    instead: "Make a database of your own for experiments, under a new name.",
    severity: "high",
    category: "destruction",
    source: "https://www.postgresql.org/docs/current/sql-dropdatabase.html",
    when: {
      operation: {
        system: ["database"],
        verb: ["destructive"],
        resource: ["drop {database,schema,keyspace,owned,role,user}"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql -c 'DROP DATABASE shop'",
        "mysql -e 'drop schema shop'",
        { tool: "mcp__postgres__query", input: { sql: "drop schema public cascade" } },
      ],
      good: [
        "psql -c 'create database scratch'",
        "psql -c 'select 1'",
        "psql -c \"select 'drop database x'\"",
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
    when: { operation: { system: ["database"], verb: ["destructive"], dryRun: false } },
    examples: {
      bad: [
        "psql shop -c 'truncate orders'",
        "psql shop -c 'delete from users'",
        { tool: "mcp__postgres__query", input: { sql: "DROP TABLE users" } },
      ],
      good: [
        "psql shop -c 'delete from users where id = 1'",
        "psql shop -c 'select * from users'",
        { tool: "mcp__postgres__query", input: { sql: "select 'drop table users'" } },
      ],
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
      operation: { system: ["database"], verb: ["write", "schema"], target: ["production"], dryRun: false },
    },
    examples: {
      bad: [
        "psql -h prod-db.example.com -c 'update users set name = 1 where id = 2'",
        "psql -h prod-db.example.com -c 'alter table users add column a int'",
      ],
      good: ["psql -h prod-db.example.com -c 'select 1'", "psql shop_test -c 'insert into users values (1)'"],
    },
  },
] as const satisfies readonly Rule[];
