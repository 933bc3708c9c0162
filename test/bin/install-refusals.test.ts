import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { machine, namesIn } from "./machine.ts";

const hook = '{ "type": "command", "command": "true" }';

// Each of these makes Claude Code 2.1.330 run the tool with a blocking hook in the same file (measured).
const faults: readonly (readonly [string, string, string])[] = [
  ["a comma too many", '{\n  "model": "opus",\n}', ":3:1: expected a key"],
  ["a missing brace", '{\n  "model": "opus"', ":2:18: expected }"],
  ["a comment", '{\n  // mine\n  "model": "opus"\n}', ":2:3: a comment"],
  ["a block comment", '{ /* mine */ "model": "opus" }', ":1:3: a comment"],
  ["no object", "[]", ":1:1: expected an object"],
  [
    "a key that is there twice",
    '{ "hooks": {}, "model": "opus", "hooks": {} }',
    ':1:33: the key "hooks" is there twice',
  ],
  [
    "a hook event that is there twice",
    '{ "hooks": { "PreToolUse": [], "PreToolUse": [] } }',
    ":1:32: the key",
  ],
  [
    "permissions.allow that is no list",
    '{\n  "permissions": { "allow": "Bash" }\n}',
    ":2:29: permissions.allow: expected array, found a string",
  ],
  ["a model that is a number", '{ "model": 7 }', ":1:12: model: expected string, found 7"],
  ["a model that is null", '{ "model": null }', "model: expected string, found null"],
  ["permissions that are a list", '{ "permissions": [] }', "permissions: expected object, found an array"],
  [
    "an unknown default mode",
    '{ "permissions": { "defaultMode": "yolo" } }',
    'permissions.defaultMode: expected "acceptEdits"',
  ],
  ["an environment that is a list", '{ "env": [] }', "env: expected object, found an array"],
  [
    "a retention in quotes",
    '{ "cleanupPeriodDays": "30" }',
    "cleanupPeriodDays: expected number, found a string",
  ],
  [
    "a status line without type",
    '{ "statusLine": { "command": "x" } }',
    'statusLine.type: expected "command", found nothing',
  ],
  ["a sandbox that is a switch", '{ "sandbox": true }', "sandbox: expected object, found true"],
  [
    "plugins that are a list",
    '{ "enabledPlugins": ["a"] }',
    "enabledPlugins: expected object, found an array",
  ],
  ["hooks that are a list", '{ "hooks": [] }', "hooks: expected object, found an array"],
  [
    "an event that is no list",
    '{ "hooks": { "PreToolUse": {} } }',
    "hooks.PreToolUse: expected array, found an object",
  ],
  [
    "a timeout in quotes",
    `{ "hooks": { "PreToolUse": [{ "hooks": [{ "type": "command", "command": "true", "timeout": "5" }] }] } }`,
    "hooks.PreToolUse[0].hooks[0].timeout: expected number, found a string",
  ],
  [
    "a hook of an unknown type",
    '{ "hooks": { "PreToolUse": [{ "hooks": [{ "type": "webhook" }] }] } }',
    'hooks.PreToolUse[0].hooks[0].type: expected "command"',
  ],
  [
    "a hook without a command",
    '{ "hooks": { "PostToolUse": [{ "hooks": [{ "type": "command" }] }] } }',
    "hooks.PostToolUse[0].hooks[0].command: expected string, found nothing",
  ],
  [
    "an unknown onFailure",
    '{ "hooks": { "PreToolUse": [{ "hooks": [{ "type": "command", "command": "true", "onFailure": "explode" }] }] } }',
    'onFailure: expected "continue" or "block", found "explode"',
  ],
  [
    "a matcher that is a number",
    `{ "hooks": { "PreToolUse": [{ "matcher": 5, "hooks": [${hook}] }] } }`,
    "hooks.PreToolUse[0].matcher: expected string, found 5",
  ],
  ["disableAllHooks", '{\n  "disableAllHooks": true\n}', ":2:22: disableAllHooks is true"],
  ["100,000 nested brackets", `{"a":${"[".repeat(100_000)}`, "settings.json:1:"],
];

test.each(faults)("refuses %s, says where, and leaves the file alone", (_, text, said) => {
  const at = machine();
  at.put(".claude/settings.json", text);
  const done = at.run("install", "--yes");
  expect(done).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(said) });
  expect(done.stderr).toContain(at.user);
  expect(fs.readFileSync(at.user, "utf8")).toBe(text);
  expect(namesIn(dirname(at.user))).toEqual(["settings.json"]);
});

// The client forgives these, so we do.
const harmless: readonly (readonly [string, string, string])[] = [
  [
    "a hook on another event of the wrong shape",
    '{ "hooks": { "Stop": "x" } }',
    "hooks.Stop: expected array",
  ],
  [
    "a matcher that is no regular expression",
    `{ "hooks": { "Stop": [{ "matcher": "(", "hooks": [${hook}] }] } }`,
    'the matcher "(" is not a valid',
  ],
  [
    "another hook on results",
    `{ "hooks": { "PostToolUse": [{ "hooks": [${hook}] }] } }`,
    "another PostToolUse hook",
  ],
  [
    "an unknown setting, event and theme",
    '{ "newSetting": 1, "theme": 5, "hooks": { "NewEvent": "x" } }',
    "",
  ],
  [
    "a number in the environment and in a list of rules",
    '{ "env": { "A": 1 }, "permissions": { "allow": [7] } }',
    "",
  ],
];

test.each(harmless)("goes on with a note: %s", (_, text, said) => {
  const at = machine();
  at.put(".claude/settings.json", text);
  const done = at.run("install", "--dry-run");
  expect(done.code).toBe(0);
  if (said === "") expect(done.stderr).toBe("");
  else expect(done.stderr).toContain(said);
});

describe("refuses what is no settings file", () => {
  test("a folder", () => {
    const at = machine();
    fs.mkdirSync(at.user, { recursive: true });
    expect(at.run("install", "--yes")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("not a regular file"),
    });
  });

  test("a pipe, without waiting for it", () => {
    const at = machine();
    fs.mkdirSync(dirname(at.user));
    spawnSync("sh", ["-c", 'mkfifo "$0"', at.user]);
    expect(at.run("install", "--yes")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("not a regular file"),
    });
  });

  test("a symbolic link to nothing", () => {
    const at = machine();
    fs.mkdirSync(dirname(at.user));
    fs.symlinkSync(join(at.home, "gone.json"), at.user);
    expect(at.run("install", "--yes")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("cannot read"),
    });
  });

  test.each([
    ["more than 5 MB", Buffer.alloc(5 * 1024 * 1024 + 1, " "), "larger than 5 MB"],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "cannot read"],
  ])("%s", (_, bytes, said) => {
    const at = machine();
    at.put(".claude/settings.json", bytes);
    expect(at.run("install", "--yes")).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
    expect(fs.readFileSync(at.user).equals(bytes)).toBe(true);
  });
});

test.each([
  ["project", "settings.json"],
  ["local", "settings.local.json"],
])("refuses when the %s settings switch all hooks off", (_, name) => {
  const at = machine();
  const file = at.put(join(at.project, ".claude", name), '{\n  "disableAllHooks": true\n}');
  const said = `${file}:2:3: disableAllHooks is true`;
  expect(at.run("install", "--yes")).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
  expect(fs.existsSync(at.user)).toBe(false);
});

test("uninstalling refuses a file it cannot parse", () => {
  const at = machine();
  at.put(".claude/settings.json", '{ "hooks": ');
  expect(at.run("uninstall", "--yes")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(":1:12: expected a value"),
  });
});

test("refuses to point the settings at a throwaway copy of the package", () => {
  const at = machine();
  const copy = join(at.root, "_npx/1234/node_modules/sallyport/dist");
  fs.cpSync(join(import.meta.dirname, "../../dist"), copy, { recursive: true });
  expect(at.runFrom(copy, "install", "--yes")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("throwaway copy"),
  });
});
