import { ending, inName, inQuotes, is } from "./characters.ts";

/** How a value stands: in quotes, bare after `NAME=` as in an environment, bare up to the end of its line as in YAML, or bare elsewhere. */
export type Form = "quoted" | "environment" | "line" | "bare";

/** A value after a connector. Half-open, without quotes. */
export type Value = { readonly start: number; readonly end: number; readonly form: Form };

const maxName = 64;
const backslash = 92;
const space = 32;
const equals = 61;
const colon = 58;
const greater = 62;
const comma = 44;
const opening = 40;
const backtick = 96;

function isQuote(code: number): boolean {
  return is(code, inQuotes);
}

function isNameCode(code: number): boolean {
  return is(code, inName);
}

/**
 * What can connect a name with a value: `=`, `:` (but `://` and `::` connect nothing), `>`, a `,` or `(` with a quote behind it, and the space in
 * `#define PASSWORD "value"`, `--some-option value` and `-password value`. An expression, since a loop in JavaScript over every character costs
 * a short-lived process 10 ms of optimising.
 */
const connector =
  /[=>]|:(?![:/])|[,(](?=[ \\]?["'`])|(?<=[\w$.-]) (?=["'`])|(?<![\w-])--?[A-Za-z][\w-]{3,60} (?=[\w$.-])/g;

/** Offset of the next character from `from` on that can connect a name with a value, -1 where none is left. */
export function nextConnector(text: string, from: number): number {
  connector.lastIndex = from;
  return connector.test(text) ? connector.lastIndex - 1 : -1;
}

/** Where a name stands: its last word from `start` to `end`, and the phrase it ends (`Secret Access Key`) from `phraseStart` on. */
export type Name = { readonly phraseStart: number; readonly start: number; readonly end: number };

/**
 * The name in front of a connector: its last word, and the phrase it ends (`Secret Access Key`). Looks back at most 64 characters.
 *
 * @param at offset of the connector
 * @returns `undefined` where no name stands there
 */
export function nameBefore(text: string, at: number): Name | undefined {
  const connector = text.charCodeAt(at);
  let i = at - 1;
  if (connector === greater && text.charCodeAt(i) === 45) return undefined;
  while (i > at - 4 && isDoubled(text.charCodeAt(i))) i -= 1;
  if (connector === equals && /[<>~]/.test(text.charAt(i))) return undefined;
  while (i > at - 12 && (text.charCodeAt(i) === space || text.charCodeAt(i) === 9)) i -= 1;
  const closed = i;
  while (
    i > at - 20 &&
    (isQuote(text.charCodeAt(i)) || text.charCodeAt(i) === backslash || text.charCodeAt(i) === 93)
  )
    i -= 1;
  if (connector === comma && closed === i) return undefined;
  const end = i + 1;
  while (i >= 0 && i > end - maxName && isNameCode(text.charCodeAt(i))) i -= 1;
  const start = i + 1;
  if (start === end) return undefined;
  if (connector === greater && text.charCodeAt(at - 1) !== equals && text.charCodeAt(i) !== 60)
    return undefined;
  let words = 0;
  while (words < 3 && text.charCodeAt(i) === space && isNameCode(text.charCodeAt(i - 1))) {
    i -= 1;
    while (i >= 0 && i > end - maxName && isNameCode(text.charCodeAt(i))) i -= 1;
    words += 1;
  }
  return { phraseStart: i + 1, start, end };
}

/** `==`, `:=`, `?=`, `!=`. */
function isDoubled(code: number): boolean {
  return code === equals || code === colon || code === 63 || code === 33;
}

/** Finds ends of values, and remembers them, so that a text full of openings is still read once. */
export type RunEnds = {
  /** Offset of the quote that closes a value which starts at `from`, -1 where the line ends first. */
  readonly quoted: (quote: number, from: number) => number;
  /** Offset of the first character from `from` on that no bare value contains. */
  readonly bare: (from: number) => number;
};

/** Makes {@link RunEnds} of a text. */
export function runEnds(text: string): RunEnds {
  const known = new Map<number, { readonly from: number; readonly end: number }>();
  const endOf = (kind: number, from: number, find: (from: number) => number): number => {
    const last = known.get(kind);
    if (last !== undefined && last.from <= from && from <= last.end) return last.end;
    const end = find(from);
    known.set(kind, { from, end });
    return end;
  };
  const quoteOrLine = (quote: number, from: number): number => {
    let i = from;
    while (i < text.length && text.charCodeAt(i) !== quote && text.charCodeAt(i) !== 10) {
      i += text.charCodeAt(i) === backslash ? 2 : 1;
    }
    return i;
  };
  const delimiter = (from: number): number => {
    let i = from;
    while (i < text.length && !is(text.charCodeAt(i), ending)) i += 1;
    return i;
  };
  return {
    quoted: (quote, from) => {
      const end = endOf(quote, from, (start) => quoteOrLine(quote, start));
      return text.charCodeAt(end) === quote ? end : -1;
    },
    bare: (from) => endOf(0, from, delimiter),
  };
}

/**
 * The value after a connector.
 *
 * @param at offset of the connector
 * @param nameStart offset of the name, to tell an environment line from code
 * @returns `undefined` where nothing that could be a value stands there
 */
export function valueAfter(text: string, at: number, nameStart: number, ends: RunEnds): Value | undefined {
  let i = at + 1;
  while (i < at + 25 && (text.charCodeAt(i) === space || text.charCodeAt(i) === 9)) i += 1;
  if (text.charCodeAt(at) === greater) i = afterBreak(text, i);
  const spaced = i > at + 1;
  if (/[bBrRuU@]/.test(text.charAt(i)) && isQuote(text.charCodeAt(i + 1))) i += 1;
  const connector = text.charCodeAt(at);
  const escaped = text.charCodeAt(i) === backslash;
  while (i < at + 32 && text.charCodeAt(i) === backslash) i += 1;
  if (
    isQuote(text.charCodeAt(i)) &&
    isQuote(text.charCodeAt(i + 1)) &&
    text.charCodeAt(i + 1) !== backtick &&
    text.charCodeAt(i) !== text.charCodeAt(i + 1)
  )
    i += 1;
  const quote = text.charCodeAt(i);
  if (isQuote(quote)) {
    const end = escaped ? ends.bare(i + 1) : ends.quoted(quote, i + 1);
    const isKey =
      connector === comma && (text.charCodeAt(end + 1) === colon || text.startsWith(" :", end + 1));
    return end === -1 || isKey ? undefined : { start: i + 1, end, form: "quoted" };
  }
  if (escaped || connector === comma || connector === opening) return undefined;
  const opens = nameStart === 0 || /[\s"'`]/.test(text.charAt(nameStart - 1));
  if (connector === equals && !spaced && opens)
    return { start: i, end: endOfWord(text, i, ends), form: "environment" };
  const end = ends.bare(i);
  const ended = end === text.length || /[\r\n]/.test(text.charAt(end)) || text.startsWith(" #", end);
  return { start: i, end, form: connector === colon && spaced && ended ? "line" : "bare" };
}

/** An element's text may stand on a line of its own. */
function afterBreak(text: string, from: number): number {
  let i = from;
  while (i < from + 40 && text.charCodeAt(i) <= space) i += 1;
  return i;
}

/** End of a bare environment value: shells and dotenv files allow more characters than code does. */
function endOfWord(text: string, from: number, ends: RunEnds): number {
  let i = ends.bare(from);
  while (i - from < 256 && i < text.length && !endsWord(text.charCodeAt(i))) i += 1;
  return i;
}

function endsWord(code: number): boolean {
  return code <= space || code === backslash || isQuote(code);
}
