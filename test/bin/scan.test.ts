import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { fake } from "../fake-secrets.ts";
import { type Machine, machine } from "./machine.ts";

const token = fake("github-token");
const inProject = (at: Machine, path: string) => join(at.project, path);
const Sarif = z.object({
  version: z.literal("2.1.0"),
  runs: z.tuple([
    z.object({
      results: z.array(
        z.object({
          ruleId: z.string(),
          locations: z.tuple([
            z.object({
              physicalLocation: z.object({
                artifactLocation: z.object({ uri: z.string() }),
                region: z.object({ startLine: z.number(), startColumn: z.number(), endColumn: z.number() }),
              }),
            }),
          ]),
        }),
      ),
    }),
  ]),
});

test.each<[string, Record<string, string>, readonly string[], readonly RegExp[]]>([
  ["a clean folder", { "a.ts": "export const a = 1;\n" }, ["."], []],
  ["a secret, by line and column", { "a.ts": `\nlet t = "${token}";\n` }, ["."], [/^a\.ts:2:10 github\//]],
  [
    "each secret of each file, in order",
    { "b/y": token, "b/x": `${token} ` },
    ["b"],
    [/^b\/x:1:1 /, /^b\/y:1:1 /],
  ],
  ["a file that is named", { "a.txt": token, "b.txt": token }, ["b.txt"], [/^b\.txt:1:1 /]],
  ["installed packages are left out", { "node_modules/p/i.js": token, ".git/x": token }, ["."], []],
  ["binary files are left out", { "a.bin": `\0${token}` }, ["."], []],
  ["placeholders pass", { "a.env.example": "TOKEN=<your-token>\n" }, ["."], []],
])("scans %s", (_, files, args, lines) => {
  const at = machine();
  for (const [path, text] of Object.entries(files)) at.put(inProject(at, path), text);
  const done = at.run("scan", ...args);
  expect(done.stdout.split("\n").filter(Boolean)).toEqual(lines.map((line) => expect.stringMatching(line)));
  expect([done.code, done.stderr]).toEqual([lines.length > 0 ? 1 : 0, ""]);
  expect(done.stdout).not.toContain(token.slice(-12));
});

test("reads standard input", () => {
  const done = machine().pipe(`x\ny ${token}`, "scan", "-");
  expect(done).toMatchObject({ code: 1, stdout: expect.stringMatching(/^-:2:3 github\//) });
});

test("the same secret has the same fingerprint everywhere", () => {
  const at = machine();
  at.put(inProject(at, "a"), token);
  at.put(inProject(at, "b"), `x = ${token}`);
  const seen = at.run("scan", "--json", ".").stdout.trimEnd().split("\n");
  const prints = seen.map(
    (line) => z.object({ fingerprint: z.string() }).parse(JSON.parse(line)).fingerprint,
  );
  expect(prints).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/), prints[0]]);
});

test("in a work tree, what git ignores is left out and links are not followed", () => {
  const at = machine();
  const git = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  symlinkSync(git, join(at.root, "bin/git"));
  execFileSync(git, ["init", "-q"], { cwd: at.project });
  for (const path of [".gitignore", "kept", "ignored", "folder/new"])
    at.put(inProject(at, path), path === ".gitignore" ? "ignored\n" : token);
  symlinkSync(at.put("outside", token), inProject(at, "link"));
  const paths = (...args: string[]) =>
    at
      .run("scan", ...args)
      .stdout.split("\n")
      .filter(Boolean)
      .map((line) => line.split(":")[0]);
  expect(paths(".")).toEqual(["folder/new", "kept"]);
  expect(paths("ignored")).toEqual(["ignored"]);
});

test("SARIF gives places a service can show", () => {
  const at = machine();
  at.put(inProject(at, "dir name/a.ts"), `\n  ${token}\n`);
  const done = at.run("scan", "--sarif", ".");
  const { results } = Sarif.parse(JSON.parse(done.stdout)).runs[0];
  expect(results).toMatchObject([
    {
      ruleId: expect.stringMatching(/^github\//),
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "dir%20name/a.ts" },
            region: { startLine: 2, startColumn: 3, endColumn: 3 + token.length },
          },
        },
      ],
    },
  ]);
  expect(done.stdout).not.toContain(token.slice(-12));
});

test.each([
  ["no path is wrong usage", [], 2, /give files or folders/],
  ["a path with nothing there is wrong usage", ["absent"], 2, /there is nothing at absent/],
  ["a file that cannot be read is said", ["big"], 1, /big is not scanned: it is over/],
])("%s", (_, args, code, said) => {
  const at = machine();
  at.put(inProject(at, "big"), Buffer.alloc(17 * 1024 * 1024, "a"));
  expect(at.run("scan", ...args)).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(said) });
});
