import { read, writeSync } from "node:fs";
import { GuardError } from "../engine/errors.ts";

/** What a hook prints and how it ends. */
export type Answer = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

/** One executable: how it answers, and what it answers when its own work fails. */
export type Hook = {
  readonly load: () => Promise<(input: string) => Promise<Answer>>;
  /** Must not throw. `input` is whatever has been read of the standard input. */
  readonly onFailure: (problem: string, input: string) => Answer;
};

/** Largest input, in bytes. A real call with a file of several megabytes passes. */
const maxInputBytes = 32 * 1024 * 1024;

/** The client gives us 10 s; what takes longer than this hangs. */
const deadlineMs = 5_000;

/** Runs a hook: the only place that reads the standard input, and the only catch-all of the program. */
export async function runHook(hook: Hook): Promise<void> {
  let input = "";
  const timer = setTimeout(() => {
    write(
      hook.onFailure(
        `(deadline) it took over ${deadlineMs / 1000} s; something it reads does not answer`,
        input,
      ),
    );
    // A thread that hangs in a system call would keep a normal exit waiting for ever.
    process.kill(process.pid, "SIGKILL");
  }, deadlineMs);
  try {
    input = await readInput();
    const answer = await (await hook.load())(input);
    write(answer);
    process.exitCode = answer.exitCode;
  } catch (error) {
    const answer = hook.onFailure(problemOf(error), input);
    write(answer);
    process.exitCode = answer.exitCode;
  }
  clearTimeout(timer);
}

/** An expected failure in its own words; of an unexpected one only the kind, since its text may hold parts of the call. */
function problemOf(error: unknown): string {
  if (error instanceof GuardError) return `(${error.code}) ${error.message}`;
  const name = error instanceof Error ? error.name : "unknown";
  return `(internal-error) unexpected ${name}; please report it`;
}

function write({ stdout, stderr }: Answer): void {
  if (stderr !== "") writeAll(2, stderr);
  if (stdout !== "") writeAll(1, stdout);
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      // A full pipe: the reader is slower than we are.
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) return;
    }
  }
}

/** Everything on standard input as UTF-8. Asynchronous, so that a client that never closes it cannot outlast the deadline. */
async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = await readChunk();
    if (chunk.length === 0) break;
    total += chunk.length;
    if (total > maxInputBytes) {
      throw new GuardError("input-too-large", `the hook input is over ${maxInputBytes / 1024 / 1024} MiB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readChunk(): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(64 * 1024);
  return new Promise((resolve, reject) => {
    read(0, buffer, 0, buffer.length, null, (error, bytes) => {
      if (!error) resolve(buffer.subarray(0, bytes));
      else if (error.code === "EOF") resolve(buffer.subarray(0, 0));
      else if (error.code === "EAGAIN") setTimeout(() => readChunk().then(resolve, reject), 5);
      else reject(new GuardError("input-empty", `the hook input cannot be read (${error.code})`));
    });
  });
}
