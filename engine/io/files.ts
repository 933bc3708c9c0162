import { closeSync, constants, fstatSync, openSync, readFileSync, stat, statSync, unlinkSync } from "node:fs";

/** What reading a file gave: its text, nothing there, or a reason why it cannot be read. */
export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unreadable"; readonly why: string };

/**
 * Reads a regular file of at most `maxBytes`. Opened without waiting, so that a pipe in its place cannot hang us. Synchronous: for our
 * own files and those beside the working directory, where loading Node's promise API would cost each hook call several milliseconds.
 */
export function readRegularFile(path: string, maxBytes: number): FileText {
  let descriptor: number | undefined;
  try {
    // Most files we look for do not exist, and an error that is thrown costs more than a look.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return { kind: "absent" };
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { kind: "unreadable", why: "it is not a regular file" };
    if (stats.size > maxBytes) return { kind: "unreadable", why: `it is over ${maxBytes / 1024} KiB` };
    return { kind: "text", text: readFileSync(descriptor, "utf8") };
  } catch (error) {
    const code = errorCode(error);
    return code === "ENOENT" || code === "ENOTDIR" ? { kind: "absent" } : { kind: "unreadable", why: code };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** True when nothing stands at a path; one that cannot be looked at is not absent. */
export function isAbsent(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/**
 * Reads a file of our own state: a regular one that belongs to us and that nobody else may read or change.
 *
 * @returns undefined when it is not there or is not such a file
 */
export function readOwnFile(path: string, maxBytes: number): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    descriptor = openSync(
      path,
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
    );
    const { uid, mode, size } = fstatSync(descriptor);
    const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
    return isOurs && size <= maxBytes && (mode & constants.S_IFMT) === constants.S_IFREG
      ? readFileSync(descriptor)
      : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Waits until the file systems of these paths answer. A synchronous call on one that hangs would stop the hook's deadline as well. */
export async function whenReachable(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => new Promise<void>((resolve) => stat(path, () => resolve()))));
}

/** Removes a file of ours that may not be there; leaving it does no harm. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Not there, or not ours to remove.
  }
}

/** The system's code of an error (`EACCES`), for messages. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
