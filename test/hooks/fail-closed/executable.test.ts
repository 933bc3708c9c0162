import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fakeParts } from "../../fake-secrets.ts";
import { bash, bashResult } from "../recorded.ts";
import {
  type Circumstances,
  copyOfDist,
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

  function otherParts(hook: HookName): readonly string[] {
    return readdirSync(partsOf(join(hooksFolder, ".."), hook)).filter((part) => part !== "program");
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

  test("with any part of its program damaged, no denial is lost", () => {
    const { text } = fakeParts("pem-private-key");
    const write = bash("", { tool_name: "Write", tool_input: { file_path: "a", content: text } });
    for (const part of otherParts("pre-tool-use")) {
      const file = withText("pre-tool-use", part, "[{");
      for (const input of [bash("git push --force"), write]) {
        expect([part, run("pre-tool-use", input, { file })]).toMatchObject([
          part,
          { exitCode: 2, stdout: "" },
        ]);
      }
    }
  });

  test("with any part of its program damaged, no redaction is lost", () => {
    const { text, secret } = fakeParts("pem-private-key");
    for (const part of otherParts("post-tool-use")) {
      const { stdout } = run("post-tool-use", bashResult(text), {
        file: withText("post-tool-use", part, "[{"),
      });
      expect(stdout).toMatch(/"updatedToolOutput"|"continue":false/);
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
