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
        "docker compose exec db psql -U postgres -c 'drop database shop_production'",
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
        target: ["unknown", "other", "here"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql -c 'DROP DATABASE shop'",
        "mysql -e 'drop schema shop'",
        "redis-cli -h cache.example.com FLUSHALL",
        "mongosh shop --eval 'db.dropDatabase()'",
        "dropdb shop",
        "psql -h db.example.com -c 'drop database if exists shop'",
        "psql -c 'drop schema shop_test, shop cascade'",
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
        "mysql -u root -e 'DROP DATABASE IF EXISTS app_test; CREATE DATABASE app_test'",
        "mongosh --eval 'db.getSiblingDB(\"test\").dropDatabase()'",
        "docker exec redis redis-cli flushall",
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
        target: ["unknown", "other", "here"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "psql shop -c 'truncate orders'",
        "psql shop -c 'delete from users'",
        "psql shop -c 'delete from users where 1=1'",
        "mysql shop -e '/*!50000 drop table users */'",
        "redis-cli -n 15 flushdb",
        "redis-cli FLUSHALL",
        "psql shop -c 'begin; delete from users; commit; rollback'",
        "mysql shop -e 'begin; delete from users; create table a (b int); rollback'",
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
        "sqlite3 :memory: 'create table a (b); drop table a'",
        "psql shop -c 'begin; delete from users; rollback'",
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
      bad: [
        "psql -h localhost -d shop -c 'drop table users'",
        "dropdb shop_test",
        "psql -c 'drop database shop_test'",
      ],
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
] as const satisfies readonly Rule[];
