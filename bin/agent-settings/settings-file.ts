import * as fs from "node:fs";
import { dirname } from "node:path";
import { GuardError } from "../../engine/errors.ts";

/** A settings file as it was read. `text` is undefined when there is none yet; `target` is where symlinks lead. */
export type SettingsFile = {
  readonly path: string;
  readonly target: string;
  readonly bom: string;
  readonly text: string | undefined;
};

const maxBytes = 5 * 1024 * 1024;
const byteOrderMark = "\uFEFF";

/**
 * Reads a settings file; symlinks are followed.
 *
 * @throws GuardError `settings-unreadable` for what is not a regular UTF-8 file of at most 5 MB that we may read
 */
export function readSettingsFile(path: string): SettingsFile {
  if (!fs.lstatSync(path, { throwIfNoEntry: false })) return { path, target: path, bom: "", text: undefined };
  try {
    const target = fs.realpathSync(path);
    const stat = fs.statSync(target);
    // A pipe would hang us, a device has no end.
    if (!stat.isFile())
      throw new GuardError("settings-unreadable", `${path} is not a regular file; nothing was changed.`);
    if (stat.size > maxBytes) {
      throw new GuardError("settings-unreadable", `${path} is larger than 5 MB; nothing was changed.`);
    }
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(target));
    const bom = text.startsWith(byteOrderMark) ? byteOrderMark : "";
    return { path, target, bom, text: text.slice(bom.length) };
  } catch (error) {
    if (error instanceof GuardError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new GuardError("settings-unreadable", `cannot read ${path}: ${reason}`, { cause: error });
  }
}

/**
 * Replaces the file's text in one step, so that no reader ever sees half of it. Keeps mode and owner; a new file is 0600.
 *
 * @throws GuardError `settings-unreadable` when it cannot be written, or has changed since it was read; the file is then untouched
 */
export function writeSettingsFile(file: SettingsFile, text: string): void {
  if (readSettingsFile(file.path).text !== file.text) {
    throw new GuardError(
      "settings-unreadable",
      `${file.path} was changed by somebody else just now; run again.`,
    );
  }
  const temporary = `${file.target}.sallyport-${process.pid}.tmp`;
  try {
    fs.mkdirSync(dirname(file.target), { recursive: true });
    const before = fs.statSync(file.target, { throwIfNoEntry: false });
    const handle = fs.openSync(temporary, "wx", 0o600);
    try {
      fs.writeFileSync(handle, file.bom + text);
      if (before !== undefined) {
        fs.fchmodSync(handle, before.mode & 0o7777);
        if (before.uid !== process.geteuid?.()) fs.fchownSync(handle, before.uid, before.gid);
      }
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(temporary, file.target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new GuardError("settings-unreadable", `cannot write ${file.path}: ${reason}`, { cause: error });
  }
}

/** Copies the file as it is on disk to `<file>.sallyport-backup-<UTC time>`, mode 0600, and returns that path. */
export function backUp(file: SettingsFile, now: Date): string {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const wanted = `${file.target}.sallyport-backup-${stamp}`;
  // Two runs in one second must not overwrite the older, more original, backup.
  const names = [wanted, ...Array.from({ length: 99 }, (_, index) => `${wanted}-${index + 2}`)];
  const backup = names.find((name) => !fs.existsSync(name)) ?? wanted;
  try {
    fs.writeFileSync(backup, fs.readFileSync(file.target), { mode: 0o600, flag: "wx" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GuardError(
      "settings-unreadable",
      `cannot write the backup ${backup}: ${reason}; nothing was changed.`,
      {
        cause: error,
      },
    );
  }
  return backup;
}

/** Puts back what was there before we wrote: the text that was read, or no file. */
export function restore(file: SettingsFile, written: string): void {
  if (file.text === undefined) {
    fs.rmSync(file.target);
    return;
  }
  writeSettingsFile({ ...file, text: written }, file.text);
}
