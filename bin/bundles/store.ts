import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";
import { bundleFiles } from "../../engine/bundle.ts";
import { GuardError } from "../../engine/errors.ts";
import { type Bundle, type BundleTexts, bundleCacheFolder } from "../../engine/io/bundle-files.ts";

/** Keeps a bundle under the name of its integrity; what lay there before is replaced as a whole. */
export function keepBundle(home: string, { locked }: Bundle, texts: BundleTexts): void {
  const folder = bundleCacheFolder(home, locked.integrity);
  fs.mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const temporary = fs.mkdtempSync(`${folder}.`);
  try {
    for (const name of bundleFiles) {
      const text = texts[name];
      if (text !== undefined) fs.writeFileSync(join(temporary, name), text, { mode: 0o600 });
    }
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(temporary, folder);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Replaces a file in one step, keeping its mode. A link is not followed: in a cloned repository it can lead anywhere.
 *
 * @throws GuardError `policy-unreadable`
 */
export function replaceFile(path: string, text: string): void {
  refuseLink(dirname(path));
  refuseLink(path);
  const mode = fs.statSync(path, { throwIfNoEntry: false })?.mode ?? 0o644;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(temporary, text, { mode: mode & 0o777, flag: "wx" });
    fs.renameSync(temporary, path);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new GuardError("policy-unreadable", `cannot write ${path}: ${reason}`, { cause: error });
  }
}

function refuseLink(path: string): void {
  if (fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new GuardError("policy-unreadable", `${path} is a link; nothing is written through it`);
}
