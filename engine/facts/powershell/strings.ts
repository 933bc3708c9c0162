import { concat, textValue, unknownValue, type Value } from "../code/values.ts";
import { charHere, matchHere, type Source } from "./source.ts";
import { readVariable } from "./variables.ts";

const escaped: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  e: "\x1b",
  a: "\x07",
  "\n": "",
};
const hereString = /@(["'])[ \t]{0,99}\r?\n/y;
const plain = /[^"`$]+/y;

/** A character after a backtick. */
export function readEscape(source: Source): string {
  const next = charHere(source, 1);
  const unicode = next === "u" ? matchHere(source, /`u\{([0-9a-fA-F]{1,6})\}/y) : null;
  if (unicode) {
    source.at += unicode[0].length;
    const code = Number.parseInt(unicode[1] ?? "", 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  }
  source.at += 2;
  return escaped[next] ?? next;
}

/** Text in quotes, or a here-string. Undefined where there is none. */
export function readString(source: Source): Value | undefined {
  const here = matchHere(source, hereString);
  const quote = charHere(source);
  if (here) {
    source.at += here[0].length;
    const close = `\n${here[1]}@`;
    const found = source.text.indexOf(close, Math.max(0, source.at - 1));
    const end = found === -1 ? source.text.length : found;
    if (here[1] === "'") return textValue(take(source, end, close.length));
    return readPieces(source, end, close.length);
  }
  if (quote === "'") return readSingle(source);
  if (quote !== '"') return undefined;
  source.at++;
  return readPieces(source, undefined, 1);
}

function take(source: Source, end: number, closing: number): string {
  const text = source.text.slice(source.at, end);
  source.at = Math.min(source.text.length, end + closing);
  return text;
}

function readSingle(source: Source): Value {
  const match = matchHere(source, /'((?:[^']|'')*)'?/y);
  source.at += match?.[0].length ?? 1;
  return textValue((match?.[1] ?? "").replaceAll("''", "'"));
}

function readDollar(source: Source): Value {
  source.at++;
  return textValue("$");
}

/** Text with variables and commands in it, up to `end`, else to the closing quote. */
function readPieces(source: Source, end: number | undefined, closing: number): Value {
  const pieces: Value[] = [];
  while (source.at < (end ?? source.text.length)) {
    const char = charHere(source);
    const run = matchHere(source, plain);
    if (run) {
      const length = Math.min(run[0].length, (end ?? Number.POSITIVE_INFINITY) - source.at);
      pieces.push(textValue(source.text.slice(source.at, source.at + length)));
      source.at += length;
    } else if (char === "`") pieces.push(textValue(readEscape(source)));
    else if (char === '"') {
      if (end === undefined && charHere(source, 1) !== '"') break;
      pieces.push(textValue('"'));
      source.at += end === undefined ? 2 : 1;
    } else if (source.text.startsWith("$(", source.at)) {
      source.at += 2;
      pieces.push(source.depth > 24 ? unknownValue : source.statements(source, ")"));
    } else pieces.push(readVariable(source) ?? readDollar(source));
  }
  source.at = Math.min(source.text.length, Math.max(source.at, end ?? 0) + closing);
  return pieces.length === 1 && pieces[0] ? pieces[0] : concat(pieces);
}
