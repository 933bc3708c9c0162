import type { Besides } from "./facts/business-data.ts";
import { judgeNamedValue } from "./facts/secrets/assignments.ts";
import { isBinary } from "./facts/secrets/binary.ts";
import { saysPublic } from "./facts/secrets/high-entropy.ts";
import type { Redaction } from "./profile.ts";
import {
  count,
  type Fingerprint,
  limitNotice,
  newPass,
  onlySecrets,
  type Pass,
  type RedactionCount,
  redactString,
  replacement,
} from "./redaction-pass.ts";

export type { Fingerprint, RedactionCount } from "./redaction-pass.ts";

/** How deep a value may nest. What lies deeper is withheld. */
export const maxRedactedDepth = 200;

/**
 * Replaces the secrets in a text by `[redacted:DETECTOR:FINGERPRINT]`. The number of line breaks stays the same.
 *
 * @param text at most {@link maxRedactedCharacters} are looked through; the rest is replaced by {@link limitNotice}
 * @param besides what else is taken out
 * @returns the same string when nothing was found
 */
export async function redactText(
  text: string,
  redaction: Redaction,
  fingerprint: Fingerprint,
  besides: Besides = onlySecrets,
): Promise<{ readonly text: string; readonly redactions: readonly RedactionCount[] }> {
  const pass = newPass(redaction, fingerprint, besides);
  return { text: await redactString(text, pass), redactions: [...pass.counts.values()] };
}

/**
 * Replaces the secrets in every string of a value. The shape stays as it is: only strings change, and keys that are secrets themselves; everything else
 * remains, and what holds no secret is the same object as before. A list of strings is read as lines of one text, so that a key that spans them is found.
 *
 * Images and other binary content (base64 with its media type beside it) pass untouched.
 *
 * @param value what `JSON.parse` gives, so without cycles; what nests deeper than {@link maxRedactedDepth} is replaced by {@link limitNotice}
 * @returns the same reference when nothing was found
 */
export async function redactValue(
  value: unknown,
  redaction: Redaction,
  fingerprint: Fingerprint,
  besides: Besides = onlySecrets,
): Promise<{ readonly value: unknown; readonly redactions: readonly RedactionCount[] }> {
  const pass = newPass(redaction, fingerprint, besides);
  return { value: await redactNode(value, pass, 0), redactions: [...pass.counts.values()] };
}

async function redactNode(value: unknown, pass: Pass, depth: number): Promise<unknown> {
  if (typeof value === "string") return redactString(value, pass);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= maxRedactedDepth) {
    count(pass, "limit/too-deep", "");
    return limitNotice;
  }
  return Array.isArray(value) ? redactList(value, pass, depth) : redactObject(value, pass, depth);
}

async function redactList(list: readonly unknown[], pass: Pass, depth: number): Promise<readonly unknown[]> {
  const strings = list.filter((item) => typeof item === "string");
  if (strings.length === list.length && list.length > 1) return redactLines(list, strings, pass);
  const after: unknown[] = [];
  for (const item of list) after.push(await redactNode(item, pass, depth + 1));
  return after.some((item, i) => item !== list[i]) ? after : list;
}

/** The number of line breaks is kept, so the joined text can be taken apart again. */
async function redactLines(
  list: readonly unknown[],
  strings: readonly string[],
  pass: Pass,
): Promise<readonly unknown[]> {
  const before = strings.join("\n");
  const after = await redactString(before, pass);
  if (after === before) return list;
  const lines = after.split("\n");
  let from = 0;
  return strings.map((item) => {
    const to = from + item.split("\n").length;
    const part = lines.slice(from, to).join("\n");
    from = to;
    return part;
  });
}

/** A shorter name of a value is no secret. */
const minSecretName = 16;

async function redactObject(object: object, pass: Pass, depth: number): Promise<object> {
  const entries: [string, unknown][] = Object.entries(object);
  const label = labelOf(entries);
  let changed = false;
  const after: [string, unknown][] = [];
  for (const [key, value] of entries) {
    const next = isBinary(key, value, entries) ? value : await redactEntry(key, value, label, pass, depth);
    // No tool of a client has a name that long, and what a server calls a value may be a token.
    const name = key.length < minSecretName ? key : await redactString(key, pass);
    changed ||= next !== value || name !== key;
    after.push([name, next]);
  }
  // fromEntries defines properties, so a key `__proto__` stays an ordinary key.
  return changed ? Object.fromEntries(after) : object;
}

async function redactEntry(
  key: string,
  value: unknown,
  label: string | undefined,
  pass: Pass,
  depth: number,
): Promise<unknown> {
  const next =
    typeof value === "string"
      ? await redactString(value, pass, levelFor(key, pass.redaction))
      : await redactNode(value, pass, depth + 1);
  if (typeof value !== "string" || next !== value || pass.redaction === "known-formats") return next;
  const detector = judgeNamedValue(/^value$/i.test(key) && label !== undefined ? label : key, value);
  return detector === undefined ? next : replacement(pass, detector, value);
}

/** A string's name stands outside the string: an id may look random. */
function levelFor(key: string, redaction: Redaction): Redaction {
  return redaction === "high-entropy" && saysPublic(`${key.slice(-64)}=`)
    ? "credentials-by-context"
    : redaction;
}

/** What `{ "name": "DB_PASSWORD", "value": "…" }` calls its value. */
function labelOf(entries: readonly (readonly [string, unknown])[]): string | undefined {
  const label = entries.find(([key]) => /^(?:name|key)$/i.test(key))?.[1];
  return typeof label === "string" ? label : undefined;
}
