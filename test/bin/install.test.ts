import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findOurHandlers } from "../../bin/agent-settings/edit-settings.ts";
import { dist, distWith, machine, namesIn } from "./machine.ts";

const settings = '{\n  "model": "opus",\n  "permissions": { "allow": ["Bash(ls)"] }\n}\n';
const events = [
  "ConfigChange",
  "PostToolBatch",
  "PostToolUse",
  "PostToolUseFailure",
  "PreToolUse",
  "SessionStart",
  "UserPromptSubmit",
];

const read = (file: string) => fs.readFileSync(file, "utf8");
const mode = (file: string) => (fs.statSync(file).mode & 0o777).toString(8);
const registered = (file: string) =>
  findOurHandlers(read(file))
    .map(({ event }) => event)
    .sort();

describe("sallyport install --yes", () => {
  test("makes a new settings file that only its owner may read", () => {
    const at = machine();
    expect(at.run("install", "--yes")).toMatchObject({ code: 0, stderr: "" });
    expect(registered(at.user)).toEqual(events);
    expect(mode(at.user)).toBe("600");
    expect(namesIn(dirname(at.user))).toEqual(["settings.json"]);
  });

  test("keeps mode and content of the file, and a private backup of it", () => {
    const at = machine();
    at.put(".claude/settings.json", settings, 0o640);
    expect(at.run("install", "--yes").code).toBe(0);
    const backup = namesIn(dirname(at.user)).find((name) => name !== "settings.json") ?? "";
    expect(backup).toMatch(/^settings\.json\.sallyport-backup-\d{8}T\d{6}Z$/);
    expect(read(join(dirname(at.user), backup))).toBe(settings);
    expect([mode(at.user), mode(join(dirname(at.user), backup))]).toEqual(["640", "600"]);
    expect(JSON.parse(read(at.user))).toMatchObject(JSON.parse(settings));
  });

  test("changes nothing the second time, and says so", () => {
    const at = machine();
    at.put(".claude/settings.json", settings);
    at.run("install", "--yes");
    const before = [read(at.user), namesIn(dirname(at.user))];
    expect(at.run("install", "--yes")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("already installed"),
    });
    expect([read(at.user), namesIn(dirname(at.user))]).toEqual(before);
  });

  test.each([
    ["a symbolic link, by changing the file it leads to", settings],
    ["a byte order mark", `\uFEFF${settings}`],
    ["an empty file", ""],
  ])("copes with %s", (_, text) => {
    const at = machine();
    const target = at.put("dotfiles/claude.json", text);
    fs.mkdirSync(dirname(at.user));
    fs.symlinkSync(target, at.user);
    expect(at.run("install", "--yes").code).toBe(0);
    expect(fs.lstatSync(at.user).isSymbolicLink()).toBe(true);
    expect(read(target).startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
    expect(registered(target)).toEqual(events);
    if (text === "") return;
    expect(at.run("uninstall", "--yes").code).toBe(0);
    expect(read(target)).toBe(text);
  });
});

test.each([
  ["without a terminal nothing is written, and --yes is named", [], "--yes"],
  ["--dry-run writes nothing", ["--dry-run"], "Dry run"],
  ["--dry-run wins over --yes", ["--dry-run", "--yes"], "Dry run"],
] as const)("%s", (_, options, said) => {
  const at = machine();
  at.put(".claude/settings.json", settings);
  const done = at.run("install", ...options);
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining(said) });
  expect(done.stdout).toContain('+    "PreToolUse": [');
  expect(done.stdout).not.toContain("\u001b");
  expect([read(at.user), namesIn(dirname(at.user))]).toEqual([settings, ["settings.json"]]);
});

/** The hooks start without the variables that could change what node runs. */
const started = ["-u", "NODE_OPTIONS", process.execPath];

describe("scopes", () => {
  const folder = join(dist, "hooks");
  test.each([
    ["local", "settings.local.json", [join(folder, "pre-tool-use.cjs"), "--home"]],
    ["project", "settings.json", [join(folder, "pre-tool-use.cjs")]],
  ])("%s goes to .claude/%s of the repository", (scope, name, words) => {
    const at = machine();
    const done = at.run("install", "--yes", "--scope", scope);
    expect(done.code).toBe(0);
    const handler = findOurHandlers(read(join(at.project, ".claude", name)))[0]?.handler;
    expect(handler).toMatchObject({
      command: "/usr/bin/env",
      args: expect.arrayContaining([...started, ...words]),
    });
    expect(done.stderr.includes("of this machine only")).toBe(scope === "project");
    expect(fs.existsSync(at.user)).toBe(false);
  });

  test("project uses the repository's own sallyport where there is one", () => {
    const at = machine();
    fs.cpSync(dist, join(at.project, "node_modules/sallyport/dist"), { recursive: true });
    expect(at.run("install", "--yes", "--scope", "project")).toMatchObject({ code: 0, stderr: "" });
    const path = "$" + "{CLAUDE_PROJECT_DIR}/node_modules/sallyport/dist/hooks/pre-tool-use.cjs";
    const handler = findOurHandlers(read(join(at.project, ".claude/settings.json")))[0]?.handler;
    expect(handler).toMatchObject({ command: "node", args: [path] });
  });

  test("uninstalling the wrong one names the right one", () => {
    const at = machine();
    at.run("install", "--yes", "--scope", "local");
    expect(at.run("uninstall", "--yes").stdout).toContain("sallyport uninstall --scope local");
  });

  test("a second installation for another scope is pointed out", () => {
    const at = machine();
    at.run("install", "--yes");
    expect(at.run("install", "--scope", "local").stderr).toContain("already installed for scope user");
  });
});

test.each([
  [
    "a client that ignores onFailure gets a form in which a crash blocks",
    'echo "2.1.294 (Claude Code)"',
    true,
  ],
  ["a client that honours onFailure gets the form without a shell", 'echo "2.1.295 (Claude Code)"', false],
  ["a later client too", 'echo "3.0.1 (Claude Code)"', false],
  ["a client that does not say its version is taken for a current one", "exec /bin/sleep 30", false],
])("%s", (_, script, shell) => {
  const at = machine();
  at.client(script);
  expect(at.run("install", "--yes").code).toBe(0);
  const { handler } = findOurHandlers(read(at.user))[0] ?? {};
  const command = expect.stringMatching(/ \|\| exit 2$/);
  if (shell) expect(handler).toEqual({ type: "command", command, timeout: 10, onFailure: "block" });
  else expect(handler).toMatchObject({ command: "/usr/bin/env", args: expect.arrayContaining(started) });
});

describe("when the hooks do not answer as they must", () => {
  test.each([
    [
      "PreToolUse lets everything through",
      "pre-tool-use",
      "process.exit(0)",
      'lets "git push --force" through',
    ],
    ["PreToolUse crashes", "pre-tool-use", "process.exit(1)", "PreToolUse"],
    ["PostToolUse redacts nothing", "post-tool-use", "process.exit(0)", "does not replace"],
    ["PostToolUse does not parse", "post-tool-use", "{", "PostToolUse"],
  ] as const)("the settings are put back: %s", (_, hook, program, said) => {
    const at = machine();
    const broken = distWith(at, hook, program);
    at.put(".claude/settings.json", settings);
    expect(at.runFrom(broken, "install", "--yes")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(said),
    });
    expect(read(at.user)).toBe(settings);
  });

  test("a settings file that was new is removed again", () => {
    const at = machine();
    expect(at.runFrom(distWith(at, "pre-tool-use", ""), "install", "--yes").code).toBe(2);
    expect(fs.existsSync(at.user)).toBe(false);
  });
});

test("uninstalling leaves no trace but a backup", () => {
  const at = machine();
  at.put(".claude/settings.json", settings);
  at.run("install", "--yes");
  expect(at.run("uninstall").stdout).toContain("--yes");
  expect(at.run("uninstall", "--yes").code).toBe(0);
  expect(read(at.user)).toBe(settings);
  expect(at.run("install", "--uninstall")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("not installed"),
  });
});
