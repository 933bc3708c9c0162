import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AuditEvent } from "../../engine/audit-event.ts";
import { recorded, recordedNames } from "./recorded.ts";
import { auditLines, hooksFolder, put, run, temporaryFolder } from "./run.ts";

/** A hook entry as the installer writes it. */
const entry = (executable: string, matcher: string | undefined = "*") => ({
  ...(matcher === undefined ? {} : { matcher }),
  hooks: [
    {
      type: "command",
      command: "node",
      args: [join(hooksFolder, executable)],
      timeout: 10,
      onFailure: "block",
    },
  ],
});

const ours = { PreToolUse: [entry("pre-tool-use.cjs")], PostToolUse: [entry("post-tool-use.cjs")] };
const whole = JSON.stringify({ model: "opus", hooks: ours });

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
    ["takes out one gate", "user", { hooks: { PreToolUse: ours.PreToolUse } }],
    ["takes out the other gate", "user", { hooks: { PostToolUse: ours.PostToolUse } }],
    ["narrows a matcher", "user", { hooks: { ...ours, PreToolUse: [entry("pre-tool-use.cjs", "Bash")] } }],
    [
      "swaps the executables",
      "user",
      { hooks: { PreToolUse: ours.PostToolUse, PostToolUse: ours.PreToolUse } },
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
    expect(run("pre-tool-use", input, { home }).stderr).toContain("cannot be read");
  });

  test("elsewhere in the settings passes", () => {
    const { home, project } = machine();
    put(join(project, ".claude/settings.json"), JSON.stringify({ model: "haiku", hooks: { Stop: [] } }));
    const input = recorded("ConfigChange-project_settings.json", { cwd: project });
    expect(run("pre-tool-use", input, { home })).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  });
});
