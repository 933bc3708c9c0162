import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BundleFile, bundleFiles, canonicalJson } from "../../../engine/bundle.ts";
import {
  type Bundle,
  type BundleTexts,
  integrityOf,
  keyIdOf,
  keyLineOf,
  openBundle,
  signedBytes,
} from "../../../engine/io/bundle-files.ts";

const { privateKey } = generateKeyPairSync("ed25519");
const line = keyLineOf(createPublicKey(privateKey));
const keyring = { trusted: [line], revoked: [], requireSigned: true };

/** A signed bundle with these contents. */
function signed(policy: string, cases: string): BundleTexts {
  const files = { "policy.yaml": integrityOf(policy), "cases.jsonl": integrityOf(cases) };
  const manifest = canonicalJson({ format: 1, name: "@acme/rules", version: "1.0.0", files });
  const signature = sign(null, signedBytes(manifest), privateKey).toString("base64");
  return {
    "bundle.json": manifest,
    "bundle.sig": canonicalJson([{ key: keyIdOf(line), signature }]),
    "policy.yaml": policy,
    "cases.jsonl": cases,
  };
}

/** The bundle, or undefined where it is refused. */
function opened(texts: BundleTexts): Bundle | undefined {
  try {
    return openBundle(texts, keyring, "here");
  } catch {
    return undefined;
  }
}

const text = fc.string({ unit: "binary", maxLength: 200 });

describe("a signed bundle", () => {
  test("opens as what was signed, whatever it holds", () => {
    fc.assert(
      fc.property(text, text, (policy, cases) => {
        const bundle = opened(signed(policy, cases));
        expect(bundle).toMatchObject({ policy, cases, signers: [keyIdOf(line)] });
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  test("is refused when any byte of any file is another one, one is added or one is gone", () => {
    const whole = signed("profile: production\n", '{"call":"ls","verdict":{"balanced":"allow"},"why":"x"}\n');
    const edit = fc.record({
      file: fc.constantFrom<BundleFile>(...bundleFiles),
      place: fc.nat(),
      drop: fc.boolean(),
      add: fc.constantFrom("", " ", "\n", "\r", "a", "0", "=", "\u0000", "é"),
    });
    fc.assert(
      fc.property(edit, ({ file, place, drop, add }) => {
        const before = whole[file] ?? "";
        const at = place % before.length;
        const after = before.slice(0, at) + add + before.slice(at + (drop ? 1 : 0));
        fc.pre(after !== before);
        const bundle = opened({ ...whole, [file]: after });
        // Base64 leaves four bits of its last character without a meaning: the same signature in another spelling is another bundle.
        if (bundle !== undefined) {
          expect(file).toBe("bundle.sig");
          expect(bundle.locked.integrity).not.toBe(opened(whole)?.locked.integrity);
        }
      }),
      { seed: 12, numRuns: 1_000 },
    );
  });

  test("is refused when a file is missing", () => {
    const whole = signed("profile: production\n", "");
    for (const file of bundleFiles.filter((name) => name !== "cases.jsonl"))
      expect([file, opened({ ...whole, [file]: undefined })]).toEqual([file, undefined]);
  });

  test("is refused with the signature of another bundle", () => {
    const [one, other] = [signed("profile: production\n", ""), signed("profile: prototyping\n", "")];
    expect(opened({ ...other, "bundle.sig": one["bundle.sig"] ?? "" })).toBeUndefined();
  });
});
