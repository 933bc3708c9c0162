import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hookGroups } from "../../../bin/agent-settings/hook-table.ts";
import { bash, bashResult, type Input, recorded } from "../recorded.ts";
import { filesBelow, type HookName, homeWithPolicy, hooksFolder, put, run, temporaryFolder } from "../run.ts";
import { call, failure, key, result } from "./expectations.ts";

/** The hooks as the installer writes them. */
const launcher = {
  node: process.execPath,
  cleaner: "/usr/bin/env",
  folder: hooksFolder,
  home: "/home/a",
  form: "exec",
} as const;

describe("a full disk", () => {
  // No file can grow: what a full disk does to every write, without filling one.
  const full = { shell: 'ulimit -f 0; exec "$@"' };

  test("does not change a verdict", () => {
    expect(run("pre-tool-use", call, full)).toMatchObject({ exitCode: 0, stdout: "" });
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

  const settings = { hooks: Object.fromEntries(hookGroups(launcher).map((one) => [one.event, [one.group]])) };
  test.each<[string, HookName, Input]>([
    ["a call that is allowed", "pre-tool-use", call],
    ["a call that would be asked", "pre-tool-use", bash("npm install -g left-pad")],
    ["a call that is denied", "pre-tool-use", bash("git push --force")],
    ["a prompt with a secret", "pre-tool-use", recorded("UserPromptSubmit-any.json", { prompt: key })],
    ["a change of settings", "pre-tool-use", recorded("ConfigChange-user_settings.json")],
    ["a clean result", "post-tool-use", bashResult("ok")],
    ["a result with a secret", "post-tool-use", result],
    ["a failed call", "post-tool-use", recorded("PostToolUseFailure-Bash.json")],
    ["a batch with a secret", "post-tool-use", recorded("PostToolBatch-any-25.json")],
  ])("in production refuses %s, which must be on record; elsewhere it is let be", (_case, hook, input) => {
    const production = homeWithPolicy("profile: production\n");
    const balanced = temporaryFolder();
    for (const home of [production, balanced]) {
      put(join(home, ".claude/settings.json"), JSON.stringify(settings));
    }
    const refused = run(hook, input, { ...full, home: production });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("(audit-failed)");
    expect(refused.stdout + refused.stderr).not.toContain(key);
    const free = run(hook, input, { ...full, home: balanced });
    expect(free.stderr).not.toContain("sallyport blocked this call: (audit-failed)");
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
