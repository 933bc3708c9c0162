import { readdir, readFile, realpath, type Stats, stat } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Surroundings, TargetNames } from "../surroundings.ts";

/** Largest file a fact may read, in bytes, and most names of one directory. */
const maxBytes = 256 * 1024;
const maxNames = 1_000;

/** Longest path a system call takes (PATH_MAX of Linux). */
const maxPath = 4_096;

/** Most rounds of looking things up before what is missing stays missing. */
const maxRounds = 8;

/** Where a call happens. All absolute. */
export type Place = {
  /** Home directories of the user; the first is the one `~` means and our own state is kept in. */
  readonly homes: readonly [string, ...string[]];
  readonly project: string;
  readonly ownDirectory: string;
  /** What the policy calls production and the like. */
  readonly targets?: TargetNames | undefined;
};

/**
 * Runs a pure computation that may look at the machine. A lookup without an answer gives its neutral value and is noted; after the run
 * all that was noted is asked at once, asynchronously, and the computation runs again. So no file system call ever blocks the process,
 * and the hook's deadline holds even when one hangs.
 */
export async function withSurroundings<Result>(
  place: Place,
  compute: (surroundings: Surroundings) => Result,
): Promise<Result> {
  const pending: (() => Promise<void>)[] = [];
  const surroundings: Surroundings = {
    homes: place.homes,
    project: place.project,
    ownDirectory: place.ownDirectory,
    user: process.env.USER ?? "",
    targets: place.targets ?? {},
    environment: (name) => process.env[name],
    realPath: lookup(pending, realPath, (at) => at),
    list: lookup(pending, listNames, () => undefined),
    read: lookup(pending, readText, () => undefined),
  };
  for (let round = 0; round < maxRounds; round++) {
    const result = compute(surroundings);
    if (pending.length === 0) return result;
    await Promise.all(pending.splice(0).map((ask) => ask()));
  }
  return compute(surroundings);
}

/** A synchronous question with an asynchronous answer: neutral until the answer is there. */
function lookup<Answer>(
  pending: (() => Promise<void>)[],
  ask: (at: string) => Promise<Answer>,
  neutral: (at: string) => Answer,
): (at: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (at) => {
    const known = answers.get(at);
    if (known) return known.answer;
    answers.set(at, { answer: neutral(at) });
    pending.push(async () => {
      answers.set(at, { answer: await ask(at) });
    });
    return neutral(at);
  };
}

/** The account's home directory, or undefined for a user the system does not know. */
export function accountHome(): string | undefined {
  try {
    // Loaded here, since an installed hook is told its home and never needs it.
    return process.getBuiltinModule("node:os").userInfo().homedir;
  } catch {
    return undefined;
  }
}

async function realPath(at: string): Promise<string> {
  if (at.length > maxPath) return at;
  let rest = "";
  for (let current = at; ; current = dirname(current)) {
    const real = await answer<string>((done) => realpath.native(current, done));
    if (real !== undefined) return join(real, rest);
    if (current === dirname(current)) return at;
    rest = join(basename(current), rest);
  }
}

async function listNames(at: string): Promise<readonly string[] | undefined> {
  const names = await answer<string[]>((done) => readdir(at, done));
  return names?.slice(0, maxNames);
}

async function readText(at: string): Promise<string | undefined> {
  const stats = await answer<Stats>((done) => stat(at, done));
  if (!stats?.isFile() || stats.size > maxBytes) return undefined;
  return answer<string>((done) => readFile(at, "utf8", done));
}

/** The result of a callback, or undefined for an error. Node's promise API would cost each hook call several milliseconds to load. */
function answer<Value>(
  ask: (done: (error: Error | null, value: Value) => void) => void,
): Promise<Value | undefined> {
  return new Promise((resolve) => ask((error, value) => resolve(error ? undefined : value)));
}
