import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { fake, fakeParts } from "../fake-secrets.ts";
import { recorded } from "./recorded.ts";
import { homeWithPolicy, put, run, temporaryFolder } from "./run.ts";

const token = fake("github-token");
const pieces = { TOKEN: token, A: token.slice(0, 20), B: token.slice(20) };
const mark = /\[redacted:github\/token:[0-9a-f]{12}\]/;

/** A home, and what our hook has written for the client's shell at the start of a session. */
function session(policy = "", known?: string): { readonly home: string; readonly start: string | undefined } {
  const home = homeWithPolicy(policy);
  const file = join(home, "session-env.sh");
  if (known !== undefined) put(file, known);
  const input = recorded("SessionStart-startup.json", { cwd: temporaryFolder() });
  run("pre-tool-use", input, { home, env: { CLAUDE_ENV_FILE: file } });
  return { home, start: existsSync(file) ? readFileSync(file, "utf8") : undefined };
}

/** The same for the usual policy, from one start of a session: looking at the settings takes long. */
function usualSession(): { readonly home: string; readonly start: string } {
  usual ??= session();
  const home = homeWithPolicy("");
  return { home, start: (usual.start ?? "").replaceAll(usual.home, home) };
}
let usual: ReturnType<typeof session> | undefined;

/** The line that the client has its shell run for a command: what hooks wrote, then the command. */
const line = (start: string, command: string) =>
  `true && ${start}: && eval '${command.replaceAll("'", `'"'"'`)}' && pwd -P >| "$CWD_FILE"`;

/** One command as the client runs it, its output in a file, and what was in the file when the shell was gone. */
function shell(command: string, options: { start?: string; home?: string; named?: string } = {}) {
  const { home, start } = { ...usualSession(), ...options };
  const cwd = temporaryFolder();
  const output = join(cwd, options.named ?? "client/tasks/b1.output");
  mkdirSync(dirname(output), { recursive: true });
  const file = openSync(output, "a", 0o600);
  const env = { HOME: home, PATH: "/usr/bin:/bin", CWD_FILE: join(cwd, "cwd") };
  const { status } = spawnSync("/bin/bash", ["-c", line(start, command)], {
    cwd,
    env: { ...env, ...pieces, CLAUDE_CODE_CHILD_NOTES_DIR: join(cwd, "client/started") },
    stdio: ["ignore", file, file],
  });
  return { status, shown: readFileSync(output, "latin1"), cwd, output };
}

describe("a failed command of the agent's shell", () => {
  test.each([
    ["that exits", "echo $TOKEN; exit 3", 3],
    ["whose last part fails", "echo $TOKEN; (exit 7)", 7],
    ["whose error is standard error", "echo $TOKEN >&2; false", 1],
    ["that is not there", "echo $TOKEN; no-such-program-at-all", 127],
    ["under set -e", "set -e; echo $TOKEN; exit 5", 5],
    ["under set -u", "set -u; echo $TOKEN; echo $NOT_SET_AT_ALL", 127],
    ["that cannot be parsed", "echo $TOKEN\nif then", 2],
    ["in another directory", "mkdir sub; cd sub; echo $TOKEN; exit 4", 4],
    ["with a subshell that has a trap of its own", "(trap 'echo $TOKEN' EXIT); exit 6", 6],
    ["with node's variables", "export NODE_OPTIONS=--no-such-option; echo $TOKEN; exit 3", 3],
    ["beside bytes that are no UTF-8", "printf '\\377 %s\\n' $TOKEN; exit 3", 3],
    ["without a line break", "printf %s $TOKEN; exit 3", 3],
    ["whose pieces come one by one", "printf %s $A; sleep 0.1; echo $B; exit 3", 3],
  ])("%s ends as it did, and shows no secret", (_case, command, expected) => {
    const { status, shown } = shell(command);
    expect(status).toBe(expected);
    expect(shown).toMatch(mark);
    expect(shown).not.toContain(token.slice(4, 16));
  });

  test("keeps everything else that it has printed", () => {
    expect(shell("printf '\\001\\377 %s\\nlast' $TOKEN; exit 1").shown.replace(mark, "MARK")).toBe(
      "\u0001\u00ff MARK\nlast",
    );
    expect(shell("printf '\\001\\377\\n'; seq 3; exit 1").shown).toBe("\u0001\u00ff\n1\n2\n3\n");
    expect(shell("set -x; exit 1").shown).toMatch(/^\+* ?exit 1\n$/);
  });

  test("shows nothing of a private key, in as many lines", () => {
    const { text, secret } = fakeParts("rsa-private-key");
    const lines = text.split("\n");
    const { shown } = shell(`${lines.map((one) => `echo '${one}'`).join("; ")}; exit 1`);
    for (const one of secret.split("\n")) expect(shown).not.toContain(one.slice(0, 12));
    expect(shown.split("\n").length).toBe(lines.length + 1);
  });

  test("leaves what a process in the background adds later", async () => {
    const { output, shown } = shell("(sleep 1; echo later) & echo $TOKEN; exit 1");
    expect(shown).toMatch(mark);
    while (!readFileSync(output, "utf8").includes("later")) await sleep(50);
    expect(readFileSync(output, "utf8").replace(mark, "MARK")).toBe("MARK\nlater\n");
  });

  // The gate after the call sees these, and stops the turn.
  test.each([
    ["that has turned its output into a file of the person's", "exec > mine.txt; echo $TOKEN; exit 1"],
    ["with an EXIT trap of its own", "trap 'echo mine' EXIT; echo $TOKEN > mine.txt; exit 1"],
    ["that replaces its shell", "echo $TOKEN > mine.txt; exec false"],
    ["that is killed", "echo $TOKEN > mine.txt; kill -9 $$"],
  ])("%s is left alone", (_case, command) => {
    const { status, cwd } = shell(command);
    expect(status).not.toBe(0);
    expect(readFileSync(join(cwd, "mine.txt"), "utf8")).toBe(`${token}\n`);
  });

  test.each([
    ["is no file of the client's", { named: "elsewhere/build.log" }, "echo $TOKEN"],
    ["is too large", {}, "echo $TOKEN; head -c 2000000 /dev/zero | tr '\\0' x"],
  ])("whose output %s is left alone", (_case, options, command) => {
    const { status, shown } = shell(`${command}; exit 4`, options);
    expect(shown.startsWith(`${token}\n`)).toBe(true);
    expect(status).toBe(4);
  });

  test("is left alone when the check fails, or sallyport is gone", () => {
    const { home, start } = usualSession();
    put(join(home, ".sallyport/policy.yaml"), "x".repeat(3 * 1024 * 1024));
    for (const text of [start, start.replaceAll("failed-output.cjs", "not-there.cjs")]) {
      expect(shell("echo $TOKEN; exit 4", { start: text, home })).toMatchObject({
        status: 4,
        shown: `${token}\n`,
      });
    }
  });
});

describe("a command of the agent's shell that does not fail", () => {
  test("starts no process of ours, and prints nothing", () => {
    const { start } = usualSession();
    const started = start.replace(/NODE_OPTIONS=.*?;/s, "touch started;");
    expect(started).not.toBe(start);
    const { shown, cwd, status } = shell("set -x; echo one", { start: started });
    expect(status).toBe(0);
    expect(shown).toMatch(/^\+* ?echo one\none\n(?:\+* pwd -P\n)?$/);
    expect(existsSync(join(cwd, "started"))).toBe(false);
    // A failed one does, as soon as it has printed something.
    expect(existsSync(join(shell("false", { start: started }).cwd, "started"))).toBe(false);
    expect(existsSync(join(shell("echo one; false", { start: started }).cwd, "started"))).toBe(true);
  });

  test("keeps its directory, and runs without the background", () => {
    const { cwd } = shell("mkdir sub; cd sub; sleep 5 &");
    expect(readFileSync(join(cwd, "cwd"), "utf8").trim()).toBe(join(cwd, "sub"));
  });

  test("shows what is there while it runs, and ends when it is told to", async () => {
    const { home, start } = usualSession();
    const env = { HOME: home, PATH: "/usr/bin:/bin", CWD_FILE: "/dev/null" };
    const child = spawn("/bin/bash", ["-c", line(start, "echo first; sleep 20")], { env, detached: true });
    const first = await new Promise((resolve) => child.stdout.once("data", (bytes) => resolve(`${bytes}`)));
    expect(first).toBe("first\n");
    const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve([code, signal])));
    process.kill(-(child.pid ?? 0), "SIGTERM");
    expect(await ended).toEqual([null, "SIGTERM"]);
  });
});

describe("at the start of a session", () => {
  test.each([
    ["profile: prototyping\n", true],
    ["profile: balanced\n", true],
    ["profile: production\n", true],
    ["aspects: { credentialManagement: { failedOutput: stop } }\n", false],
  ])("with the policy %j the shell is told what to do with failed output: %s", (policy, does) => {
    expect(session(policy).start !== undefined).toBe(does);
  });

  test("a file that is not ours is left alone, one of ours is written anew", () => {
    expect(session("", "export A=1\n").start).toBe("export A=1\n");
    const { start } = usualSession();
    expect(session("", start).start).toContain("failed-output.cjs");
  });
});
