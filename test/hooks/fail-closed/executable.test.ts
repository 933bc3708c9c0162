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
  put,
  run,
  temporaryFolder,
} from "../run.ts";
import { call, expectBlocked, expectWithheld, result } from "./expectations.ts";

describe("an executable that is broken", () => {
  /** A copy of an executable with another program: 0 is its own, 1 is secretlint. The build puts each into a comment. */
  function withProgram(hook: HookName, program: string, which = 0): string {
    const file = join(copyOfDist(), "hooks", `${hook}.cjs`);
    const built = readFileSync(file, "latin1");
    let found = 0;
    const broken = built.replace(/\{\/\*.*?\*\/\}/gs, (text) =>
      found++ === which ? `{/*${program}*/}` : text,
    );
    expect([found, broken === built]).toEqual([2, false]);
    writeFileSync(file, broken, "latin1");
    return file;
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
      run("pre-tool-use", call, { file: withProgram("pre-tool-use", program) }),
      "internal-error",
    );
  });

  test.each(faults)("after a call: with a program that %s nothing gets to the model", (_case, program) => {
    expectWithheld(
      run("post-tool-use", result, { file: withProgram("post-tool-use", program) }),
      "internal-error",
    );
  });

  test.each(faults)(
    "where secretlint is a program that %s, what needs it does not pass",
    (_case, program) => {
      const { text } = fakeParts("pem-private-key");
      const write = bash("", { tool_name: "Write", tool_input: { file_path: "a", content: text } });
      expectBlocked(
        run("pre-tool-use", write, { file: withProgram("pre-tool-use", program, 1) }),
        "internal-error",
      );
      expectWithheld(
        run("post-tool-use", bashResult(text), { file: withProgram("post-tool-use", program, 1) }),
        "internal-error",
      );
    },
  );

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
