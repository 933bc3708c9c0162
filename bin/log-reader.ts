import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import path from "node:path";

/** Most bytes that are read at once. */
const maxBytes = 8 * 1024 * 1024;

/** Reads the lines of a directory of logs, one file a day, and later those that have been added since. */
export class LogReader {
  readonly directory: string;
  readonly #offsets = new Map<string, number>();

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Names of the files there are, oldest first. */
  files(): readonly string[] {
    if (!existsSync(this.directory)) return [];
    return readdirSync(this.directory)
      .filter((name) => name.endsWith(".jsonl"))
      .sort();
  }

  /**
   * The lines that have not been read yet.
   *
   * @param isAll false leaves a line that is still being written for the next time
   */
  *lines(isAll: boolean): Generator<string> {
    for (const name of this.files()) yield* this.#linesOf(name, isAll);
  }

  *#linesOf(name: string, isAll: boolean): Generator<string> {
    const descriptor = openSync(path.join(this.directory, name), "r");
    try {
      for (;;) {
        const offset = this.#offsets.get(name) ?? 0;
        const left = Math.min(maxBytes, fstatSync(descriptor).size - offset);
        if (left <= 0) return;
        const bytes = Buffer.alloc(left);
        const read = bytes.subarray(0, readSync(descriptor, bytes, 0, left, offset));
        const whole = read.lastIndexOf(0x0a) + 1;
        // A line longer than that is none of ours.
        if (whole === 0 && !isAll && read.length < maxBytes) return;
        const end = whole === 0 ? read.length : whole;
        this.#offsets.set(name, offset + end);
        yield* read.subarray(0, end).toString("utf8").split("\n").filter(Boolean);
      }
    } finally {
      closeSync(descriptor);
    }
  }
}
