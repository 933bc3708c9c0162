import { inBase64 } from "./characters.ts";
import { describing, harmless, wordsOf } from "./key-names.ts";
import { nextLongRun } from "./long-runs.ts";
import { isPlaceholder } from "./placeholders.ts";
import { entropy, unusualness } from "./randomness.ts";
import type { SecretSpan } from "./span.ts";

/** A word of letters and digits is as long as keys are. A longer one is data: an image, a source map, a certificate. */
const minKey = 20;
const maxKey = 128;
/** It stands alone: what belongs to a path, an address, a version or a call is none. */
const opening = /^$|[\s"'`=:([{,>;|]/;
const closing = /^$|[\s"'`,;)\]}<|&\\]/;

/** How far left of a value its name is looked for. */
const maxPhrase = 72;
const between = /[ \t\\"'`=:>,([{-]{1,12}$/;
const lastWords = /[\w. -]{1,56}$/;

/** What ids and sums are called, beside the words that {@link describing} and {@link harmless} give. */
const named = new Set(
  "uuid guid nonce cursor cid md5 crc build release layer blob node edge page signature cert certificate x5c".split(
    " ",
  ),
);

/** Subresource integrity, checksums, public keys of SSH, addresses of IPFS, hexadecimal whatever its case. */
const publicForm =
  /^(?:sha\d{1,3}[-_:]|AAAA[A-Z]3|Qm[1-9A-HJ-NP-Za-km-z]{44}$|MI[IG][A-Za-z]|(?:0x)?[0-9a-fA-F]+$|[0-9a-fA-F]{4,}(?:-[0-9a-fA-F]{4,})+$)/;

const hexadecimal = /^[0-9a-fA-F]+$/;
/** Secrets in encoded text are found by decoding it. */
const encodedText = /^[ -~\n\r\t]+$/;

/**
 * Finds values that look drawn at random though nothing in front of them says what they are: small and capital letters and digits mixed, of the
 * length of a key. Sums, ids, hexadecimal, UUIDs, wrapped base64, paths and words stay.
 *
 * Linear: every word is looked at once, with a bounded part of what stands before it.
 */
export function findRandomValues(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (
    let run = nextLongRun(text, 0, inBase64, minKey);
    run !== undefined;
    run = nextLongRun(text, run.end, inBase64, minKey)
  ) {
    const { start } = run;
    if (run.end - start > maxKey || !opening.test(text.charAt(start - 1))) continue;
    const end = endOfPadding(text, run.end);
    if (!closing.test(text.charAt(end))) continue;
    const value = text.slice(start, end);
    if (!looksRandom(value) || isLineOfData(text, start, value.length)) continue;
    if (saysPublic(text.slice(Math.max(0, start - maxPhrase), start))) continue;
    spans.push({ detector: "generic/random-value", confidence: "possible", start, end });
  }
  return spans;
}

/** At most two equals signs end base64. */
function endOfPadding(text: string, from: number): number {
  let end = from;
  while (end < from + 2 && text.charAt(end) === "=") end += 1;
  return end;
}

function looksRandom(value: string): boolean {
  if (
    publicForm.test(value) ||
    !/[a-z].*[a-z]/.test(value) ||
    !/[A-Z].*[A-Z]/.test(value) ||
    !/\d.*\d/.test(value)
  )
    return false;
  // Words between hyphens and slashes: names of branches, files, styles; a sum behind a name.
  if (!value.split(/[^A-Za-z0-9]+/).some((part) => part.length >= 10 && !hexadecimal.test(part)))
    return false;
  if (encodedText.test(Buffer.from(value, "base64").toString("latin1"))) return false;
  return unusualness(value) >= 5.2 && entropy(value) >= 3.6 && !isPlaceholder(value);
}

/** Base64 up to the end of a line, then a line break and what may stand before the next line of it. */
const dataLineBefore = /[A-Za-z0-9+/]{40}\r?\n[ \t>#*+|-]{0,24}$/;

/** One of many lines of base64: it is as long as such lines are, or the line before it is one. */
function isLineOfData(text: string, start: number, length: number): boolean {
  const before = text.slice(Math.max(0, start - 70), start);
  if (dataLineBefore.test(before)) return true;
  return length >= 60 && /(?:^|\n)[ \t]*$/.test(before) && isBreak(text, start + length);
}

function isBreak(text: string, at: number): boolean {
  return at >= text.length || text.charAt(at) === "\n" || text.charAt(at) === "\r";
}

/** Do the words at the end of a text, and the connector behind them, say that the value that follows is public: an id, a sum? */
export function saysPublic(before: string): boolean {
  const connector = between.exec(before)?.[0] ?? "";
  const words = wordsOf(lastWords.exec(before.slice(0, before.length - connector.length))?.[0] ?? "").slice(
    -4,
  );
  return words.some((word) => harmless.has(word) || named.has(word)) || describing.has(words.at(-1) ?? "");
}
