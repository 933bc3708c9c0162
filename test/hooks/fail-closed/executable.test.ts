import { readFileSync, truncateSync, writeFileSync } from "node:fs";
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
  /** The comments in which the build keeps the program (the first one) and the parts of it that few calls need. */
  const comments = /\{\/\*.*?\*\/\}/gs;

  /** A copy of an executable in which one comment holds another text. */
  function withText(hook: HookName, which: number, text: string): string {
    const file = join(copyOfDist(), "hooks", `${hook}.cjs`);
    let index = 0;
    const broken = readFileSync(file, "latin1").replace(comments, (comment) =>
      index++ === which ? `{/*${text}*/}` : comment,
    );
    expect(index).toBeGreaterThan(which);
    writeFileSync(file, broken, "latin1");
    return file;
  }

  function commentsIn(hook: HookName): number {
    return (readFileSync(join(hooksFolder, `${hook}.cjs`), "latin1").match(comments) ?? []).length;
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
      run("pre-tool-use", call, { file: withText("pre-tool-use", 0, program) }),
      "internal-error",
    );
  });

  test.each(faults)("after a call: with a program that %s nothing gets to the model", (_case, program) => {
    expectWithheld(
      run("post-tool-use", result, { file: withText("post-tool-use", 0, program) }),
      "internal-error",
    );
  });

  test("with any part of its program damaged, no denial is lost", () => {
    const { text } = fakeParts("pem-private-key");
    const write = bash("", { tool_name: "Write", tool_input: { file_path: "a", content: text } });
    for (let which = 1; which < commentsIn("pre-tool-use"); which++) {
      const file = withText("pre-tool-use", which, "[{");
      for (const input of [bash("git push --force"), write]) {
        expect([which, run("pre-tool-use", input, { file })]).toMatchObject([
          which,
          { exitCode: 2, stdout: "" },
        ]);
      }
    }
  });

  test("with any part of its program damaged, no redaction is lost", () => {
    const { text, secret } = fakeParts("pem-private-key");
    for (let which = 1; which < commentsIn("post-tool-use"); which++) {
      const { stdout } = run("post-tool-use", bashResult(text), {
        file: withText("post-tool-use", which, "[{"),
      });
      expect(stdout).toMatch(/"updatedToolOutput"|"continue":false/);
      expect(stdout).not.toContain(secret.split("\n")[0]);
    }
  });

  test.each([[0.99], [0.5], [0.1], [0.01]])(
    "cut to %f of its length, it never ends with exit code 0",
    (part) => {
      const file = join(copyOfDist(), "hooks/pre-tool-use.cjs");
      truncateSync(file, Math.floor(readFileSync(file).length * part));
      const done = run("pre-tool-use", call, { file });
      expect(done.exitCode).not.toBe(0);
      expect(done.stderr).not.toBe("");
    },
  );

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
