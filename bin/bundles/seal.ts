import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  canonicalJson,
  type contentFiles,
  Manifest,
  readCanonical,
  Signatures,
} from "../../engine/bundle.ts";
import { GuardError } from "../../engine/errors.ts";
import {
  type BundleTexts,
  integrityOf,
  keyIdOf,
  keyLineOf,
  readBundleFolder,
  signedBytes,
} from "../../engine/io/bundle-files.ts";
import { readRegularFile } from "../../engine/io/files.ts";
import { runCases } from "./cases.ts";

/** The manifest of the files as they are now. */
export function manifestOf(name: string, version: string, texts: BundleTexts): string {
  const integrity = (file: (typeof contentFiles)[number]) => {
    const text = texts[file];
    if (text === undefined) throw new GuardError("bundle-invalid", `${file} is missing`);
    if (text.includes("\uFFFD")) throw new GuardError("bundle-invalid", `${file} is not UTF-8`);
    return integrityOf(text);
  };
  const files = { "policy.yaml": integrity("policy.yaml"), "cases.jsonl": integrity("cases.jsonl") };
  return canonicalJson(Manifest.parse({ format: 1, name, version, files }));
}

/**
 * Writes `bundle.json` for the files as they are now, after its cases have passed. Signatures of another content are taken away.
 *
 * @returns how many verdicts were checked
 * @throws GuardError `bundle-invalid` when a case fails
 */
export function packBundle(folder: string, newVersion: string | undefined): number {
  const texts = readBundleFolder(folder);
  const { name, version } = manifestIn(folder, texts);
  const manifest = manifestOf(name, newVersion ?? version, texts);
  const isSame = manifest === texts["bundle.json"];
  const sealed = { ...texts, "bundle.json": manifest };
  const { count, failures } = runCases(sealed);
  if (failures.length > 0)
    throw new GuardError("bundle-invalid", `${folder}: cases fail:\n  ${failures.join("\n  ")}`);
  writeFileSync(join(folder, "bundle.json"), manifest);
  if (newVersion !== undefined) renumberPackage(folder, newVersion);
  if (!isSame) writeFileSync(join(folder, "bundle.sig"), canonicalJson([]));
  return count;
}

/** A bundle that npm carries has its version in `package.json` as well. */
function renumberPackage(folder: string, version: string): void {
  const path = join(folder, "package.json");
  const file = readRegularFile(path, 64 * 1024);
  if (file.kind === "text")
    writeFileSync(path, file.text.replace(/("version"\s*:\s*")[^"]*"/, `$1${version}"`));
}

/** Adds the key's signature beside those of other keys. @returns the key's id */
export function signBundle(folder: string, keyFile: string): string {
  const key = readPrivateKey(keyFile);
  const texts = readBundleFolder(folder);
  const manifest = texts["bundle.json"] ?? "";
  const id = keyIdOf(keyLineOf(createPublicKey(key)));
  const signature = sign(null, signedBytes(manifest), key).toString("base64");
  const before = readCanonical(Signatures, texts["bundle.sig"] ?? canonicalJson([]), `${folder}/bundle.sig`);
  const others = before.filter((entry) => entry.key !== id);
  writeFileSync(join(folder, "bundle.sig"), canonicalJson([...others, { key: id, signature }]));
  return id;
}

/** The name and version of a bundle, whether or not it has changed since it was packed. */
function manifestIn(folder: string, texts: BundleTexts): Manifest {
  const text = texts["bundle.json"];
  if (text === undefined)
    throw new GuardError(
      "bundle-invalid",
      `${folder}: there is no bundle.json; "sallyport bundle init" makes one`,
    );
  return readCanonical(Manifest, text, `${folder}/bundle.json`);
}

function readPrivateKey(path: string): KeyObject {
  const file = readRegularFile(path, 16 * 1024);
  if (file.kind !== "text")
    throw new GuardError(
      "usage",
      `--key ${path}: ${file.kind === "absent" ? "there is no such file" : file.why}`,
    );
  try {
    const key = createPrivateKey(file.text);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Told below, without the text of the file.
  }
  throw new GuardError(
    "usage",
    `--key ${path} is no ed25519 private key; "sallyport bundle keygen" makes one`,
  );
}
