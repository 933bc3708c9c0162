import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { lstatSync } from "node:fs";
import { join } from "node:path";
import {
  type BundleFile,
  bundleFiles,
  contentFiles,
  type Locked,
  Manifest,
  maxBundleFileBytes,
  readCanonical,
  Signatures,
} from "../bundle.ts";
import { GuardError } from "../errors.ts";
import { readRegularFile } from "./files.ts";

/** The texts of a bundle; an unsigned one has no `bundle.sig`. */
export type BundleTexts = Readonly<Partial<Record<BundleFile, string>>>;

/** Whose signatures count. Lines as in `trustedKeys:`. */
export type Keyring = {
  readonly trusted: readonly string[];
  readonly revoked: readonly string[];
  readonly requireSigned: boolean;
};

/** A bundle all of whose files are what its manifest says. `signers` are trusted keys whose signatures are right. */
export type Bundle = {
  readonly manifest: Manifest;
  readonly policy: string;
  readonly cases: string;
  readonly locked: Locked;
  readonly signers: readonly string[];
};

/**
 * Reads a bundle's files from a folder. Links are not followed.
 *
 * @throws GuardError `bundle-invalid` for a link, anything that is no regular file, and files over 256 KiB
 */
export function readBundleFolder(folder: string): BundleTexts {
  const texts: Partial<Record<BundleFile, string>> = {};
  for (const name of bundleFiles) {
    const path = join(folder, name);
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new GuardError("bundle-invalid", `${path}: is a link; a bundle holds files only`);
    const file = readRegularFile(path, maxBundleFileBytes);
    if (file.kind === "unreadable") throw new GuardError("bundle-invalid", `${path}: ${file.why}`);
    if (file.kind === "text") texts[name] = file.text;
  }
  return texts;
}

/** `sha512-…` of a text. */
export function integrityOf(text: string): string {
  return `sha512-${createHash("sha512").update(text).digest("base64")}`;
}

/** One integrity for all files of a bundle, its signatures included. */
export function bundleIntegrity(texts: BundleTexts): string {
  const lines = bundleFiles.map(
    (name) => `${name} ${texts[name] === undefined ? "" : integrityOf(texts[name])}\n`,
  );
  return integrityOf(lines.join(""));
}

/**
 * Checks a bundle against itself and the keyring.
 *
 * @param where for messages
 * @throws GuardError `bundle-invalid` when a file is missing or differs from the manifest, when a trusted key's signature is wrong,
 * when only revoked keys have signed, or when a signature is required and no trusted key has made one
 */
export function openBundle(texts: BundleTexts, keyring: Keyring, where: string): Bundle {
  const text = texts["bundle.json"];
  if (text === undefined) throw new GuardError("bundle-invalid", `${where}: bundle.json is missing`);
  const manifest = readCanonical(Manifest, text, `${where}/bundle.json`);
  for (const name of contentFiles) {
    if (integrityOf(texts[name] ?? "") !== manifest.files[name])
      throw new GuardError("bundle-invalid", `${where}/${name}: is not the file that bundle.json names`);
  }
  const sig = texts["bundle.sig"];
  const signatures = sig === undefined ? [] : readCanonical(Signatures, sig, `${where}/bundle.sig`);
  const signers = trustedSigners(text, signatures, keyring, where);
  const { name, version } = manifest;
  const locked = {
    name,
    version,
    integrity: bundleIntegrity(texts),
    signers: signatures.map(({ key }) => key),
  };
  const [policy = "", cases = ""] = contentFiles.map((file) => texts[file]);
  return { manifest, policy, cases, locked, signers };
}

function trustedSigners(manifest: string, signatures: Signatures, keyring: Keyring, where: string): string[] {
  const revoked = new Set(keyring.revoked.map(keyIdOf));
  const keys = new Map(keyring.trusted.map((line) => [keyIdOf(line), line]));
  const valid: string[] = [];
  for (const { key, signature } of signatures) {
    const line = keys.get(key);
    if (line === undefined || revoked.has(key)) continue;
    if (!verify(null, signedBytes(manifest), publicKey(line), Buffer.from(signature, "base64")))
      throw new GuardError("bundle-invalid", `${where}: the signature of key ${key} is wrong`);
    valid.push(key);
  }
  if (valid.length > 0) return valid;
  const withdrawn = signatures.find(({ key }) => revoked.has(key));
  if (withdrawn)
    throw new GuardError("bundle-invalid", `${where}: was signed by the revoked key ${withdrawn.key}`);
  if (keyring.requireSigned)
    throw new GuardError(
      "bundle-invalid",
      `${where}: no trusted key has signed it, and requireSigned is set`,
    );
  return [];
}

/** What a signature is made over: the manifest's exact bytes, marked so that it can stand for nothing else. */
export function signedBytes(manifest: string): Buffer {
  return Buffer.from(`sallyport bundle 1\n${manifest}`);
}

/** The id of a key given as in `trustedKeys:`. */
export function keyIdOf(line: string): string {
  return createHash("sha256").update(rawKey(line)).digest("hex").slice(0, 16);
}

/** The line for `trustedKeys:` of a public key. */
export function keyLineOf(key: KeyObject): string {
  return `ed25519:${key.export({ format: "jwk" }).x}`;
}

const rawKey = (line: string) => Buffer.from(line.slice("ed25519:".length), "base64url");

function publicKey(line: string): KeyObject {
  return createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: rawKey(line).toString("base64url") },
    format: "jwk",
  });
}

/** Where a bundle is kept on this machine. */
export function bundleCacheFolder(home: string, integrity: string): string {
  const name = Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex");
  return join(home, ".sallyport", "bundles", name);
}
