import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { bash } from "../recorded.ts";
import { auditLines, copyOfDist, homeWithPolicy, put, run, temporaryFolder } from "../run.ts";
import { call, expectBlocked, expectWithheld, result } from "./expectations.ts";

describe("a policy that cannot be followed", () => {
  test.each<[string, string, string, string]>([
    ["a text that is not YAML", "profile: [\n", "policy-invalid", ":2"],
    ["a tab for indentation", "profile:\n\t- a\n", "policy-invalid", ":2"],
    ["a field nobody knows", "# ours\nprofil: production\n", "policy-invalid", ":2: profil"],
    ["a profile nobody knows", "profile: paranoid\n", "policy-invalid", ":1: profile"],
    ["a profile of a wrong type", "profile: [production]\n", "policy-invalid", ":1: profile"],
    ["a list", "- profile: production\n", "policy-invalid", ":1"],
    ["a text alone", "production\n", "policy-invalid", ":1"],
    ["two documents", "profile: production\n---\nprofile: prototyping\n", "policy-invalid", ""],
    ["a field twice", "profile: production\nprofile: prototyping\n", "policy-invalid", ":2"],
    ["aliases", "profile: &a [x,x]\na: *a\n", "policy-invalid", "aliases"],
    ["a `__proto__` key", "__proto__:\n  profile: prototyping\n", "policy-invalid", "__proto__"],
    ["over 256 KiB", `# ${"x".repeat(256 * 1024)}\n`, "policy-unreadable", "256 KiB"],
  ])("%s blocks, naming the file and what is wrong", (_case, policy, code, naming) => {
    const home = homeWithPolicy(policy);
    const done = run("pre-tool-use", call, { home });
    expectBlocked(
      done,
      code,
      `${join(home, ".sallyport/policy.yaml")}${naming.startsWith(":") ? naming : ""}`,
    );
    expect(done.stderr).toContain(naming);
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

  test.each([["policy.yaml"], ["policy.local.yaml"]])(
    "in a repository, %s blocks as well, from any directory in it",
    (name) => {
      const project = temporaryFolder();
      const file = put(join(project, ".sallyport", name), "profile: 7\n");
      expectBlocked(
        run("pre-tool-use", bash("git status", { cwd: join(project, "a/b") })),
        "policy-invalid",
        file,
      );
    },
  );

  test("after a call, nothing gets to the model", () => {
    expectWithheld(run("post-tool-use", result, { home: homeWithPolicy("profile: [") }), "policy-invalid");
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
