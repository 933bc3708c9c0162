import { type Format, formats, infixFormats } from "./formats.ts";
import { isDull } from "./placeholders.ts";
import type { SecretSpan } from "./span.ts";

/** The longest part left of an infix that is looked at. */
const maxLeft = 80;

const isWordCode = new Uint8Array(128);
for (const range of ["09", "AZ", "az"]) isWordCode.fill(1, range.charCodeAt(0), range.charCodeAt(1) + 1);

/** A format and its expression, which is compiled when the prefix is first seen: most runs never see one. */
type Row = { readonly format: Format; body: RegExp | undefined };

/** Formats by their first three characters, so that the cost of a scan does not grow with their number. Longer prefixes first. */
const rowsByStart = new Map<string, Row[]>();
const mayStart = new Uint8Array(4096);
for (const format of [...formats].sort((a, b) => b.prefix.length - a.prefix.length)) {
  const start = format.prefix.slice(0, 3);
  rowsByStart.set(start, [...(rowsByStart.get(start) ?? []), { format, body: undefined }]);
  mayStart[slot(start, 0)] = 1;
}

function slot(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 4095;
}

/**
 * Calls `visit` at the start of each word that may be a token: three characters that a format starts with. A returned offset is where to go on. A percent escape (`%3D`) counts as punctuation.
 */
function eachStart(text: string, visit: (at: number) => number | undefined): void {
  let inWord = false;
  for (let i = 0; i < text.length - 2; i += 1) {
    const code = text.charCodeAt(i);
    const end = !inWord && mayStart[slot(text, i)] === 1 ? visit(i) : undefined;
    if (end !== undefined) {
      i = end - 1;
      inWord = true;
      continue;
    }
    if (code === 37 && /^[0-9A-Fa-f]{2}/.test(text.slice(i + 1, i + 3))) i += 2;
    inWord = code !== 37 && code < 128 && isWordCode[code] === 1;
  }
}

/** The rows whose whole prefix stands here, longest first. */
function rowsAt(text: string, at: number): readonly Row[] {
  if (mayStart[slot(text, at)] === 0) return [];
  return (rowsByStart.get(text.slice(at, at + 3)) ?? []).filter((row) =>
    text.startsWith(row.format.prefix, at),
  );
}

const infixes = infixFormats.map((format) => ({
  format,
  left: new RegExp(`(?:^|[^A-Za-z0-9])(${format.left})$`),
  right: new RegExp(`${format.right}(?![A-Za-z0-9_])`, "y"),
}));
/** Does this text start with the prefix of a well-known format? */
export function startsLikeToken(text: string): boolean {
  return rowsAt(text, 0).length > 0;
}

/** Could a token of a well-known format stand in this text? Linear. */
export function mayHoldToken(text: string): boolean {
  let found = infixFormats.some((format) => text.includes(format.literal));
  if (found) return true;
  eachStart(text, (at) => {
    found ||= rowsAt(text, at).length > 0;
    return found ? text.length : undefined;
  });
  return found;
}

/**
 * Finds tokens of well-known formats: a prefix at the start of a word and a body of the right alphabet and length.
 *
 * Placeholders in such a format (`ghp_xxxx…`, `AKIA…EXAMPLE`) are left alone. Linear: a body is bounded by its row.
 */
export function findTokens(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  eachStart(text, (at) => {
    const span = tokenAt(text, at);
    if (span === undefined) return undefined;
    if (!isDull(span.body)) spans.push({ detector: span.detector, start: at, end: span.end });
    return span.end;
  });
  return [...spans, ...findInfixes(text)];
}

type Match = { readonly detector: string; readonly end: number; readonly body: string };

function tokenAt(text: string, at: number): Match | undefined {
  for (const row of rowsAt(text, at)) {
    const { detector, prefix, body } = row.format;
    row.body ??= new RegExp(`${body}(?![A-Za-z0-9_])`, "y");
    row.body.lastIndex = at + prefix.length;
    const match = row.body.exec(text);
    if (match !== null) return { detector, end: row.body.lastIndex, body: match[0] };
  }
  return undefined;
}

function findInfixes(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const { format, left, right } of infixes) {
    const literal = format.literal;
    for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length)) {
      right.lastIndex = at + literal.length;
      const tail = right.exec(text);
      if (tail === null) continue;
      const head = left.exec(text.slice(Math.max(0, at - maxLeft), at))?.[1];
      if (head === undefined || isDull(head + tail[0])) continue;
      spans.push({ detector: format.detector, start: at - head.length, end: right.lastIndex });
    }
  }
  return spans;
}
