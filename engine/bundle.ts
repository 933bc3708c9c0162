import * as z from "zod";
import { GuardError } from "./errors.ts";

/** The only files a bundle has. Since no other name is ever read, none can lead out of the bundle. */
export const contentFiles = ["policy.yaml", "cases.jsonl"] as const;
export const bundleFiles = ["bundle.json", "bundle.sig", ...contentFiles] as const;
export type BundleFile = (typeof bundleFiles)[number];

/** Largest file of a bundle. */
export const maxBundleFileBytes = 256 * 1024;

const maxListed = 64;

/** `sha512-` and base64, as npm writes it. */
const Integrity = z.string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/);
const Name = z.string().regex(/^(?:@[a-z0-9][a-z0-9._-]{0,63}\/)?[a-z0-9][a-z0-9._-]{0,63}$/);
const Version = z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,64})?$/);

/** The first 16 hexadecimal digits of the SHA-256 of a public key. */
const KeyId = z.string().regex(/^[0-9a-f]{16}$/);

/** `bundle.json`: what a bundle is called and what is in it. This is what is signed. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  name: Name,
  version: Version,
  files: z.strictObject({ "policy.yaml": Integrity, "cases.jsonl": Integrity }),
});
export type Manifest = z.infer<typeof Manifest>;

/** `bundle.sig`: one signature per key, so that an old and a new key can both be valid for a while. */
export const Signatures = z
  .array(z.strictObject({ key: KeyId, signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/) }))
  .max(maxListed);
export type Signatures = z.infer<typeof Signatures>;

/** What one reference in `extends:` stands for on this machine. */
export const Locked = z.strictObject({
  name: Name,
  version: Version,
  integrity: Integrity,
  /** Every key that signed, trusted here or not: the lock is the same on all machines. */
  signers: z.array(KeyId).max(maxListed),
});
export type Locked = z.infer<typeof Locked>;

/** `lock.json`, beside the policy file that names the bundles. */
export const Lock = z.strictObject({ format: z.literal(1), bundles: z.record(z.string(), Locked) });
export type Lock = z.infer<typeof Lock>;

/** Policy files of repositories that the user has read and trusted, by path, as the SHA-256 of exactly these bytes. */
export const Trusted = z.strictObject({
  format: z.literal(1),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Trusted = z.infer<typeof Trusted>;

/** A public key as `trustedKeys:` and `revokedKeys:` write it: `ed25519:` and the 32 bytes in base64url. */
export const PublicKeyLine = z
  .string()
  .regex(/^ed25519:[A-Za-z0-9_-]{43}$/, "expected ed25519: and 43 characters");

/** Where a bundle comes from. */
export type Reference =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "npm"; readonly name: string; readonly version: string }
  | { readonly kind: "git"; readonly url: string; readonly commit: string; readonly folder: string };

/**
 * Reads one entry of `extends:`. Only what can never mean something else tomorrow is taken: an exact version, a whole commit id, a path.
 *
 * @throws GuardError `bundle-invalid` saying what to write instead
 */
export function parseReference(text: string): Reference {
  if (text.startsWith("npm:")) return parseNpm(text);
  if (text.startsWith("git+")) return parseGit(text);
  if (/^(?:\.\.?)?\/[\w@./ ~-]{0,400}$/.test(text)) return { kind: "path", path: text };
  throw invalid(
    text,
    "write a path that starts with ./, ../ or /, npm:NAME@VERSION or git+https://HOST/REPO#COMMIT",
  );
}

function parseNpm(text: string): Reference {
  const at = text.lastIndexOf("@");
  const [name, version] = [text.slice("npm:".length, at), text.slice(at + 1)];
  if (!Name.safeParse(name).success || !Version.safeParse(version).success)
    throw invalid(
      text,
      "name one exact version, such as npm:@acme/bundle@1.2.3; a range or a tag can change",
    );
  return { kind: "npm", name, version };
}

function parseGit(text: string): Reference {
  const [, url = "", commit = "", folder = ""] = /^git\+([^#]+)#([0-9a-f]{40})(?::(.+))?$/.exec(text) ?? [];
  if (commit === "")
    throw invalid(text, "name one commit by its 40 hexadecimal digits after #; a branch or a tag can move");
  // Nothing here may be an option of git or ssh, another transport, or a password in a committed file.
  if (
    !/^(?:https:\/\/|ssh:\/\/(?:[a-z][\w-]*@)?)[a-z0-9][a-z0-9.-]*(?::\d+)?\/[\w./~-]+$|^file:\/\/\/[\w./~-]+$/i.test(
      url,
    )
  )
    throw invalid(text, "the address is https://, ssh:// or file:///, without a password or a query");
  if (!/^(?:[\w@-][\w.@-]*(?:\/(?!$)|$))*$/.test(folder))
    throw invalid(text, "the folder after the commit is a plain path inside the repository");
  return { kind: "git", url, commit, folder };
}

function invalid(reference: string, advice: string): GuardError {
  return new GuardError("bundle-invalid", `extends: ${JSON.stringify(reference.slice(0, 200))}: ${advice}`);
}

/** What two references must share for one to be an update of the other. */
export function sourceOf(reference: Reference): string {
  switch (reference.kind) {
    case "path":
      return `path ${reference.path}`;
    case "npm":
      return `npm ${reference.name}`;
    case "git":
      return `git ${reference.url} ${reference.folder}`;
    default:
      return reference satisfies never;
  }
}

/** The one way each of our JSON files is written; any other bytes are refused, so that every byte of them counts. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Reads one of our own JSON files.
 *
 * @throws GuardError `bundle-invalid` naming the file
 */
export function readCanonical<Value>(schema: z.ZodType<Value>, text: string, path: string): Value {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new GuardError(
      "bundle-invalid",
      `${path}: ${issue?.path.join(".") || "the file"}: ${issue?.message}`,
    );
  }
  if (canonicalJson(parsed.data) !== text)
    throw new GuardError("bundle-invalid", `${path}: is not as sallyport writes it; it was changed by hand`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
