import { linkSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fingerprint } from "../redact.ts";
import { readRegularFile, removeQuietly } from "./files.ts";

/**
 * Makes fingerprints with the key of this install (`~/.sallyport/key`, made on first use). Without a readable key they still hide the
 * secret, but do not repeat from call to call. Key and `node:crypto` are loaded at the first secret: they cost several milliseconds.
 */
export function fingerprintWith(home: string): Fingerprint {
  let hash: Fingerprint | undefined;
  return (secret) => {
    hash ??= hashWithKeyIn(join(home, ".sallyport"));
    return hash(secret);
  };
}

function hashWithKeyIn(directory: string): Fingerprint {
  const { createHmac, randomBytes } = process.getBuiltinModule("node:crypto");
  const key = readKey(directory, randomBytes(32).toString("hex"));
  return (secret) => createHmac("sha256", key).update(secret).digest("hex").slice(0, 12);
}

function readKey(directory: string, fresh: string): string {
  const file = join(directory, "key");
  const known = keyIn(file);
  if (known !== undefined) return known;
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, fresh, { mode: 0o600 });
    putInPlace(temporary, file);
  } catch {
    // A full or read-only disk: fingerprints still hide the secret.
  }
  removeQuietly(temporary);
  return keyIn(file) ?? fresh;
}

/** A link never replaces the key of a call that was faster. Only a damaged one, or a file system without links, is written over. */
function putInPlace(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch {
    if (keyIn(file) === undefined) renameSync(temporary, file);
  }
}

/** The whole key; one cut short by a full disk is none. */
function keyIn(file: string): string | undefined {
  const key = readRegularFile(file, 1024);
  return key.kind === "text" && key.text.length >= 64 ? key.text : undefined;
}
