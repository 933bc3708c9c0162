import { describe, expect, test } from "vitest";
import { factsOf } from "../engine/facts/facts-of-call.ts";
import { secretFactsOf } from "../engine/facts/secret-facts.ts";
import type { Surroundings } from "../engine/surroundings.ts";
import type { ToolAction, ToolCall } from "../engine/tool-call.ts";
import { hostileCommands as commands, fill } from "./hostile-commands.ts";
import { nowhere } from "./nowhere.ts";
import { within } from "./within.ts";

/** What one call may take, in milliseconds, on the slowest machine we run on. The hook's deadline is 5 s. */
const maxMs = 2_000;

/** What one call may come to: facts of all kinds, and their characters. */
const maxFacts = 50_000;
const maxCharacters = 20_000_000;

/** A machine where every directory holds 1,000 files and every file is full. */
const crowded: Surroundings = {
  ...nowhere,
  list: () => Array.from({ length: 1_000 }, (_, index) => `file-${index}.txt`),
  read: () => "cat .env\n".repeat(20_000),
};

function callOf(action: ToolAction): ToolCall {
  return { agent: "test", session: "s", cwd: "/home/dev/app", tool: "Bash", action };
}

/** Judges a call, and expects no more than that it ends, in time, with a result of a sane size. */
async function expectBounded(action: ToolAction, surroundings = nowhere): Promise<void> {
  const call = callOf(action);
  const facts = await within(maxMs, async () => {
    const seen = factsOf(call, surroundings);
    await secretFactsOf(call, seen);
    return seen;
  });
  const count = Object.values(facts).reduce((sum, list) => sum + list.length, 0);
  expect({ count: count <= maxFacts, characters: JSON.stringify(facts).length <= maxCharacters }).toEqual({
    count: true,
    characters: true,
  });
}

const shell = (command: string): ToolAction => ({ kind: "shell", shell: "bash", command });
/** Rows that mean something to PowerShell. */
const inPowershell =
  /sudo|wrappers|quotes|urls|option|path|globs|blanks|one word|commands|heredocs|pipeline|NUL|cd,/;

describe("a hostile command", () => {
  test.each(commands)("%s", async (_case, command) => {
    await expectBounded(shell(command));
  });

  test.each(commands.filter(([name]) => /glob|find|source|brace|cd|path/.test(name)))(
    "%s, on a crowded machine",
    async (_case, command) => {
      await expectBounded(shell(command), crowded);
    },
  );

  test.each(commands.filter(([name]) => inPowershell.test(name)))(
    "%s, in PowerShell",
    async (_case, command) => {
      await expectBounded({ kind: "shell", shell: "powershell", command });
    },
  );
});

/** A value in 1,000 lists or objects; deeper ones do not pass the hook. */
function wrapped(value: unknown, wrap: (inner: unknown) => unknown): unknown {
  let result = value;
  for (let depth = 0; depth < 1_000; depth++) result = wrap(result);
  return result;
}

describe("hostile arguments of an MCP tool", () => {
  test.each<[string, unknown]>([
    ["deep lists", wrapped("/etc/passwd", (inner) => [inner])],
    ["deep objects", wrapped("/etc/passwd", (inner) => ({ path: inner }))],
    ["300,000 values", Array.from({ length: 300_000 }, () => "/etc/passwd")],
    [
      "100,000 keys",
      Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`path${index}`, "/etc/passwd"])),
    ],
    ["2,000 commands of 2 KB", Array.from({ length: 2_000 }, () => ({ command: "cat .env; ".repeat(200) }))],
    [
      "a command of 64 KiB in each of 60 keys",
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, { command: fill("$(ls)") }])),
    ],
    ["4 MB of SQL comments", { sql: "/*".repeat(2_000_000) }],
    ["64 KiB of SQL comments", { sql: `select ${"/*".repeat(32_000)}` }],
    ["SQL dashes", { sql: `select ${"--\n".repeat(20_000)}` }],
    ["comments before SQL", { sql: `${"-- a\n".repeat(200_000)}drop` }],
    ["SQL quotes", { sql: `select ${"'".repeat(64_000)}` }],
    ["SQL statements", { sql: "drop table a;".repeat(100_000) }],
    ["a path of 4 MB", { path: "a/".repeat(2_000_000) }],
    ["a path that climbs 4 MB", { path: "../".repeat(1_300_000) }],
    ["a file url of 4 MB", { path: `file://${"%2e%2e/".repeat(500_000)}` }],
    ["a url of 4 MB", { url: `http://${"a.".repeat(2_000_000)}b` }],
    ["4 MB that is nearly a url", { url: `${"a".repeat(4_000_000)} ://` }],
    ["a key of 4 MB", { ["path".repeat(1_000_000)]: "x" }],
    [
      "keys named like properties",
      JSON.parse('{"__proto__":{"path":"/etc/passwd"},"constructor":{"prototype":{"command":"ls"}}}'),
    ],
    ["4 MB of nearly a token", { text: "ghp_".repeat(1_000_000) }],
    ["4 MB of nearly a key", { text: "-----BEGIN ".repeat(370_000) }],
    ["4 MB of nearly a password", { text: "password=".repeat(450_000) }],
    ["4 MB of nearly base64", { text: `${"YWFh".repeat(1_000_000)}!` }],
    ["nothing", null],
    ["a number", 7],
  ])("%s", async (_case, args) => {
    await expectBounded({ kind: "mcp", server: "a", tool: "run_query", arguments: args });
    await expectBounded({ kind: "other", arguments: args });
  });
});

describe("hostile values of other tools", () => {
  test.each<[string, ToolAction]>([
    ["a url", { kind: "fetch", url: `http://${"a.".repeat(500_000)}`, prompt: "" }],
    ["a url with credentials", { kind: "fetch", url: `http://${"a:b@".repeat(200_000)}c`, prompt: "" }],
    ["an IPv6 url", { kind: "fetch", url: `http://[${":".repeat(100_000)}]/`, prompt: "" }],
    ["a path", { kind: "read", path: `/${"../a/".repeat(800)}` }],
    ["a glob", { kind: "list", path: "/", pattern: "**/".repeat(1_300) }],
    ["a search glob", { kind: "search", path: "/", glob: "{a,b}".repeat(800) }],
    ["4 MB of written text", { kind: "write", path: "a", content: "const a = 1;\n".repeat(300_000) }],
    ["4 MB of written letters", { kind: "write", path: "a", content: "a".repeat(4_000_000) }],
    [
      "4 MB of written secrets, nearly",
      { kind: "write", path: "a", content: "secret_key: 'AKIA'\n".repeat(200_000) },
    ],
    ["1 MB for another model", { kind: "text", text: "token ".repeat(170_000), audience: "agent" }],
  ])("%s", async (_case, action) => {
    await expectBounded(action);
  });
});
