import { closeSync, constants, fstatSync, openSync, read, readSync, writeSync } from "node:fs";
import { GuardError } from "../engine/errors.ts";
import { textOfInput } from "./input-text.ts";

/** What a hook prints and how it ends. */
export type Answer = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

/** One executable: how it answers, and what it answers when its own work fails. */
export type Hook = {
  readonly load: () => Promise<(input: string) => Promise<Answer>>;
  /** Must not throw. `input` is whatever has been read of the standard input. */
  readonly onFailure: (problem: string, input: string) => Answer;
  /** Largest input. All work on it is synchronous, so no deadline would end it: it must be small enough to be done in time. */
  readonly maxInputMiB: number;
};

/** The client gives us 10 s; what takes longer than this hangs. */
const deadlineMs = 5_000;

/** Runs a hook: the only place that reads the standard input, and the only catch-all of the program. */
export async function runHook(hook: Hook): Promise<void> {
  let input = "";
  setTimeout(() => {
    write(hook.onFailure(`(deadline) it took over ${deadlineMs / 1000} s`, input));
    // A thread that hangs in a system call would keep a normal exit waiting for ever.
    process.kill(process.pid, "SIGKILL");
  }, deadlineMs);
  try {
    input = textOfInput(await readInput(hook.maxInputMiB));
    write(await (await hook.load())(input));
  } catch (error) {
    write(hook.onFailure(problemOf(error), input));
  }
  // Leaving now spares taking the heap down piece by piece.
  process.exit();
}

/** An expected failure in its own words; of an unexpected one only the kind, since its text may hold parts of the call. */
function problemOf(error: unknown): string {
  if (error instanceof GuardError) return `(${error.code}) ${error.message}`;
  if (error instanceof RangeError)
    return "(input-too-large) the hook input nests too deeply or is too large to be judged";
  const name = error instanceof Error ? error.name : "unknown";
  return `(internal-error) unexpected ${name}; please report it`;
}

/** Prints an answer and sets the exit code. A question nobody can read would be silence, so then it is a denial. */
function write({ stdout, stderr, exitCode }: Answer): void {
  writeAll(2, stderr);
  process.exitCode = writeAll(1, stdout) ? exitCode : 2;
}

function writeAll(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      // A full pipe: the reader is slower than we are.
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) return false;
    }
  }
  return true;
}

/** Everything on standard input. Asynchronous, so that a client that never closes it cannot outlast the deadline. */
async function readInput(maxMiB: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  const add = (chunk: Buffer): void => {
    total += chunk.length;
    if (total > maxMiB * 1024 * 1024) {
      throw new GuardError("input-too-large", `the hook input is over ${maxMiB} MiB`);
    }
    chunks.push(chunk);
  };
  if (readWhatIsThere(add)) return Buffer.concat(chunks);
  for (let chunk = await readChunk(); chunk.length > 0; chunk = await readChunk()) add(chunk);
  return Buffer.concat(chunks);
}

/**
 * Reads a file, and what a pipe holds already, without waiting and without a thread, which costs a millisecond: the client has mostly
 * written everything before we are there.
 *
 * @returns true when the input has ended
 */
function readWhatIsThere(add: (chunk: Buffer) => void): boolean {
  let opened: number | undefined;
  try {
    const isFile = fstatSync(0).isFile();
    // Opening the pipe anew lets us read it without waiting; elsewhere that is not so, and nor is it for a socket.
    if (!isFile) opened = openSync("/proc/self/fd/0", constants.O_RDONLY | constants.O_NONBLOCK);
    for (;;) {
      const buffer = Buffer.allocUnsafe(64 * 1024);
      const bytes = readSync(opened ?? 0, buffer);
      if (bytes === 0) return true;
      add(buffer.subarray(0, bytes));
    }
  } catch (error) {
    if (error instanceof GuardError) throw error;
    // Nothing there yet, or neither file nor pipe: the asynchronous way goes on from here.
    return false;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
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
