import { type Besides, findBusinessData } from "./facts/business-data.ts";
import { mergeSpans } from "./facts/secrets/span.ts";
import { findSecrets, type SecretSpan } from "./facts/secrets.ts";
import type { Redaction } from "./profile.ts";

/**
 * Turns a secret into its fingerprint: 12 hex characters of an HMAC with the install's key. Same secret, same fingerprint. Called only when a secret
 * was found, since node:crypto costs 5 ms to load.
 */
export type Fingerprint = (secret: string) => string;

/** What was taken out and how often. `fingerprint` is empty where a limit, not a secret, was the reason (`limit/…`). Never holds the secret. */
export type RedactionCount = {
  readonly detector: string;
  readonly fingerprint: string;
  readonly count: number;
};

/** How many characters one call looks through. What lies behind them is withheld, never passed. */
export const maxRedactedCharacters = 2_000_000;

/** What stands where a limit was reached. */
export const limitNotice = "[withheld by sallyport: too large to be checked for secrets]";

/** Looking at a string costs at least this many characters' worth of time. */
const minCharge = 64;

/** A name, a connector and four characters: nothing shorter is found in a text. */
const minText = 8;

/** One call's settings, what it has found and what it may still read. */
export type Pass = {
  readonly redaction: Redaction;
  readonly fingerprint: Fingerprint;
  readonly besides: Besides;
  readonly counts: Map<string, RedactionCount>;
  left: number;
};

/** Words by which clients tell shapes apart, and no word at all. A closed list, so that keeping them can give nothing away. */
const structuralWords = new Set(
  (
    "text image audio pdf notebook parts base64 resource resource_link file_unchanged content count files_with_matches create update replace insert delete " +
    "code markdown python completed async_launched success error image/png image/jpeg image/gif image/webp application/pdf text/plain"
  )
    .split(" ")
    .concat(""),
);

/** Nothing but secrets. */
export const onlySecrets: Besides = { personal: [], own: [] };

/** Begins one call. */
export function newPass(redaction: Redaction, fingerprint: Fingerprint, besides: Besides): Pass {
  return { redaction, fingerprint, besides, counts: new Map(), left: maxRedactedCharacters };
}

/** Notes that something was taken out. */
export function count(pass: Pass, detector: string, fingerprint: string): void {
  const key = `${detector}:${fingerprint}`;
  pass.counts.set(key, { detector, fingerprint, count: (pass.counts.get(key)?.count ?? 0) + 1 });
}

/** What stands in a secret's place, with as many line breaks as the secret had; noted in the pass. */
export function replacement(pass: Pass, detector: string, secret: string): string {
  const fingerprint = pass.fingerprint(secret);
  count(pass, detector, fingerprint);
  return `[redacted:${detector}:${fingerprint}]${"\n".repeat(secret.split("\n").length - 1)}`;
}

/**
 * Replaces the secrets in one string, and all of it that lies behind the pass's limit. The number of line breaks stays the same.
 *
 * @param redaction where the string's own level differs from the pass's
 */
export async function redactString(
  text: string,
  pass: Pass,
  redaction: Redaction = pass.redaction,
): Promise<string> {
  if (structuralWords.has(text) || (text.length < minText && pass.left > 0)) return text;
  if (text.length > pass.left) {
    // Cut between lines, so that no secret is cut in two.
    const cut = pass.left <= 0 ? 0 : text.lastIndexOf("\n", pass.left - 1) + 1;
    count(pass, "limit/too-long", "");
    const head = cut === 0 ? "" : await redactString(text.slice(0, cut), pass, redaction);
    pass.left = 0;
    return `${head}${limitNotice}${"\n".repeat(text.slice(cut).split("\n").length - 1)}`;
  }
  pass.left -= Math.max(text.length, minCharge);
  const pieces: string[] = [];
  let from = 0;
  for (const { detector, start, end } of await findIn(text, redaction, pass.besides)) {
    pieces.push(text.slice(from, start), replacement(pass, detector, text.slice(start, end)));
    from = end;
  }
  return from === 0 ? text : pieces.join("") + text.slice(from);
}

async function findIn(text: string, redaction: Redaction, besides: Besides): Promise<readonly SecretSpan[]> {
  const secrets = await findSecrets(text, redaction);
  if (besides.personal.length === 0 && besides.own.length === 0) return secrets;
  return mergeSpans([...secrets, ...findBusinessData(text, besides)]);
}
