import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { environment, type Machine } from "./machine.ts";

const TIMEOUT_MS = 90_000;

/** What a client's process said before it ended. */
type Finished = Readonly<{ exitCode: number; stdout: string; stderr: string }>;

/**
 * Runs Claude Code with no network but loopback where the system allows it, and with an environment that holds
 * nothing of ours.
 *
 * @throws Error when the client is still running after 90 seconds
 */
export function runClient(machine: Machine, socketPath: string, args: readonly string[]): Promise<Finished> {
  const relay = fileURLToPath(new URL("./client-on-loopback.mjs", import.meta.url));
  const [program = process.execPath, ...rest] = [
    ...ISOLATION,
    process.execPath,
    relay,
    socketPath,
    findClient(),
    ...args,
  ];
  const env = {
    ...environment(machine),
    ANTHROPIC_API_KEY: "scripted",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    CLAUDE_CODE_TMPDIR: machine.root,
    DISABLE_AUTOUPDATER: "1",
    DISABLE_ERROR_REPORTING: "1",
    DISABLE_TELEMETRY: "1",
    // MCP tools can be called at once, without a search for them first.
    ENABLE_TOOL_SEARCH: "false",
    // The client refuses bypassPermissions to root anywhere but in a sandbox; this machine is one.
    IS_SANDBOX: "1",
  };
  const child = spawn(program, rest, {
    cwd: machine.project,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      reject(new Error(`the client is still running after ${TIMEOUT_MS} ms\n${stdout}\n${stderr}`));
    }, TIMEOUT_MS);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? 1, stdout, stderr });
    });
  });
}

/** What gives a command a network of its own that is empty but for loopback; nothing where that is not allowed. */
const ISOLATION: readonly string[] =
  ["-n", "-rn"]
    .map((flags) => ["unshare", flags, "sh", "-c", 'ip link set lo up && exec "$@"', "sh"])
    .find(([program = "", ...args]) => spawnSync(program, [...args, "true"]).status === 0) ?? [];

/** The client's program for this system, from the folder's own node_modules. */
function findClient(): string {
  const folder = join(import.meta.dirname, "node_modules/@anthropic-ai");
  const { platform, arch } = process;
  const name = platform === "win32" ? "claude.exe" : "claude";
  const candidates = ["", "-musl"].map((libc) =>
    join(folder, `claude-code-${platform}-${arch}${libc}`, name),
  );
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`no Claude Code for ${platform}-${arch}: run npm ci --prefix test/e2e`);
  return found;
}
