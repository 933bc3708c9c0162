import { describe, expect, test } from "vitest";
import type { Dialect } from "../../../engine/facts/programs/service.ts";
import { readSql, sqlOperations } from "../../../engine/facts/sql.ts";
import { within } from "../../within.ts";

const aim = { target: "unknown", targets: {} } as const;

/** Statements as `class resource name`. */
function statements(sql: string, dialect: Dialect = "postgres"): readonly string[] {
  return readSql(sql, aim, dialect).operations.map((fact) =>
    `${fact.verb} ${fact.resource} ${fact.name}`.trim(),
  );
}

describe("a statement is told by what it does", () => {
  test.each([
    ["a query", "select * from users", ["read select users"]],
    ["a dropped table", "drop table if exists users", ["destructive drop table users"]],
    ["a dropped schema", "drop schema public cascade", ["destructive drop schema public"]],
    ["a view can be made again", "drop view v", ["schema drop view"]],
    ["an emptied table", "truncate users", ["destructive truncate users"]],
    ["a deletion of some rows", "delete from users where id = 1", ["write delete users"]],
    ["a deletion of all rows", "delete from users", ["destructive delete users"]],
    ["a change of all rows", "update users set a = 1", ["destructive update users"]],
    ["a new row", "insert into users values (1)", ["write insert users"]],
    ["a dropped column", "alter table users drop column a", ["destructive alter table users"]],
    ["a dropped constraint", "alter table users drop constraint a", ["schema alter table users"]],
    ["a new column", "alter table users add a int", ["schema alter table users"]],
    ["a right", "grant all on users to public", ["access grant"]],
    ["a role", "alter role app superuser", ["access alter role app"]],
    ["two statements", "select 1; drop table a", ["read select", "destructive drop table a"]],
    ["a deletion behind WITH", "with d as (delete from t returning *) select 1", ["destructive delete t"]],
    [
      "a block of code",
      "do $$ begin execute 'drop table t'; end $$",
      ["write do", "read begin", "destructive drop table t", "read end"],
    ],
    ["a quoted name", 'delete from "Users"', ["destructive delete Users"]],
    ["a program of the server", "copy t from program 'id'", ["write copy t", "run-program program id"]],
    [
      "a file of the server",
      "select pg_read_file('/etc/passwd')",
      ["read select", "read-server-file pg_read_file /etc/passwd"],
    ],
    ["nothing", "  ;; -- only a comment", []],
  ])("%s", (_claim, sql, expected) => expect(statements(sql)).toEqual(expected));
});

describe("a WHERE clause that always holds is none", () => {
  test.each([
    ["one", "1", true],
    ["true", "true", true],
    ["equal numbers", "1=1", true],
    ["equal texts", "'a' = 'a'", true],
    ["a column and itself", "id = id", true],
    ["brackets", "((1 = 1))", true],
    ["one side of OR", "id = 3 or 1=1", true],
    ["both sides of AND", "1=1 and true", true],
    ["not false", "not false", true],
    ["everything is like %", "name like '%'", true],
    ["larger numbers", "2 > 1", true],
    ["one side of AND", "1=1 and id = 3", false],
    ["a value", "id = 3", false],
    ["two columns", "a = b", false],
    ["a list", "id in (1, 2)", false],
    ["a subquery with its own", "id in (select id from x where 1=1)", false],
    ["false", "false", false],
  ])("%s", (_claim, clause, isAll) =>
    expect(statements(`delete from t where ${clause}`)).toEqual([
      `${isAll ? "destructive" : "write"} delete t`,
    ]),
  );
});

describe("text that only looks like a statement is none", () => {
  test.each<[string, Dialect, string]>([
    ["in a string", "postgres", "select 'drop table a'"],
    ["in a string with a doubled quote", "postgres", "select 'it''s; drop table a'"],
    ["in an escape string", "postgres", "select E'\\'; drop table a; --'"],
    ["in dollar quotes", "postgres", "select $x$ ; drop table a; $x$"],
    ["in a name", "postgres", 'select "drop table a"'],
    ["in a comment to the end of the line", "postgres", "select 1 -- ; drop table a"],
    ["in a comment", "postgres", "select 1 /* ; drop table a */"],
    ["in a comment in a comment", "postgres", "select 1 /* /* */ ; drop table a */"],
    ["behind a backslash in MySQL", "mysql", "select '\\'; drop table a; -- '"],
    ["in a double quoted string of MySQL", "mysql", 'select "a; drop table a"'],
    ["behind a hash in MySQL", "mysql", "select 1 # ; drop table a"],
    ["in brackets of SQL Server", "sqlserver", "select [a; drop table a]"],
  ])("%s", (_claim, dialect, sql) => expect(statements(sql, dialect)).toEqual(["read select"]));
});

describe("what one server would run counts", () => {
  test.each<[string, Dialect, string]>([
    ["a comment that MySQL runs", "mysql", "/*!50000 drop table a */"],
    ["a comment that MariaDB runs", "mysql", "/*M!100100 drop table a */"],
    ["two dashes without a blank are no comment in MySQL", "mysql", "select 1--1; drop table a"],
    ["a backslash does not hide a quote in PostgreSQL", "postgres", "select '\\'; drop table a; --'"],
    ["of two readings, either", "any", "select '\\'; drop table a; --'"],
    ["a comment that ends where others go on", "mysql", "/* /* */ drop table a"],
    ["a comment as a blank", "postgres", "drop/**/table a"],
    ["text that is prepared", "mysql", "prepare s from 'drop table a'"],
    ["text that is executed", "sqlserver", "exec('drop table a')"],
  ])("%s", (_claim, dialect, sql) => expect(statements(sql, dialect)).toContain("destructive drop table a"));
});

describe("commands of the shell around it are found", () => {
  test.each<[string, Dialect, string, readonly string[]]>([
    ["psql", "postgres", "select 1;\n\\! ls -l\nselect 2", ["\\! ls -l"]],
    ["psql, and SQL behind it", "postgres", "\\x \\\\ drop table a", ["\\x \\\\"]],
    ["mysql", "mysql", "system ls\nselect 1", ["system ls"]],
    ["sqlite", "sqlite", ".shell ls\nselect 1", [".shell ls"]],
    ["a dot inside a statement", "sqlite", "select a\n.b from c", []],
  ])("%s", (_claim, dialect, sql, expected) => expect(readSql(sql, aim, dialect).metas).toEqual(expected));
});

test("a plan is a dry run, unless it is carried out", () => {
  expect(sqlOperations("explain delete from t", aim)[0]?.dryRun).toBe(true);
  expect(sqlOperations("explain analyze delete from t", aim)[0]?.dryRun).toBe(false);
});

test.each([
  ["open brackets", "(".repeat(60_000)],
  ["brackets in a clause", `delete from t where ${"(".repeat(30_000)}1${")".repeat(30_000)}`],
  ["comments in comments", "/*".repeat(30_000)],
  ["quotes", "'".repeat(60_001)],
  ["statements", "drop table a;".repeat(5_000)],
  ["conditions", `delete from t where ${"1=1 or ".repeat(9_000)}`],
])("%s end in time", async (_claim, sql) => {
  await within(2_000, () => sqlOperations(sql, aim));
});

describe("a transaction that is rolled back is a dry run", () => {
  const dry = (sql: string, dialect: Dialect) =>
    readSql(sql, aim, dialect).operations.filter(
      (fact) => fact.dryRun && fact.verb !== "read" && !/begin|start|rollback/.test(fact.resource),
    ).length;
  test.each([
    ["rows", "begin; delete from a; rollback", "mysql", 1],
    ["with its full name", "start transaction; delete from a; rollback work", "mysql", 1],
    ["a table where tables come back", "begin; drop table a; rollback", "postgres", 1],
    ["a table where they do not", "begin; drop table a; rollback", "mysql", 0],
    ["what was committed before", "begin; delete from a; commit; rollback", "postgres", 0],
    ["only to a savepoint", "begin; delete from a; rollback to savepoint b", "postgres", 0],
    ["what comes after it", "begin; rollback; delete from a", "postgres", 0],
  ] as const)("%s: %s", (_case, sql, dialect, expected) => {
    expect(dry(sql, dialect)).toBe(expected);
  });
});
