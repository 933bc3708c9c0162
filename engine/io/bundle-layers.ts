import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { bundleFiles, Lock, parseReference, readCanonical, type Trusted } from "../bundle.ts";
import { GuardError } from "../errors.ts";
import { linksOf } from "../policy/links.ts";
import type { PolicySource } from "../policy/policy-source.ts";
import {
  type Bundle,
  bundleCacheFolder,
  type Keyring,
  openBundle,
  readBundleFolder,
} from "./bundle-files.ts";
import { readRegularFile } from "./files.ts";
import { type PolicyInput, readInput } from "./policy-files.ts";
import { trustOf } from "./trusted-files.ts";

/** All that a policy is made of. `problems` say which bundles were refused and why. */
export type Gathered = {
  readonly sources: readonly PolicySource[];
  readonly isTrusted: (source: PolicySource) => boolean;
  readonly inputs: readonly PolicyInput[];
  readonly problems: readonly string[];
};

const maxLockBytes = 256 * 1024;

/**
 * Adds what policy files refer to: the bundles they extend, from this machine's own copies as the lock beside the file names them, and
 * the trust that was given to single files. Slow; it happens once per change of any of these files.
 *
 * A bundle that is missing, changed, or not signed as it must be, leaves the strictest profile in its place and a problem to tell.
 *
 * @param instead locks or trust to show what they would amount to
 * @throws GuardError `policy-invalid` when a policy file cannot be read
 */
export function gatherPolicy(
  home: string,
  sources: readonly PolicySource[],
  { lockAt = readLock, trusted }: Instead = {},
): Gathered {
  const keyring = keyringOf(sources);
  const trust = trustOf(home, trusted);
  const inputs: PolicyInput[] = [trust.input];
  const problems: string[] = [...trust.problems];
  const gathered = sources.flatMap((source) => {
    return [source, ...bundlesOf(source, { home, keyring, lockAt, inputs, problems })];
  });
  if (problems.length > 0) return { sources: strictest(gathered), isTrusted: () => false, inputs, problems };
  return { sources: gathered, isTrusted: trust.isTrusted, inputs, problems };
}

/**
 * What holds while a bundle cannot be followed: the strictest profile, which the other files can only tighten. What they loosen might
 * be just what the bundle forbids.
 */
function strictest(sources: readonly PolicySource[]): readonly PolicySource[] {
  const tightening = sources.map(
    (source): PolicySource => (source.layer === "managed" ? source : { ...source, layer: "repo" }),
  );
  return [
    { path: "a bundle that is not followed", layer: "managed", directory: "", text: "profile: production\n" },
    ...tightening,
  ];
}

/** Keys are trusted by the machine's owner and its user alone; a signature may be required by anybody. */
export function keyringOf(sources: readonly PolicySource[]): Keyring {
  const links = sources.map((source) => ({ ...linksOf(source), layer: source.layer }));
  const above = links.filter(({ layer }) => layer === "managed" || layer === "user");
  return {
    trusted: above.flatMap(({ trustedKeys }) => trustedKeys),
    revoked: links.flatMap(({ revokedKeys }) => revokedKeys),
    requireSigned: links.some(({ requireSigned }) => requireSigned),
  };
}

/** What to take instead of what is on this machine. */
type Instead = { readonly lockAt?: (path: string) => Lock; readonly trusted?: Trusted };

type Gathering = {
  readonly home: string;
  readonly keyring: Keyring;
  readonly lockAt: (path: string) => Lock;
  readonly inputs: PolicyInput[];
  readonly problems: string[];
};

function bundlesOf(source: PolicySource, gathering: Gathering): PolicySource[] {
  const { home, keyring, lockAt, inputs, problems } = gathering;
  const references = linksOf(source).extends;
  if (references.length === 0) return [];
  const lockPath = lockPathOf(source.path);
  inputs.push(readInput(lockPath));
  return references.flatMap((reference) => {
    try {
      const locked = lockAt(lockPath).bundles[reference];
      parseReference(reference);
      if (locked === undefined) throw new GuardError("bundle-invalid", `it is not in ${lockPath}`);
      const folder = bundleCacheFolder(home, locked.integrity);
      // Its cases are not followed, and named by bundle.json.
      for (const file of bundleFiles) if (file !== "cases.jsonl") inputs.push(readInput(join(folder, file)));
      const bundle = openBundle(readBundleFolder(folder), keyring, folder);
      if (!isDeepStrictEqual(bundle.locked, locked))
        throw new GuardError("bundle-invalid", `${folder} is not what ${lockPath} names`);
      return {
        path: `${reference}/policy.yaml`,
        layer: layerOf(source, bundle),
        directory: "",
        text: bundle.policy,
      };
    } catch (error) {
      if (!(error instanceof GuardError)) throw error;
      problems.push(
        `${source.path}: the bundle ${JSON.stringify(reference)} is not followed: ${error.message}. The strictest profile holds instead; run "sallyport sync" in a terminal.`,
      );
      return [];
    }
  });
}

/** A repository's bundle is the repository's own word, unless a key that the user trusts has signed it. */
function layerOf({ layer }: PolicySource, { signers }: Bundle): PolicySource["layer"] {
  return layer === "managed" || layer === "user" || signers.length > 0 ? "team" : layer;
}

/** The lock of a policy file. */
export function lockPathOf(policyPath: string): string {
  return join(dirname(policyPath), "lock.json");
}

/** Reads a lock; none is an empty one. @throws GuardError `bundle-invalid` */
export function readLock(path: string): Lock {
  const file = readRegularFile(path, maxLockBytes);
  if (file.kind === "absent") return { format: 1, bundles: {} };
  if (file.kind === "unreadable") throw new GuardError("bundle-invalid", `${path}: ${file.why}`);
  return readCanonical(Lock, file.text, path);
}
