import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fingerprint } from "../redact.ts";
import { readRegularFile } from "./files.ts";

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
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(file, fresh, { flag: "wx", mode: 0o600 });
    return fresh;
  } catch {
    const known = readRegularFile(file, 1024);
    return known.kind === "text" && known.text.length >= 64 ? known.text : fresh;
  }
}
