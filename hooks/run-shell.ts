import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { fstatSync, mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { type OutputRedactor, redactOutputOf } from "./redact-while-running.ts";
import { nodeOptionsVariable, parentVariable } from "./shell-start.ts";

/** How often we look for new output, and how much we read at once. */
const everyMs = 100;
const maxChunk = 1024 * 1024;

/**
 * Runs one command line with the shell and passes on what it prints, without the secrets in it. Everything else is as without us: input,
 * working directory, exit code, signals.
 *
 * The output goes through a file, not a pipe: a process that stays in the background can go on writing when we are gone, and the command
 * never waits for us.
 *
 * @returns the exit code, as a shell gives it
 */
export async function runShell(shell: string, command: string): Promise<number> {
  const file = openNameless();
  const output = file ?? "inherit";
  const child = start(shell, command, ["inherit", output, output]);
  const exit = exitOf(child);
  if (file !== undefined) await passOn(file, redactOutputOf(process.cwd()), exit);
  return exit;
}

function start(shell: string, command: string, stdio: StdioOptions): ChildProcess {
  const { [nodeOptionsVariable]: nodeOptions = "", ...env } = process.env;
  if (nodeOptions === "") delete env.NODE_OPTIONS;
  else env.NODE_OPTIONS = nodeOptions;
  const child = spawn(shell, ["-c", command], {
    stdio,
    env: { ...env, [parentVariable]: String(process.pid) },
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return child;
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("exit", (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/** A file of ours that has no name any more, so nothing of it stays on the disk. */
function openNameless(): number | undefined {
  try {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
    const path = join(folder, "output");
    const file = openSync(path, "ax+", 0o600);
    unlinkSync(path);
    rmdirSync(folder);
    return file;
  } catch {
    // Nowhere to write. The command runs all the same: the hooks after the call see what it prints.
    return undefined;
  }
}

async function passOn(file: number, redactor: OutputRedactor, exit: Promise<number>): Promise<void> {
  const ended = exit.then(() => true);
  const read = reader(file);
  for (let isOver = false; !isOver; ) {
    isOver = await Promise.race([ended, later()]);
    let bytes = read();
    if (bytes.length === 0 && !isOver) write(await redactor.add(bytes, true));
    for (; bytes.length > 0; bytes = read()) write(await redactor.add(bytes, false));
  }
  write(await redactor.end());
}

function later(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), everyMs));
}

/** Reads what has been added since the last time. */
function reader(file: number): () => Buffer {
  const buffer = Buffer.allocUnsafe(maxChunk);
  let position = 0;
  return () => {
    // `> /dev/stdout` empties the file and begins anew.
    if (fstatSync(file).size < position) position = 0;
    const bytes = readSync(file, buffer, 0, buffer.length, position);
    position += bytes;
    return Buffer.from(buffer.subarray(0, bytes));
  };
}

function write(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}
