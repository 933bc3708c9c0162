import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalJson, readCanonical, Trusted } from "../bundle.ts";
import { GuardError } from "../errors.ts";
import type { PolicySource } from "../policy/policy-source.ts";
import { readRegularFile } from "./files.ts";
import { type PolicyInput, readInput } from "./policy-files.ts";

const maxBytes = 256 * 1024;

/** Where trust is kept: in the user's home, never in a repository. */
function trustedPath(home: string): string {
  return join(home, ".sallyport", "trusted.json");
}

/** @throws GuardError `policy-unreadable` or `bundle-invalid` */
export function readTrusted(home: string): Trusted {
  const path = trustedPath(home);
  const file = readRegularFile(path, maxBytes);
  if (file.kind === "absent") return { format: 1, files: {} };
  if (file.kind === "unreadable") throw new GuardError("policy-unreadable", `${path}: ${file.why}`);
  return readCanonical(Trusted, file.text, path);
}

/** Replaces the list of trusted files in one step; only its owner may read it. */
export function writeTrusted(home: string, trusted: Trusted): void {
  const path = trustedPath(home);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, canonicalJson(trusted), { mode: 0o600, flag: "wx" });
  renameSync(temporary, path);
}

/** What is pinned of a file. */
export function fingerprintOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Which policy files are trusted as they are now. A list that cannot be read trusts nothing, and that is a problem to tell. */
export function trustOf(
  home: string,
  instead?: Trusted,
): {
  readonly isTrusted: (source: PolicySource) => boolean;
  readonly input: PolicyInput;
  readonly problems: readonly string[];
} {
  const input = readInput(trustedPath(home));
  try {
    const { files } = instead ?? readTrusted(home);
    const isTrusted = ({ layer, path: policy, text }: PolicySource) =>
      (layer === "repo" || layer === "repo-local") &&
      Object.hasOwn(files, policy) &&
      files[policy] === fingerprintOf(text);
    return { isTrusted, input, problems: [] };
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    return { isTrusted: () => false, input, problems: [`${error.message}; no file is trusted`] };
  }
}
