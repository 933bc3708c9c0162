import { spawn } from "node:child_process";
import { join } from "node:path";
import { dist, type Machine } from "./machine.ts";

/** What a person does: waits for a text, then presses keys. */
type Step = readonly [seen: string, keys: string];

/** Runs the CLI in a real terminal (util-linux `script`) on which a person answers. */
export function inTerminal(
  at: Machine,
  args: readonly string[],
  steps: readonly Step[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  const words = [process.execPath, join(dist, "bin/sallyport.cjs"), ...args];
  const command = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const line = `stty cols 120 rows 40; ${command}`;
  const child = spawn("script", ["-qefc", line, "/dev/null"], {
    cwd: at.project,
    env: { HOME: at.home, PATH: `${join(at.root, "bin")}:/usr/bin:/bin`, TERM: "xterm", SHELL: "/bin/sh" },
  });
  const left = [...steps];
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
    const [next] = left;
    if (next === undefined || !said.includes(next[0])) return;
    left.shift();
    child.stdin.write(next[1]);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, said }));
  });
}
