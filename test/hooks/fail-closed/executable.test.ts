import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fakeParts } from "../../fake-secrets.ts";
import { bash, bashResult, type Input } from "../recorded.ts";
import {
  type Circumstances,
  copyOfDist,
  type Done,
  type HookName,
  homeWithPolicy,
  hooksFolder,
  put,
  run,
  temporaryFolder,
} from "../run.ts";
import { call, expectBlocked, expectWithheld, result } from "./expectations.ts";

describe("an executable that is broken", () => {
  const partsOf = (dist: string, hook: HookName) => join(dist, "hooks/parts", hook);

  /** A copy of an executable in which the program, or one part of it, holds another text. */
  function withText(hook: HookName, part: string, text: string): string {
    const dist = copyOfDist();
    writeFileSync(join(partsOf(dist, hook), part), text);
    return join(dist, "hooks", `${hook}.cjs`);
  }

  /** The parts beside the program that an executable reads for a call. */
  function partsReadFor(hook: HookName, input: Input): readonly string[] {
    const preload = put(
      join(temporaryFolder(), "preload.cjs"),
      `const fs = require("node:fs"); const read = fs.readFileSync;
       fs.readFileSync = (file, ...more) => { fs.appendFileSync(__dirname + "/read", file + "\\n"); return read(file, ...more); };`,
    );
    run(hook, input, { env: { NODE_OPTIONS: `--require=${preload}` } });
    const read = readFileSync(join(preload, "../read"), "utf8")
      .split("\n")
      .map((file) => basename(file));
    const parts = readdirSync(partsOf(join(hooksFolder, ".."), hook));
    return parts.filter((part) => part !== "program" && read.includes(part));
  }

  /** How an executable ends with one part after the other damaged. */
  function withEachPartDamaged(hook: HookName, input: Input): readonly (readonly [part: string, Done])[] {
    const dist = copyOfDist();
    const file = join(dist, "hooks", `${hook}.cjs`);
    const parts = partsReadFor(hook, input);
    expect(parts.length).toBeGreaterThan(1);
    return parts.map((part) => {
      const path = join(partsOf(dist, hook), part);
      const whole = readFileSync(path);
      writeFileSync(path, "[{");
      const done = run(hook, input, { file });
      writeFileSync(path, whole);
      return [part, done];
    });
  }

  const faults = [
    ["throws", "(function(){throw new Error('x')})"],
    ["throws no error", "(function(){throw null})"],
    ["needs a module that is not there", "(function(require){require('not-there')})"],
    ["is not JavaScript", "(function(){"],
    ["is empty", ""],
    ["is no function", "1"],
  ] as const;

  test.each(faults)("before a call: a program that %s blocks", (_case, program) => {
    expectBlocked(
      run("pre-tool-use", call, { file: withText("pre-tool-use", "program", program) }),
      "internal-error",
    );
  });

  test.each(faults)("after a call: with a program that %s nothing gets to the model", (_case, program) => {
    expectWithheld(
      run("post-tool-use", result, { file: withText("post-tool-use", "program", program) }),
      "internal-error",
    );
  });

  const { text, secret } = fakeParts("pem-private-key");
  const write = bash("", { tool_name: "Write", tool_input: { file_path: "a", content: text } });

  test.each([
    ["a force push", bash("git push --force")],
    ["writing a key", write],
  ])("with any part of its program damaged, %s is denied", (_case, input) => {
    for (const [part, done] of withEachPartDamaged("pre-tool-use", input))
      expect([part, done]).toMatchObject([part, { exitCode: 2, stdout: "" }]);
  });

  test("with any part of its program damaged, no redaction is lost", () => {
    for (const [part, { stdout }] of withEachPartDamaged("post-tool-use", bashResult(text))) {
      expect([part, stdout]).toEqual([part, expect.stringMatching(/"updatedToolOutput"|"continue":false/)]);
      expect(stdout).not.toContain(secret.split("\n")[0]);
    }
  });

  test.each([
    ["the start", "pre-tool-use.cjs", 0.99],
    ["the start", "pre-tool-use.cjs", 0.5],
    ["the start", "pre-tool-use.cjs", 0.01],
    ["the program", "parts/pre-tool-use/program", 0.99],
    ["the program", "parts/pre-tool-use/program", 0.5],
    ["the program", "parts/pre-tool-use/program", 0],
  ])("%s (%s) cut to %f of its length never ends with exit code 0", (_case, name, part) => {
    const dist = copyOfDist();
    const cut = join(dist, "hooks", name);
    truncateSync(cut, Math.floor(readFileSync(cut).length * part));
    const done = run("pre-tool-use", call, { file: join(dist, "hooks/pre-tool-use.cjs") });
    expect(done.exitCode).not.toBe(0);
    expect(done.stderr).not.toBe("");
  });

  test("without its parts it blocks", () => {
    const dist = copyOfDist();
    rmSync(join(dist, "hooks/parts"), { recursive: true });
    expectBlocked(
      run("pre-tool-use", call, { file: join(dist, "hooks/pre-tool-use.cjs") }),
      "internal-error",
    );
    expectWithheld(
      run("post-tool-use", result, { file: join(dist, "hooks/post-tool-use.cjs") }),
      "internal-error",
    );
  });

  /** A Node in which a built-in module cannot be loaded. */
  function withoutModule(name: string): Circumstances {
    const preload = put(
      join(temporaryFolder(), "preload.cjs"),
      `const { Module } = require("node:module"); const load = Module._load;
       Module._load = (id, ...more) => { if (/^(node:)?${name}$/.test(id)) throw new Error("gone"); return load(id, ...more); };
       const get = process.getBuiltinModule;
       process.getBuiltinModule = (id) => { if (/^(node:)?${name}$/.test(id)) throw new Error("gone"); return get(id); };`,
    );
    return { env: { NODE_OPTIONS: `--require=${preload}` } };
  }

  test.each([["vm"], ["path"]])("before a call: without node:%s it blocks", (name) => {
    expectBlocked(run("pre-tool-use", call, withoutModule(name)), "internal-error");
  });

  test.each([["vm"], ["path"], ["crypto"]])(
    "after a call: without node:%s nothing gets to the model",
    (name) => {
      expectWithheld(run("post-tool-use", result, withoutModule(name)), "internal-error");
    },
  );

  test("without node:child_process a policy cannot be compiled, and it blocks", () => {
    const home = homeWithPolicy("profile: production\n");
    expectBlocked(run("pre-tool-use", call, { ...withoutModule("child_process"), home }), "internal-error");
  });
});
