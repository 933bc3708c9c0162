import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest folder upwards with a `.git`, or the folder itself. Absolute. */
export function repositoryOf(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (current === dirname(current)) return folder;
  }
}
