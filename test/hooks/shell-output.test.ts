import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fake, fakeParts } from "../fake-secrets.ts";
import { recorded } from "./recorded.ts";
import { homeWithPolicy, put, run, temporaryFolder } from "./run.ts";

const token = fake("github-token");
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

/** The line that the client has its shell run for a command: what hooks wrote, then the command. */
const line = (start: string, command: string) =>
  `true && ${start}: && eval '${command.replaceAll("'", `'"'"'`)}' < /dev/null && pwd -P > "\${CWD_FILE-/dev/null}"`;

/** One command, as the client runs it. */
function shell(command: string, env: Readonly<Record<string, string>> = {}) {
  const { home, start = "" } = session();
  const cwd = temporaryFolder();
  const { status, stdout, stderr } = spawnSync("/bin/bash", ["-c", line(start, command)], {
    cwd,
    env: { HOME: home, PATH: "/usr/local/bin:/usr/bin:/bin", CWD_FILE: join(cwd, "cwd"), ...env },
    encoding: "latin1",
  });
  const file = join(cwd, "cwd");
  return { status, stdout, stderr, cwd, after: existsSync(file) ? readFileSync(file, "utf8").trim() : "" };
}

describe("a command of the agent's shell", () => {
  test.each([
    ["succeeds", "true", 0],
    ["fails", "(exit 7)", 7],
    ["is not there", "no-such-program-at-all 2>&1", 127],
    ["replaces its shell", "exec sh -c 'exit 9'", 9],
    ["is killed", "kill -9 $$", 137],
  ])("that %s ends as it would without us", (_case, command, status) => {
    expect(shell(command).status).toBe(status);
  });

  test.each([
    ["a failing command", `echo ${token}; exit 3`],
    ["standard error", `echo ${token} >&2; exit 3`],
    ["a shell that is replaced", `exec echo ${token}`],
    ["text without a line break", `printf %s ${token}; false`],
    ["text beside bytes that are no UTF-8", `printf '\\377 %s\\n' ${token}`],
    ["a process in the background that the shell waits for", `(sleep 0.3; echo ${token}) & wait`],
    ["a line that comes in two parts", `printf %s ${token.slice(0, 20)}; sleep 0.4; echo ${token.slice(20)}`],
  ])("shows no secret of %s", (_case, command) => {
    const { stdout, stderr } = shell(command);
    expect(stdout + stderr).toMatch(mark);
    expect(stdout + stderr).not.toContain(token.slice(4, 16));
  });

  test("shows nothing of a private key that is printed line by line", () => {
    const { text, secret } = fakeParts("rsa-private-key");
    const lines = text.split("\n");
    const { stdout } = shell(`${lines.map((one) => `echo '${one}'; sleep 0.05`).join("; ")}; exit 1`);
    for (const one of secret.split("\n")) expect(stdout).not.toContain(one.slice(0, 12));
    expect(stdout.split("\n").length).toBe(lines.length + 1);
  });

  test("shows what is there while it still runs", async () => {
    const { home, start = "" } = session();
    const command = line(start, "echo first; sleep 20; echo second");
    const child = spawn("/bin/bash", ["-c", command], {
      env: { HOME: home, PATH: "/usr/bin:/bin" },
      cwd: temporaryFolder(),
    });
    const first = await new Promise<string>((resolve) =>
      child.stdout.once("data", (bytes) => resolve(`${bytes}`)),
    );
    expect(first).toBe("first\n");
    const signal = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGTERM");
    expect(await signal).toBe(143);
  });

  test("keeps bytes, directory, arguments and the person's NODE_OPTIONS", () => {
    expect(shell("printf '\\001\\377\\376'").stdout).toBe("\u0001\u00ff\u00fe");
    const { cwd, after } = shell("mkdir sub; cd sub");
    expect(after).toBe(join(cwd, "sub"));
    expect(
      shell("echo $# [$SALLYPORT_SHELL] [$NODE_OPTIONS]", { NODE_OPTIONS: "--no-warnings" }).stdout,
    ).toBe("0 [] [--no-warnings]\n");
  });

  test("does not wait for what stays in the background, nor end it", () => {
    const { stdout, cwd } = shell("(sleep 1; echo later; touch done) & echo started");
    expect(stdout).toBe("started\n");
    spawnSync("sleep", ["2"]);
    expect(existsSync(join(cwd, "done"))).toBe(true);
  });

  test("is not shown when the check itself fails", () => {
    const { home, start = "" } = session();
    put(join(home, ".sallyport/policy.yaml"), "x".repeat(3 * 1024 * 1024));
    const options = {
      env: { HOME: home, PATH: "/usr/bin:/bin" },
      cwd: temporaryFolder(),
      encoding: "utf8",
    } as const;
    const { stdout, status } = spawnSync("/bin/bash", ["-c", line(start, `echo ${token}; exit 4`)], options);
    expect(stdout).not.toContain(token);
    expect(status).toBe(4);
  });
});

describe("at the start of a session", () => {
  test.each([
    ["prototyping", false],
    ["balanced", true],
    ["production", true],
  ])("profile %s has the shell start with us: %s", (profile, does) => {
    expect(session(`profile: ${profile}\n`).start !== undefined).toBe(does);
  });

  test("a file that is not ours is left alone, one of ours is written anew", () => {
    expect(session("", "export A=1\n").start).toBe("export A=1\n");
    const { start = "" } = session();
    expect(session("", start).start).toContain("shell-output.cjs");
  });

  test("a shell whose sallyport is gone runs its commands all the same", () => {
    const gone = (session().start ?? "").replaceAll("shell-output.cjs", "not-there.cjs");
    const { stdout } = spawnSync("/bin/bash", ["-c", `${gone}echo here`], { encoding: "utf8" });
    expect(stdout).toBe("here\n");
  });
});
