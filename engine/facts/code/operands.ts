import { spend } from "../shell/analysis.ts";
import { bindParameters, parseBraces, parseList, parseParameters } from "./lists.ts";
import { lookUp } from "./names.ts";
import { parsePostfix } from "./postfix.ts";
import { isMark, peek, type Reading, skipLines } from "./reading.ts";
import { concat, sizeOf, textValue, unknownAs, unknownValue, type Value } from "./values.ts";

const prefixMarks = new Set(["!", "-", "+", "~", "...", "*", "**", "&", "@", "<", "%", "$", "\\", "?", "&&"]);
const prefixWords = new Set(
  "await new yield async typeof void not throw raise return my our local const let var then do else in is of and or begin final".split(
    " ",
  ),
);

/** The part of an expression before its first operator: a value, and what is called on it. */
export function parseOperand(reading: Reading): Value {
  let value = parsePrimary(reading);
  for (let next = parsePostfix(reading, value); next; next = parsePostfix(reading, value)) value = next;
  return value;
}

/** A value, without what is called on it. */
export function parsePrimary(reading: Reading): Value {
  const token = peek(reading);
  if (!token) return unknownValue;
  reading.at++;
  switch (token.kind) {
    case "text":
      return adjacentText(reading, literal(reading, token.text));
    case "number":
      return textValue(token.text);
    case "open":
      return adjacentText(reading, parsePieces(reading));
    case "word":
      return parseWord(reading, token.text);
    case "mark":
      return parseMark(reading, token.text);
    default:
      return unknownValue;
  }
}

function literal({ hasHoles }: Reading, text: string): Value {
  return hasHoles && /[$`]/.test(text) ? { texts: [text], known: false, sources: [] } : textValue(text);
}

/** Python and C put strings together that stand side by side. */
function adjacentText(reading: Reading, first: Value): Value {
  if (reading.language !== "python") return first;
  const values = [first];
  for (;;) {
    if (reading.parens > 0) skipLines(reading);
    const token = peek(reading);
    if (token?.kind !== "text" && token?.kind !== "open") break;
    reading.at++;
    values.push(token.kind === "text" ? literal(reading, token.text) : parsePieces(reading));
  }
  return values.length === 1 ? first : concat(values);
}

/** Text with code in it. */
function parsePieces(reading: Reading): Value {
  const pieces: Value[] = [];
  for (let token = peek(reading); token && token.kind !== "close"; token = peek(reading)) {
    reading.at++;
    if (token.kind === "text") pieces.push(literal(reading, token.text));
    if (token.kind !== "code") continue;
    pieces.push(reading.statement(reading));
    for (let rest = peek(reading); rest && rest.kind !== "end"; rest = peek(reading)) {
      const start = reading.at;
      reading.statement(reading);
      if (reading.at === start) reading.at++;
    }
  }
  reading.at++;
  const value = concat(pieces);
  spend(reading.setting.analysis, sizeOf(value));
  return value;
}

function parseWord(reading: Reading, word: string): Value {
  if (word === "lambda" || (/^(?:function|sub|fn)$/.test(word) && !/word/.test(peek(reading)?.kind ?? ""))) {
    bindParameters(reading, parseParameters(reading, word === "lambda" ? ":" : ")"));
    return { ...reading.expression(reading), known: false };
  }
  if (prefixWords.has(word)) {
    const next = peek(reading);
    if (!next || next.kind === "line" || /^[)\]};,]$/.test(next.text)) return unknownValue;
    const value = nested(reading);
    return /^(?:not|typeof|void)$/.test(word) ? unknownAs("truth") : value;
  }
  return lookUp(reading, word);
}

function nested(reading: Reading): Value {
  if (reading.depth > maxNesting) return unknownValue;
  reading.depth++;
  const value = parseOperand(reading);
  reading.depth--;
  return value;
}

function parseMark(reading: Reading, mark: string): Value {
  if (mark === "(") {
    const list = parseList(reading, ")");
    const [only, ...others] = list.items ?? [];
    // Python's tuple of one: `("x",)`.
    if (reading.language === "python" && isMark(reading, ",", -2)) return list;
    return only && others.length === 0 && list.entries === undefined ? only : list;
  }
  if (mark === "[") return parseList(reading, "]");
  if (mark === "{") return parseBraces(reading);
  const next = peek(reading);
  if (mark === ":" && reading.language === "ruby" && next?.kind === "word") {
    reading.at++;
    return textValue(next.text);
  }
  // Perl reads a line of a file: `<$file>`.
  if (mark === "<" && next?.kind === "word" && isMark(reading, ">", 1)) {
    reading.at += 2;
    return { ...unknownValue, sources: lookUp(reading, next.text).sources };
  }
  if (mark === "|" && reading.language === "ruby") {
    bindParameters(reading, parseParameters(reading, "|"));
    return unknownValue;
  }
  if (mark === "$" && reading.language === "awk") {
    if (next?.kind === "number" || next?.kind === "word") reading.at++;
    return { ...unknownValue, sources: reading.input.sources };
  }
  if (mark === "-" && next?.kind === "number") {
    reading.at++;
    return textValue(`-${next.text}`);
  }
  if (mark === "!" && next && next.kind !== "line") return negated(nested(reading));
  return prefixMarks.has(mark) && next && next.kind !== "line" ? nested(reading) : unknownValue;
}

/** `!0` is how short code spells `true`. */
function negated({ known, texts }: Value): Value {
  return known && /^[01]$/.test(texts[0] ?? "")
    ? textValue(texts[0] === "0" ? "true" : "false")
    : unknownAs("truth");
}

/** Deepest nesting of expressions that is followed. */
export const maxNesting = 64;
