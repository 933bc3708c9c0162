import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fake } from "./fake-secrets.ts";
import { bash, bashResult } from "./hooks/recorded.ts";
import { run, temporaryFolder } from "./hooks/run.ts";

const root = join(import.meta.dirname, "..");
const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
let folder = "";
const unpacked = (path: string) => join(folder, "package", path);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "sallyport-packed-")));
  // Without the scripts: they would build again, under the feet of the other tests.
  const args = [
    "pack",
    "--ignore-scripts",
    "--json",
    "--pack-destination",
    folder,
    "--cache",
    join(folder, "cache"),
  ];
  execFileSync("npm", args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  execFileSync("tar", ["-xzf", tarball], { cwd: folder });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed package", () => {
  test("holds what runs, and neither sources nor tests", () => {
    const files = readdirSync(unpacked("."), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(unpacked("/").length));
    expect(files).toEqual(
      expect.arrayContaining([
        "package.json",
        "dist/hooks/pre-tool-use.cjs",
        "dist/hooks/post-tool-use.cjs",
        "dist/bin/sallyport.cjs",
        "hooks/hooks.json",
        "schema/policy.schema.json",
        ".claude-plugin/plugin.json",
      ]),
    );
    expect(
      files.filter((file) =>
        /^(?:test|engine|rules|bin|build|bench|node_modules)\/|\.ts$|^\.sallyport|\.env$/.test(file),
      ),
    ).toEqual([]);
  });

  test("has no file that is runnable by name", () => {
    const files = readdirSync(unpacked("dist"), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const runnable = files.filter(
      (entry) => (statSync(join(entry.parentPath, entry.name)).mode & 0o111) !== 0,
    );
    expect(runnable.map((entry) => entry.name)).toEqual([]);
  });

  test("needs no other package", () => {
    const { dependencies, optionalDependencies, peerDependencies, scripts } = JSON.parse(
      readFileSync(unpacked("package.json"), "utf8"),
    );
    expect([dependencies, optionalDependencies, peerDependencies]).toEqual([undefined, undefined, undefined]);
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  test("judges a call", () => {
    const file = unpacked("dist/hooks/pre-tool-use.cjs");
    expect(run("pre-tool-use", bash("git status"), { file })).toMatchObject({
      exitCode: 0,
      stdout: "",
      stderr: "",
    });
    expect(run("pre-tool-use", bash("git push --force"), { file }).stderr).toContain("git/force-push");
  });

  test("redacts a result, with secretlint too", () => {
    const file = unpacked("dist/hooks/post-tool-use.cjs");
    const { stdout } = run(
      "post-tool-use",
      bashResult(`${fake("aws-access-key-id")}\n${fake("pem-private-key")}`),
      { file },
    );
    expect(stdout.match(/\[redacted:[\w/-]+:[0-9a-f]{12}\]/g)).toHaveLength(2);
  });

  test("follows a policy, with the program that compiles it", () => {
    const file = unpacked("dist/hooks/pre-tool-use.cjs");
    const cwd = temporaryFolder();
    execFileSync("sh", ["-c", "mkdir .sallyport && echo 'profile: 7' > .sallyport/policy.yaml"], { cwd });
    expect(run("pre-tool-use", bash("git status", { cwd }), { file }).stdout).toContain(
      "policy/invalid-file",
    );
  });

  test.each([
    [["--version"], version],
    [["--help"], "Usage: sallyport"],
    [["check", "--command", "git push --force"], "git/force-push"],
  ])("sallyport %j answers", (args, answer) => {
    const done = spawnSync(process.execPath, [unpacked("dist/bin/sallyport.cjs"), ...args], {
      cwd: temporaryFolder(),
      encoding: "utf8",
      env: { HOME: temporaryFolder(), PATH: "/usr/bin:/bin" },
    });
    expect(done.stdout).toContain(answer);
  });
});
