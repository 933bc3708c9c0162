import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hookGroups } from "../../bin/agent-settings/hook-table.ts";
import { AuditEvent } from "../../engine/audit-event.ts";
import { recorded, recordedNames } from "./recorded.ts";
import { auditLines, hooksFolder, put, run, temporaryFolder } from "./run.ts";

/** The hooks as the installer writes them. */
const launcher = {
  node: process.execPath,
  cleaner: "/usr/bin/env",
  folder: hooksFolder,
  home: "/home/a",
  form: "exec",
} as const;
const ours = Object.fromEntries(hookGroups(launcher).map(({ event, group }) => [event, [group]]));
const [pre] = ours.PreToolUse ?? [];
const whole = JSON.stringify({ model: "opus", hooks: ours });

/** Our hooks, with this handler before a call. */
const withHandler = (change: object) => ({
  hooks: { ...ours, PreToolUse: [{ matcher: "*", hooks: [{ ...pre?.hooks[0], ...change }] }] },
});
const without = (event: string) => ({
  hooks: Object.fromEntries(Object.entries(ours).filter(([name]) => name !== event)),
});

/** A home and a project in which the user's settings hold our hooks. */
function machine() {
  const home = temporaryFolder();
  const project = temporaryFolder();
  put(join(home, ".claude/settings.json"), whole);
  return { home, project, user: join(home, ".claude/settings.json") };
}

describe("a change of settings", () => {
  test.each(recordedNames("ConfigChange"))("%s passes without a word while our hooks stand", (name) => {
    const { home, project } = machine();
    const done = run("pre-tool-use", recorded(name, { cwd: project }), { home });
    expect(done).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  });

  test.each<[string, string, unknown]>([
    ["takes out all hooks", "user", { model: "opus" }],
    ["takes out one gate", "user", without("PreToolUse")],
    ["takes out the other gate", "user", without("PostToolUse")],
    ["takes out the watch over settings", "user", without("ConfigChange")],
    ["narrows a matcher", "user", { hooks: { ...ours, PreToolUse: [{ ...pre, matcher: "Bash" }] } }],
    ["puts another program in our place", "user", withHandler({ command: "/bin/true" })],
    [
      "puts a shell in our place",
      "user",
      withHandler({ command: "true # pre-tool-use.cjs", args: undefined }),
    ],
    ["does not wait for us", "user", withHandler({ async: true })],
    ["calls us for some commands only", "user", withHandler({ if: "Bash(x)" })],
    ["gives us no time", "user", withHandler({ timeout: 0.001 })],
    ["lets our failures through", "user", withHandler({ onFailure: undefined })],
    ["has a value of a wrong type elsewhere", "user", { hooks: ours, permissions: { allow: "Bash" } }],
    [
      "swaps the executables",
      "user",
      { hooks: { ...ours, PreToolUse: ours.PostToolUse, PostToolUse: ours.PreToolUse } },
    ],
    ["turns hooks into a text", "user", { hooks: "none" }],
    ["disables all hooks", "user", { hooks: ours, disableAllHooks: true }],
    ["disables all hooks in the project", "project", { disableAllHooks: true }],
    ["disables all hooks on this machine", "local", { disableAllHooks: true }],
    ["is not JSON", "user", "{"],
    ["is not JSON, in the project", "project", "{ // comment"],
    ["is a list", "user", []],
  ])("that %s is blocked, and the reason names the file", (_case, scope, content) => {
    const { home, project, user } = machine();
    const files = {
      user,
      project: join(project, ".claude/settings.json"),
      local: join(project, ".claude/settings.local.json"),
    };
    const file = scope === "user" ? files.user : scope === "project" ? files.project : files.local;
    put(file, typeof content === "string" ? content : JSON.stringify(content));
    const input = recorded("ConfigChange-user_settings.json", { cwd: project, file_path: file });
    const done = run("pre-tool-use", input, { home });
    expect(done).toMatchObject({ exitCode: 2, stdout: "" });
    expect(done.stderr).toMatch(
      /^sallyport: this change of settings would take the guard out of force: [^\n]+\n$/,
    );
    const [line = ""] = auditLines(home);
    expect(AuditEvent.parse(JSON.parse(line))).toMatchObject({ event: "config-change", verdict: "deny" });
  });

  test("that removes the file is blocked", () => {
    const { project } = machine();
    const home = temporaryFolder();
    expect(
      run("pre-tool-use", recorded("ConfigChange-user_settings.json", { cwd: project }), { home }).exitCode,
    ).toBe(2);
  });

  test("that puts a directory in the file's place is blocked", () => {
    const { home, project } = machine();
    mkdirSync(join(project, ".claude/settings.json"), { recursive: true });
    const input = recorded("ConfigChange-project_settings.json", { cwd: project });
    expect(run("pre-tool-use", input, { home }).stderr).toContain("is not a regular file");
  });

  test("elsewhere in the settings passes", () => {
    const { home, project } = machine();
    put(join(project, ".claude/settings.json"), JSON.stringify({ model: "haiku", hooks: { Stop: [] } }));
    const input = recorded("ConfigChange-project_settings.json", { cwd: project });
    expect(run("pre-tool-use", input, { home })).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  });
});
