import { dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { isScalar, isSeq, parseDocument } from "yaml";
import { canonicalJson, type Lock, type Locked, parseReference, sourceOf } from "../../engine/bundle.ts";
import { GuardError } from "../../engine/errors.ts";
import {
  type Bundle,
  type BundleTexts,
  bundleCacheFolder,
  bundleIntegrity,
  type Keyring,
  openBundle,
  readBundleFolder,
} from "../../engine/io/bundle-files.ts";
import { lockPathOf, readLock } from "../../engine/io/bundle-layers.ts";
import { linksOf } from "../../engine/policy/links.ts";
import type { PolicySource } from "../../engine/policy/policy-source.ts";
import { runCases } from "./cases.ts";
import { fetchBundle } from "./fetch.ts";
import { keepBundle } from "./store.ts";

/** What synchronising one policy file comes to. Nothing of it is written yet, but the bundles are kept on this machine. */
export type Plan = {
  readonly source: PolicySource;
  readonly policy: string;
  readonly lockPath: string;
  readonly before: Lock;
  readonly after: Lock;
  readonly bundles: readonly { readonly reference: string; readonly bundle: Bundle }[];
};

/** How to synchronise. */
export type SyncOptions = {
  readonly home: string;
  readonly keyring: Keyring;
  /** Take what differs from the lock, instead of refusing it. */
  readonly update: boolean;
  /** The reference to put in place of every one with the same source. */
  readonly to: string | undefined;
  /** Bundles already fetched and tested by this run, by reference or folder. */
  readonly fetched: Map<string, BundleTexts>;
};

/**
 * Finds every bundle that a policy file extends, checks it, runs its cases and keeps a copy.
 *
 * @throws GuardError `bundle-unreachable`, `bundle-invalid`, `policy-invalid`
 */
export function planSync(source: PolicySource, options: SyncOptions): Plan {
  const policy = options.to === undefined ? source.text : withReference(source.text, options.to);
  const lockPath = lockPathOf(source.path);
  const before = readLock(lockPath);
  const references = [...linksOf({ ...source, text: policy }).extends].sort();
  const bundles = references.map((reference) => ({
    reference,
    bundle: obtain(reference, before.bundles[reference], dirname(source.path), options),
  }));
  const after: Lock = {
    format: 1,
    bundles: Object.fromEntries(bundles.map(({ reference, bundle }) => [reference, bundle.locked])),
  };
  return { source, policy, lockPath, before, after, bundles };
}

/** The lock's text, which `readLock` will accept. */
export function lockText(lock: Lock): string {
  return canonicalJson(lock);
}

function obtain(reference: string, locked: Locked | undefined, base: string, options: SyncOptions): Bundle {
  const parsed = parseReference(reference);
  const { home, keyring, update, fetched } = options;
  // What a path leads to can change at any time; the others are exact, so a good copy need not be fetched again.
  const kept = locked && parsed.kind !== "path" ? keptBundle(home, locked, keyring) : undefined;
  if (kept !== undefined) return kept;
  const key = parsed.kind === "path" ? resolve(base, parsed.path) : reference;
  const texts = fetched.get(key) ?? fetchBundle(parsed, base);
  const bundle = openBundle(texts, keyring, reference);
  if (
    parsed.kind === "npm" &&
    (bundle.manifest.name !== parsed.name || bundle.manifest.version !== parsed.version)
  )
    throw new GuardError(
      "bundle-invalid",
      `${reference}: bundle.json says ${bundle.manifest.name} ${bundle.manifest.version}`,
    );
  if (locked && !update && !isDeepStrictEqual(locked, bundle.locked))
    throw new GuardError(
      "bundle-invalid",
      `${reference}: is not what the lock names; if that is meant, run "sallyport sync --update"`,
    );
  if (!fetched.has(key)) assertSound(reference, texts, bundle);
  fetched.set(key, texts);
  keepBundle(home, bundle, texts);
  return bundle;
}

function keptBundle(home: string, locked: Locked, keyring: Keyring): Bundle | undefined {
  const folder = bundleCacheFolder(home, locked.integrity);
  const texts = readBundleFolder(folder);
  if (bundleIntegrity(texts) !== locked.integrity) return undefined;
  const bundle = openBundle(texts, keyring, folder);
  return isDeepStrictEqual(bundle.locked, locked) ? bundle : undefined;
}

/** @throws GuardError `bundle-invalid` when the bundle's policy reaches beyond itself or one of its cases fails */
function assertSound(reference: string, texts: BundleTexts, bundle: Bundle): void {
  const { requireSigned, ...lists } = linksOf({
    path: `${reference}/policy.yaml`,
    layer: "team",
    directory: "",
    text: bundle.policy,
  });
  if (requireSigned || Object.values(lists).some((list) => list.length > 0))
    throw new GuardError(
      "bundle-invalid",
      `${reference}: policy.yaml of a bundle has no extends, trustedKeys, revokedKeys or requireSigned`,
    );
  const { failures } = runCases(texts);
  if (failures.length > 0)
    throw new GuardError("bundle-invalid", `${reference}: its own cases fail:\n  ${failures.join("\n  ")}`);
}

/** Puts a reference in place of each one in `extends:` with the same source; all other bytes of the file stay. */
function withReference(text: string, to: string): string {
  const wanted = sourceOf(parseReference(to));
  const list = parseDocument(text).get("extends", true);
  const items = isSeq(list) ? list.items.filter(isScalar) : [];
  return items.toReversed().reduce((edited, { value, range }) => {
    if (typeof value !== "string" || !range || sourceOf(parseReference(value)) !== wanted) return edited;
    return edited.slice(0, range[0]) + JSON.stringify(to) + edited.slice(range[1]);
  }, text);
}
