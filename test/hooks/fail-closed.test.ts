import { execFileSync, spawn } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fake } from "../fake-secrets.ts";
import { bash, bashResult, type Input, recorded } from "./recorded.ts";
import {
  auditLines,
  type Circumstances,
  copyOfDist,
  type Done,
  filesBelow,
  type HookName,
  homeWithPolicy,
  hooksFolder,
  put,
  run,
  temporaryFolder,
} from "./run.ts";

const key = fake("aws-access-key-id");
const failure = /^sallyport: (?:blocked|output withheld), the check itself failed: \(([\w-]+)\) ([^\n]+)\n$/;

/** Expects that the call does not proceed, and that one clear line says which check failed. */
function expectBlocked(done: Done, code: string, naming = ""): void {
  expect(done).toMatchObject({ exitCode: 2, stdout: "" });
  expect(done.stderr).toMatch(failure);
  expect(done.stderr).toContain(`(${code})`);
  expect(done.stderr).toContain(naming);
}

/** Expects that the model gets nothing of the output. */
function expectWithheld(done: Done, code: string): void {
  expect(done.exitCode).toBe(2);
  expect(done.stderr).toMatch(failure);
  expect(done.stderr).toContain(`(${code})`);
  expect(JSON.parse(done.stdout)).toMatchObject({ continue: false, stopReason: done.stderr.trimEnd() });
  expect(done.stdout).not.toContain(key);
}

/** A JSON text with something in place of a field's value. */
function withText(input: Input, field: string, text: string): string {
  return JSON.stringify({ ...input, [field]: "HERE" }).replace('"HERE"', () => text);
}

const call = bash("git status");
const result = bashResult(key);
const text = JSON.stringify(call);
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const nestedObjects = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const latin1 = (input: Input) => Buffer.from(JSON.stringify(input).replace("status", "st\xe4tus"), "latin1");

describe("an input that cannot be judged", () => {
  test.each<[string, string | Buffer, string, string]>([
    ["nothing", "", "input-empty", "empty"],
    ["only blanks", "\n \n", "input-empty", "empty"],
    ["truncated JSON", text.slice(0, -20), "input-not-json", "not complete JSON"],
    ["JSON with a line of log before it", `note\n${text}`, "input-not-json", ""],
    ["two calls", text + text, "input-not-json", ""],
    ["a list", `[${text}]`, "input-invalid", "not an object"],
    [
      "a command of a wrong type",
      withText(call, "tool_input", '{"command":{"a":1}}'),
      "input-invalid",
      "command is not a text",
    ],
    [
      "tool input of a wrong type",
      withText(call, "tool_input", '"git status"'),
      "input-invalid",
      "tool_input is not an object",
    ],
    ["a missing command", withText(call, "tool_input", "{}"), "input-invalid", "command is missing"],
    [
      "a missing tool name",
      JSON.stringify({ ...call, tool_name: undefined }),
      "input-invalid",
      "tool_name is missing",
    ],
    ["a missing directory", JSON.stringify({ ...call, cwd: undefined }), "input-invalid", "cwd is missing"],
    [
      "an unknown event",
      JSON.stringify({ ...call, hook_event_name: "Nap" }),
      "event-unknown",
      "hook_event_name",
    ],
    ["an event of the other executable", JSON.stringify(result), "event-unknown", "post-tool-use.cjs"],
    ["raw NUL bytes", text.replace("status", "st\0atus"), "input-not-json", ""],
    ["NUL bytes alone", "\0\0\0\0", "input-not-json", ""],
    ["invalid UTF-8", latin1(call), "input-invalid", "not UTF-8"],
    [
      "half a UTF-8 character at the end",
      Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]),
      "input-invalid",
      "UTF-8",
    ],
    ["UTF-16", Buffer.from(text, "utf16le"), "input-not-json", ""],
    ["10 MB of command", JSON.stringify(bash(`echo ${"a".repeat(10_000_000)}`)), "input-too-large", "4 MiB"],
    ["100,000 open brackets", "[".repeat(100_000), "input-too-large", "nests deeper"],
    [
      "100,000 nested lists",
      withText(call, "tool_input", `{"command":"ls","a":${nested(100_000)}}`),
      "input-too-large",
      "",
    ],
    ["100,000 nested objects", nestedObjects(100_000), "input-too-large", "nests deeper"],
    [
      "10,000 nested lists",
      withText({ ...call, tool_name: "mcp__a__b" }, "tool_input", `{"a":${nested(10_000)}}`),
      "",
      "",
    ],
    [
      "a million values",
      withText(call, "tool_input", `[${"1,".repeat(1_000_000)}1]`),
      "input-too-large",
      "values",
    ],
    [
      "a path of 100,000 parts",
      JSON.stringify(bash("", { tool_name: "Read", tool_input: { file_path: "a/".repeat(1e5) } })),
      "input-too-large",
      "file_path",
    ],
  ])("before a call: %s is blocked", (_case, input, code, naming) => {
    expectBlocked(run("pre-tool-use", input), code, naming);
  });

  test.each<[string, string | Buffer, string]>([
    ["nothing", "", "input-empty"],
    ["truncated JSON", JSON.stringify(result).slice(0, -9), "input-not-json"],
    ["a missing result", JSON.stringify({ ...result, tool_response: undefined }), "input-invalid"],
    ["a tool name of a wrong type", JSON.stringify({ ...result, tool_name: 1 }), "input-invalid"],
    ["an unknown event", JSON.stringify({ ...result, hook_event_name: "Nap" }), "event-unknown"],
    ["an event of the other executable", text, "event-unknown"],
    ["raw NUL bytes", JSON.stringify(result).replace("stdout", "std\0out"), "input-not-json"],
    [
      "invalid UTF-8",
      Buffer.concat([Buffer.from(JSON.stringify(result)), Buffer.from([0xff])]),
      "input-invalid",
    ],
    ["100,000 open brackets", "[".repeat(100_000), "input-too-large"],
    [
      "100,000 nested lists as the result",
      withText(result, "tool_response", `[${nested(100_000)},"${key}"]`),
      "input-too-large",
    ],
    ["40 MB", JSON.stringify(bashResult(`${key}\n`.repeat(2_000_000))), "input-too-large"],
  ])("after a call: of %s nothing gets to the model", (_case, input, code) => {
    expectWithheld(run("post-tool-use", input), code);
  });

  test("after a call, what can be read of the result keeps its shape", () => {
    const input = recorded("PostToolUse-Read.json", { tool_input: { file_path: 7 } });
    const done = run("post-tool-use", input);
    expectWithheld(done, "input-invalid");
    const before = input.tool_response;
    const after = JSON.parse(done.stdout).hookSpecificOutput.updatedToolOutput;
    expect(shapeOf(after)).toEqual(shapeOf(before));
    expect(after).toMatchObject({ type: "text", file: { numLines: expect.any(Number) } });
  });

  test("after a call, 10 MB of text are redacted as far as they are read, and the rest is withheld", () => {
    const response = {
      type: "text",
      file: { filePath: "/a", content: `${key}\n${"a line of text\n".repeat(700_000)}${key}\n` },
    };
    const done = run("post-tool-use", bashResult("", { tool_response: response }));
    expect(done).toMatchObject({ exitCode: 0, stderr: "" });
    const { content } = JSON.parse(done.stdout).hookSpecificOutput.updatedToolOutput.file;
    expect(content).toMatch(/^\[redacted:aws[^\n]*\na line of text\n/);
    expect(content).toContain("[withheld by sallyport");
    expect(done.stdout).not.toContain(key);
  });

  test("after a call, a result that nests 900 lists deep is withheld from where it is too deep", () => {
    const done = run(
      "post-tool-use",
      withText(result, "tool_response", `[${"[".repeat(900)}"${key}"${"]".repeat(900)}]`),
    );
    expect(done).toMatchObject({ exitCode: 0, stderr: "" });
    expect(done.stdout).toContain("[withheld by sallyport");
    expect(done.stdout).not.toContain(key);
  });

  test.each([
    ["UserPromptSubmit-any.json", { prompt: 7 }],
    ["ConfigChange-user_settings.json", { file_path: ["a"] }],
    ["SessionStart-startup.json", { cwd: "." }],
  ])("%s with a wrong type is blocked", (name, changes) => {
    expectBlocked(run("pre-tool-use", recorded(name, changes)), "input-invalid");
  });

  test("a `__proto__` key does no harm", () => {
    const hostile = '{"__proto__":{"command":"ls","polluted":1},"command":"git push --force"}';
    const done = run("pre-tool-use", withText(call, "tool_input", hostile));
    expect(done).toMatchObject({ exitCode: 2, stdout: "" });
    expect(done.stderr).toContain("[git/force-push");
  });
});

describe("an executable that is broken", () => {
  /** A copy of an executable whose program is another. */
  function withProgram(hook: HookName, program: string): string {
    const file = join(copyOfDist(), "hooks", `${hook}.cjs`);
    const built = readFileSync(file, "latin1");
    const broken = built.replace(/\/\*.*\*\//s, () => `/*${program}*/`);
    expect(broken).not.toBe(built);
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

describe("a code cache that is damaged", () => {
  /** A home in which the caches of both executables are written. */
  function warmHome(): string {
    const home = temporaryFolder();
    run("pre-tool-use", call, { home });
    run("post-tool-use", result, { home });
    return home;
  }
  const caches = (home: string) => {
    const folder = join(home, ".sallyport/cache");
    return readdirSync(folder).map((file) => join(folder, file));
  };

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["empty", () => Buffer.alloc(0)],
    ["garbage", () => Buffer.from("garbage")],
    ["the same garbage twice", () => Buffer.from("garbagegarbage")],
    ["zeros", (bytes) => Buffer.alloc(bytes.length)],
    ["cut in half", (bytes) => bytes.subarray(0, bytes.length / 2)],
    ["cut by one byte", (bytes) => bytes.subarray(0, -1)],
    [
      "zeros from the first page on",
      (bytes) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096)]),
    ],
    [
      "one bit flipped in each page",
      (bytes) => bytes.map((byte, at) => (at % 4096 === 2048 ? byte ^ 1 : byte)) as Buffer,
    ],
  ])("%s: the answers are right, and the next run has a good one", (_case, damage) => {
    const home = warmHome();
    expect(caches(home)).toHaveLength(2);
    for (const file of caches(home)) writeFileSync(file, damage(readFileSync(file)));
    for (const round of [1, 2]) {
      expect([round, run("pre-tool-use", call, { home })]).toMatchObject([
        round,
        { exitCode: 0, stdout: "", stderr: "" },
      ]);
      expect(run("pre-tool-use", bash("git push --force"), { home }).stderr).toContain("git/force-push");
      expect(run("post-tool-use", result, { home }).stdout).toMatch(/\[redacted:aws/);
    }
  });

  test("somebody else's file is not run", () => {
    const home = warmHome();
    const [file = ""] = caches(home);
    const stolen = readFileSync(file);
    if (process.getuid?.() === 0) chownSync(file, 65_534, 65_534);
    expect(run("pre-tool-use", bash("git push --force"), { home }).exitCode).toBe(2);
    expect(stolen.length).toBeGreaterThan(0);
  });

  test.each([["~/.sallyport"], ["~/.sallyport/cache"]])("a file in place of %s only costs time", (path) => {
    const home = temporaryFolder();
    put(join(home, path.slice(2)), "");
    expect(run("pre-tool-use", call, { home })).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    expect(run("pre-tool-use", bash("git push --force"), { home }).exitCode).toBe(2);
  });
});

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
    const file = put(
      join(temporaryFolder(), "hooks/pre-tool-use.cjs"),
      readFileSync(join(hooksFolder, "pre-tool-use.cjs")),
    );
    expect(run("pre-tool-use", call, { file })).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    const home = homeWithPolicy("profile: production\n");
    expectBlocked(run("pre-tool-use", call, { file, home }), "policy-unreadable", "sallyport.cjs");
  });
});

describe("a full disk", () => {
  // No file can grow: what a full disk does to every write, without filling one.
  const full = { shell: 'ulimit -f 0; exec "$@"' };

  test("does not change a verdict", () => {
    expect(run("pre-tool-use", call, full)).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    expect(run("pre-tool-use", bash("git push --force"), full).stderr).toContain("git/force-push");
  });

  test("lets no secret through, and leaves nothing broken behind", () => {
    const home = temporaryFolder();
    expect(run("post-tool-use", result, { ...full, home }).stdout).toMatch(/"stdout":"\[redacted:aws/);
    const [first, second] = [1, 2].map(() => run("post-tool-use", result, { home }).stdout);
    expect(first).toBe(second);
    expect([...filesBelow(home)].filter(([, content]) => content === "").map(([file]) => file)).toEqual([]);
  });

  test("stops a session whose failed call leaked, though it cannot be marked", () => {
    const done = run("post-tool-use", recorded("PostToolBatch-any-25.json"), full);
    expect(done.exitCode).toBe(2);
    expect(JSON.parse(done.stdout)).toMatchObject({ continue: false });
    expect(done.stdout + done.stderr).not.toContain(key);
  });

  test("denies in production, where every call must be on record", () => {
    const home = homeWithPolicy("profile: production\n");
    expect(run("pre-tool-use", call, { ...full, home }).stderr).toContain("(audit-failed)");
  });

  test("a question that cannot be printed is a denial", () => {
    const done = run("pre-tool-use", bash("git reset --hard"), { shell: 'exec "$@" >/dev/full' });
    expect(done.exitCode).toBe(2);
  });

  test.each([
    ["stdout", 'exec "$@" >&-'],
    ["stderr", 'exec "$@" 2>&-'],
  ])("a denial blocks with %s closed", (_case, shell) => {
    expect(run("pre-tool-use", bash("git push --force"), { shell }).exitCode).toBe(2);
  });
});

describe("what hangs", () => {
  const endless = { shell: 'mkfifo pipe && exec 3<>pipe && exec "$@" <&3' };

  test("before a call: an input that never ends is denied when the deadline is over", () => {
    const done = run("pre-tool-use", "", endless);
    expect(done.signal).toBe("SIGKILL");
    expect(done.stderr).toMatch(failure);
    expect(done.stderr).toContain("(deadline)");
    expect(JSON.parse(done.stdout)).toEqual({
      hookSpecificOutput: {
        hookEventName: "PreToolUse",
        permissionDecision: "deny",
        permissionDecisionReason: done.stderr.trimEnd(),
      },
    });
  });

  test("after a call: of an input that never ends nothing gets to the model", () => {
    const done = run("post-tool-use", "", endless);
    expect(done.signal).toBe("SIGKILL");
    expect(JSON.parse(done.stdout)).toMatchObject({
      continue: false,
      stopReason: expect.stringContaining("(deadline)"),
    });
  });

  test("a file that does not answer is denied when the deadline is over", async () => {
    const home = temporaryFolder("/dev/shm");
    const file = put(join(home, ".kube/config"), "current-context: staging\n");
    const hanging = await openingHangs(file);
    const done = run("pre-tool-use", bash("kubectl apply -f x.yaml"), { home });
    hanging.kill("SIGKILL");
    expect(done.signal).toBe("SIGKILL");
    expect(done.stderr).toContain("(deadline)");
    expect(JSON.parse(done.stdout)).toMatchObject({ hookSpecificOutput: { permissionDecision: "deny" } });
  });

  /** Holds a write lease (fcntl F_SETLEASE): whoever opens the file waits for it, 45 s at most. Node has no call for it. */
  async function openingHangs(file: string) {
    const program =
      'open(F,"<",shift)&&fcntl(F,1024,1)||die"$!"; $SIG{IO}="IGNORE"; syswrite(STDOUT,"held"); sleep 40';
    const holder = spawn("perl", ["-e", program, file], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve, reject) => {
      holder.stdout.once("data", resolve);
      holder.once("exit", () => reject(new Error("no lease")));
    });
    return holder;
  }
});

/** A value with its strings and numbers taken out. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}
