import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { hookGroups } from "../../bin/agent-settings/hook-table.ts";
import { rules } from "../../rules/index.ts";
import { recorded, recordedNames } from "./recorded.ts";
import { type Done, homeWithPolicy, hooksFolder, put, run, temporaryFolder } from "./run.ts";

/** What the person is told. Nothing else may be in the answer, and the session always starts. */
function messageOf({ exitCode, stdout }: Done): string {
  expect(exitCode).toBe(0);
  const { systemMessage, ...others } = JSON.parse(stdout);
  expect(others).toEqual({});
  return systemMessage;
}

const launcher = {
  node: process.execPath,
  cleaner: undefined,
  folder: hooksFolder,
  home: undefined,
  form: "exec",
} as const;
const settings = JSON.stringify({
  hooks: Object.fromEntries(hookGroups(launcher).map(({ event, group }) => [event, [group]])),
});

/** A home whose settings hold our hooks, and this policy. */
function guardedHome(policy: string): string {
  const home = homeWithPolicy(policy);
  put(join(home, ".claude/settings.json"), settings);
  return home;
}

const start = () => recorded("SessionStart-startup.json", { cwd: temporaryFolder() });

describe("at the start of a session", () => {
  test.each(recordedNames("SessionStart"))("%s gets one line: the profile and how many rules", (name) => {
    const input = recorded(name, { cwd: temporaryFolder() });
    const message = messageOf(run("pre-tool-use", input, { home: guardedHome("profile: production\n") }));
    expect(message).toBe(`sallyport: production profile, ${rules.length} rules`);
  });

  test("the default profile is balanced", () => {
    expect(messageOf(run("pre-tool-use", start(), { home: guardedHome("") }))).toContain("balanced profile");
  });

  test("a person without our hooks in the settings is warned", () => {
    expect(messageOf(run("pre-tool-use", start()))).toMatch(/\nNOT IN FORCE: [^\n]+ sallyport install\.$/);
  });

  test.each([
    ["need no settings, when the plugin is ours", resolve(hooksFolder, "../.."), {}, false],
    ["are missing, when the plugin is another", "/opt/another", {}, true],
    [
      "are missing, when settings started us and only set the variable",
      resolve(hooksFolder, "../.."),
      { pinned: true },
      true,
    ],
  ])("hooks of a plugin %s", (_case, root, how, isWarned) => {
    const done = run("pre-tool-use", start(), { pinned: false, ...how, env: { CLAUDE_PLUGIN_ROOT: root } });
    expect(messageOf(done).includes("NOT IN FORCE")).toBe(isWarned);
  });

  test("a project that switches all hooks off is told", () => {
    const cwd = temporaryFolder();
    put(join(cwd, ".claude/settings.local.json"), '{"disableAllHooks":true}');
    const done = run("pre-tool-use", recorded("SessionStart-startup.json", { cwd }), {
      home: guardedHome(""),
    });
    expect(messageOf(done)).toMatch(/NOT IN FORCE: .*settings\.local\.json.*disableAllHooks/);
  });

  test("a policy of the repository that would loosen is named and not followed", () => {
    const cwd = temporaryFolder();
    put(join(cwd, ".sallyport/policy.yaml"), "profile: prototyping\n");
    const done = run("pre-tool-use", recorded("SessionStart-startup.json", { cwd }), {
      home: guardedHome("profile: balanced\n"),
    });
    expect(messageOf(done)).toContain("balanced profile");
    expect(messageOf(done)).toContain(join(cwd, ".sallyport/policy.yaml"));
  });

  test("a policy that is not valid is told, with file, line and fault", () => {
    const home = guardedHome("profile: [\n");
    expect(messageOf(run("pre-tool-use", start(), { home }))).toMatch(/policy\.yaml:2: not YAML/);
  });
});
