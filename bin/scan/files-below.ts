import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { GuardError } from "../../engine/errors.ts";

/** Most files of one scan. */
const maxFiles = 200_000;

/** Longest list of names taken from git, in bytes. */
const maxListBytes = 64 * 1024 * 1024;

/** Folders nobody writes by hand, where git cannot say what is ignored. */
const unlisted = new Set([".git", "node_modules"]);

/**
 * The regular files below a path, in a fixed order: in a git work tree those that are tracked or not ignored, elsewhere all but `.git` and
 * `node_modules`. Symbolic links are not followed.
 *
 * @throws GuardError `usage` when there is nothing at the path, `input-too-large` when there are too many files
 */
export function filesBelow(path: string): readonly string[] {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new GuardError("usage", `there is nothing at ${path}; give files or folders`);
  if (!stats.isDirectory()) return [path];
  const files = (gitFiles(path) ?? walk(path)).filter((file) =>
    lstatSync(file, { throwIfNoEntry: false })?.isFile(),
  );
  if (files.length > maxFiles)
    throw new GuardError(
      "input-too-large",
      `${path} holds over ${maxFiles} files; scan its folders one by one`,
    );
  return files.sort();
}

/** Undefined outside a work tree, and where there is no git. */
function gitFiles(directory: string): readonly string[] | undefined {
  // A repository that somebody sent may name a program of its own as its file system monitor.
  const args = ["-c", "core.fsmonitor=false", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = spawnSync("git", args, { cwd: directory, encoding: "utf8", maxBuffer: maxListBytes });
  if (listed.status !== 0) return undefined;
  return [...new Set(listed.stdout.split("\0"))].filter(Boolean).map((name) => join(directory, name));
}

function walk(root: string): string[] {
  const files: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined && files.length <= maxFiles; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !unlisted.has(entry.name)) folders.push(path);
      else if (!entry.isDirectory()) files.push(path);
    }
  }
  return files;
}
