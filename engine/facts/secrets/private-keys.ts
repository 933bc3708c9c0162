import { beginsLikeKey } from "./checksums.ts";
import type { SecretSpan } from "./span.ts";

/** `-----BEGIN … PRIVATE KEY-----`, SSH2's four-dash form, PuTTY's header. Bounded, so that half a marker costs nothing. */
const marker = /-{4,5} ?(BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}|Private-Lines: \d{1,4}/g;

/** A body longer than this (about a 64 kbit key, or a PGP key ring) is taken to have lost its END line. */
const maxBody = 65_536;
/** Less than this is no key but a mention of one. */
const minBody = 40;

/** White space, written-out line breaks, quotes, commas and plus signs around a body in source code or JSON. */
const leading = /^(?:\s|\\+[nrt]|["'`,+;\\]){0,200}/;
const trailing = /(?:\s|\\+[nrt]|["'`,+;\\]){0,200}$/;

/**
 * A line of a key's body, with what editors, `diff`, `grep` and the Read tool put before a line, or one of its headers.
 * Used where the END line is missing.
 */
const bodyLine =
  /^(?:[^\s:]{1,200}[:-]\d{1,7}[:-]|\s{0,12}\d{1,7}[\t|:→]|[+\-> ]{1,3})?\s{0,40}["'`]?(?:[A-Za-z0-9+/=]{1,200}|[A-Z][A-Za-z-]{2,20}: [^\n]{1,200})?(?:\\+n|["'`,+;\s\\]){0,12}$/;

/** Could a private key in PEM form, whole or cut, stand in this text? */
export function mayHoldPrivateKey(text: string): boolean {
  return text.includes("PRIVATE KEY");
}

/**
 * Finds the bodies of private keys in PEM form: whole, JSON-escaped on one line, in source code, with line prefixes, cut off at
 * the end (no END line) or at the start (no BEGIN line). BEGIN and END lines are not part of a span, so the reader sees what was there.
 */
export function findPrivateKeys(text: string): readonly SecretSpan[] {
  const markers = [...text.matchAll(marker)].map((match) => ({
    ends: match[1] === "END",
    at: match.index,
    to: match.index + match[0].length,
  }));
  const spans: (SecretSpan | undefined)[] = [];
  for (const [i, { ends, at, to }] of markers.entries()) {
    const before = markers[i - 1];
    const after = markers[i + 1];
    if (ends) {
      const paired = before !== undefined && !before.ends && at - before.to <= maxBody;
      if (!paired)
        spans.push(trimmed(text, startOfBody(text, Math.max(before?.to ?? 0, at - maxBody), at), at));
      continue;
    }
    const whole = after?.ends === true && after.at - to <= maxBody;
    spans.push(
      trimmed(
        text,
        to,
        whole ? after.at : endOfBody(text, to, Math.min(after?.at ?? text.length, to + maxBody)),
      ),
    );
  }
  return spans.filter((span) => span !== undefined);
}

function trimmed(text: string, from: number, to: number): SecretSpan | undefined {
  const body = text.slice(from, to);
  const start = from + (leading.exec(body.slice(0, 400))?.[0].length ?? 0);
  const stop = to - (trailing.exec(body.slice(-400))?.[0].length ?? 0);
  const letters = body.match(/[A-Za-z0-9+/]{16,}/g)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
  if (letters < minBody || stop <= start) return undefined;
  const confidence = beginsLikeKey(text.slice(start, stop)) ? "certain" : "likely";
  return { detector: "pem/private-key", confidence, start, end: stop };
}

/** The first offset after `from` that can no longer belong to a key's body. */
function endOfBody(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline === -1 || newline > limit ? limit : newline;
    const line = text.slice(at, lineEnd);
    if (at > from && !bodyLine.test(line.slice(0, 600))) return at;
    if (at === from && line.length > 600) return at + (/^[A-Za-z0-9+/=\\nr]*/.exec(line)?.[0].length ?? 0);
    at = lineEnd + 1;
  }
  return limit;
}

/** The first offset of what looks like a key's body before an END marker: the rest of its line, or the lines above. */
function startOfBody(text: string, limit: number, to: number): number {
  let at = to;
  while (at > limit && isBodyCode(text.charCodeAt(at - 1))) at -= 1;
  if (to - at >= minBody) return at;
  at = text.lastIndexOf("\n", to) + 1;
  while (at > limit) {
    const lineStart = Math.max(text.lastIndexOf("\n", at - 2) + 1, limit);
    const line = text.slice(lineStart, Math.min(at - 1, lineStart + 600));
    if (line.trim() === "" || !bodyLine.test(line)) return at;
    at = lineStart;
  }
  return Math.max(at, limit);
}

/** Base64, or a backslash of a written-out line break. */
function isBodyCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 92 && code !== 91) ||
    (code >= 97 && code <= 122) ||
    code === 43 ||
    code === 47 ||
    code === 61
  );
}
