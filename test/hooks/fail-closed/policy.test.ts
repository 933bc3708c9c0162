import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fake } from "../../fake-secrets.ts";
import { bash, bashResult } from "../recorded.ts";
import { auditLines, copyOfDist, homeWithPolicy, put, run, temporaryFolder } from "../run.ts";
import { call, expectBlocked } from "./expectations.ts";

describe("a policy that cannot be followed", () => {
  test.each<[string, string, string]>([
    ["a text that is not YAML", "profile: [\n", ":2: not YAML"],
    ["a tab for indentation", "profile:\n\t- a\n", ":2: not YAML"],
    [
      "a field nobody knows",
      "# ours\nprofil: production\n",
      ":2: profil: unknown field; did you mean profile?",
    ],
    [
      "a profile nobody knows",
      "profile: produktion\n",
      ':1: profile: found \\"produktion\\"; did you mean production?',
    ],
    ["a profile of a wrong type", "profile: [production]\n", ":1: profile: found a list; "],
    ["a list", "- profile: production\n", ":1: the file: found a list; "],
    ["a text alone", "production\n", ':1: the file: found \\"production\\"; '],
    ["two documents", "profile: production\n---\nprofile: prototyping\n", ": not YAML"],
    ["a field twice", "profile: production\nprofile: prototyping\n", ":2: not YAML"],
    ["aliases", "profile: &a [x,x]\na: *a\n", "aliases"],
    ["a `__proto__` key", "__proto__:\n  profile: prototyping\n", "__proto__"],
    ["a rule nobody knows", "rules:\n  git/force-psh: ask\n", ":2: rules.git/force-psh: there is"],
    ["a cell nobody knows", "aspects:\n  riskTolerance: { hihg: ask }\n", ":2: aspects.riskTolerance.hihg: "],
  ])("%s is asked about on every call, naming file, line and fault", (_case, policy, naming) => {
    const home = homeWithPolicy(policy);
    const done = run("pre-tool-use", call, { home });
    expect(done).toMatchObject({ exitCode: 0, stderr: "" });
    expect(done.stdout).toContain('"permissionDecision":"ask"');
    expect(done.stdout).toContain(`policy/invalid-file: ${join(home, ".sallyport/policy.yaml")}`);
    expect(done.stdout).toContain(naming);
  });

  test("what can be read of it tightens, and nothing of it relaxes", () => {
    const home = homeWithPolicy("profil: x\nrules: { git/force-push: allow, git/discard-changes: deny }\n");
    expect(run("pre-tool-use", bash("git push --force"), { home }).exitCode).toBe(2);
    expect(run("pre-tool-use", bash("git checkout -- ."), { home }).exitCode).toBe(2);
  });

  test("over 256 KiB, it blocks", () => {
    const home = homeWithPolicy(`# ${"x".repeat(256 * 1024)}\n`);
    expectBlocked(
      run("pre-tool-use", call, { home }),
      "policy-unreadable",
      "policy.yaml cannot be read: it is over 256 KiB",
    );
  });

  test.each<[string, (file: string) => void]>([
    ["a directory", (file) => void mkdirSync(file, { recursive: true })],
    ["a pipe that nobody writes to", (file) => void execFileSync("mkfifo", [file])],
    ["a link to itself", (file) => void execFileSync("ln", ["-s", basename(file), file])],
    ["a device", (file) => void execFileSync("ln", ["-s", "/dev/zero", file])],
  ])("%s in its place blocks", (_case, make) => {
    const home = temporaryFolder();
    const file = join(home, ".sallyport/policy.yaml");
    mkdirSync(join(home, ".sallyport"));
    make(file);
    expectBlocked(run("pre-tool-use", call, { home }), "policy-unreadable", file);
  });

  test.each([["policy.yaml"], ["policy.local.yaml"], ["policy.yml"], ["policy.jsonc"]])(
    "in a repository, %s counts as well, from any directory in it",
    (name) => {
      const project = temporaryFolder();
      const file = put(join(project, ".sallyport", name), '{ "profile": 7 }\n');
      const done = run("pre-tool-use", bash("git status", { cwd: join(project, "a/b") }));
      expect(done.stdout).toContain(`${file}:1: profile: found 7; `);
    },
  );

  test("after a call, results pass the strictest redaction", () => {
    const home = homeWithPolicy("profile: prototyping\nx: 1\n");
    const output = bashResult(fake("password-assignment"));
    expect(run("post-tool-use", output, { home }).stdout).toContain("redacted:");
  });

  test("an empty file is no policy", () => {
    expect(run("pre-tool-use", call, { home: homeWithPolicy("") })).toMatchObject({
      exitCode: 0,
      stdout: "",
      stderr: "",
    });
  });

  test("a change takes effect at once", () => {
    const home = homeWithPolicy("profile: production\n");
    run("pre-tool-use", call, { home });
    put(join(home, ".sallyport/policy.yaml"), "profile: prototyping\n");
    run("pre-tool-use", bash("git push --force"), { home });
    expect(auditLines(home).map((line) => JSON.parse(line).profile)).toEqual(["production", "prototyping"]);
  });

  test.each([["garbage"], ['{"sources":[],"policy":{"profile":"prototyping","ignored":[]}}'], [""]])(
    "a kept policy that was changed to `%s` is made anew",
    (content) => {
      const home = homeWithPolicy("profile: production\n");
      run("pre-tool-use", call, { home });
      const folder = join(home, ".sallyport/cache");
      const kept = readdirSync(folder).filter((file) => file.startsWith("policy-"));
      expect(kept).toHaveLength(1);
      for (const file of kept) writeFileSync(join(folder, file), content);
      run("pre-tool-use", call, { home });
      expect(auditLines(home).map((line) => JSON.parse(line).profile)).toEqual(["production", "production"]);
    },
  );

  test("a cache that cannot be written only costs time", () => {
    const home = homeWithPolicy("profile: production\n");
    put(join(home, ".sallyport/cache"), "");
    expect(run("pre-tool-use", call, { home })).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("without the program that compiles it, a policy blocks", () => {
    const dist = copyOfDist();
    rmSync(join(dist, "bin"), { recursive: true });
    const file = join(dist, "hooks/pre-tool-use.cjs");
    expect(run("pre-tool-use", call, { file })).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    const home = homeWithPolicy("profile: production\n");
    expectBlocked(run("pre-tool-use", call, { file, home }), "policy-unreadable", "sallyport.cjs");
  });
});
