import { spend } from "../shell/analysis.ts";
import { emptyStream } from "../shell/stream.ts";
import { formatText } from "./formats.ts";
import { appended } from "./growing-lists.ts";
import { bindParameters } from "./lists.ts";
import { setVariable } from "./names.ts";
import { maxNesting, parseOperand } from "./operands.ts";
import { isMark, isWord, peek, type Reading, skipLines, take } from "./reading.ts";
import { answerOf } from "./results.ts";
import {
  concat,
  either,
  maxItems,
  sizeOf,
  sourcesIn,
  unknownAs,
  unknownValue,
  type Value,
} from "./values.ts";

/** An expression with its operators, from left to right. Goes at least one token on, unless there is none. */
export function parseExpression(reading: Reading): Value {
  if (reading.depth > maxNesting) {
    reading.at++;
    return unknownValue;
  }
  reading.depth++;
  let value = parseOperand(reading);
  for (let next = parseOperator(reading, value); next; next = parseOperator(reading, value)) {
    spend(reading.setting.analysis, sizeOf(next) + (next.items?.length ?? 0));
    value = next;
  }
  reading.depth--;
  return value;
}

const assignments = /^(?:=|:=|\+=|\.=|\|\|=|\?\?=|&&=|\/\/=|<-)$/;
const choices = /^(?:\|\||\?\?|&&|or|and)$/;
const others =
  /^(?:===?|!==?|<=?|>=?|=~|!~|-|\*|\*\*|\/|%|&|\^|<<|>>|\.\.\.?|instanceof|is|in|not|eq|ne|lt|gt|cmp|x|of|-=|\*=|\/=)$/;

/** What these come to says whether, not what. */
const comparisons = /^(?:===?|!==?|<=?|>=?|=~|!~|instanceof|is|in|not|eq|ne|lt|gt|cmp)$/;

/** One operator and what follows it. Undefined at the end of the expression. */
function parseOperator(reading: Reading, left: Value): Value | undefined {
  const { language } = reading;
  if (reading.parens > 0) skipLines(reading);
  const token = peek(reading);
  if (!token || (token.kind !== "mark" && token.kind !== "word")) return besideText(reading, left);
  const { text } = token;
  if (token.kind === "mark" && assignments.test(text)) return parseAssignment(reading, left, text);
  if (text === "=>" && language === "javascript") return parseArrow(reading, left);
  if (text === "if" && language === "python") return parseChoice(reading, left);
  if (text === "?" && language !== "ruby") return parseTernary(reading);
  if (text === "?" && token.spaced) return parseTernary(reading);
  if (language === "awk" && /^(?:\||>>?|<)$/.test(text)) return parseRedirection(reading, left, text);
  const isConcat =
    text === "+" ||
    (text === "." && /^(?:perl|php)$/.test(language)) ||
    (text === ".." && language === "lua") ||
    (text === "<<" && language === "ruby");
  const isPath = text === "/" && /^(?:python|ruby)$/.test(language);
  if (!isConcat && !isPath && !choices.test(text) && !others.test(text)) return besideText(reading, left);
  reading.at++;
  skipLines(reading);
  if (/^(?:&&|and)$/.test(text)) return either(answerOf(left), parseExpression(reading));
  if (choices.test(text)) return either(left, parseExpression(reading));
  const right = parseOperand(reading);
  if (text === "<<" && left.items) return appended(reading, left, right);
  if (isConcat) return added(left, right);
  if (isPath) return { ...concat([left, right], "/"), name: "Path()" };
  if (text === "%" && left.known && /^(?:python|ruby)$/.test(language))
    return formatText(left, right.items ?? [right], right.entries);
  if (comparisons.test(text)) return unknownAs("truth");
  if (text === "*" && left.items) return left;
  return { ...unknownValue, sources: sourcesIn(left) };
}

/** Texts put together, or lists. */
function added(left: Value, right: Value): Value {
  return left.items && right.items
    ? { ...left, items: [...left.items, ...right.items].slice(0, maxItems) }
    : concat([left, right]);
}

/** awk's `print > FILE`, `print | COMMAND`, `COMMAND | getline` and `getline < FILE`. */
function parseRedirection(reading: Reading, left: Value, operator: string): Value | undefined {
  const isGetline = left.name === "getline" || (operator === "<" && isGetlineBefore(reading));
  const isWriting = operator.startsWith(">") && reading.prints === reading.parens;
  reading.at++;
  if (operator === "|" && isWord(reading, "getline")) {
    reading.at++;
    if (peek(reading)?.kind === "word") reading.at++;
    return callNamed(reading, "system", left);
  }
  const first = parseOperand(reading);
  const right = besideText(reading, first) ?? first;
  if (operator === "|") {
    const text = left.known ? `${left.texts[0] ?? ""}\n` : undefined;
    reading.input = { text, sources: sourcesIn(left), paths: [] };
    const result = callNamed(reading, "system", right);
    reading.input = emptyStream;
    return result;
  }
  if (isWriting) return callNamed(reading, "write", right);
  return isGetline ? callNamed(reading, "getline", right) : unknownValue;
}

function isGetlineBefore(reading: Reading): boolean {
  return peek(reading, -2)?.text === "getline" || peek(reading, -1)?.text === "getline";
}

function callNamed(reading: Reading, name: string, argument: Value): Value {
  return reading.apply(reading, { ...unknownAs(name), name }, { ...unknownValue, items: [argument] });
}

/** awk puts values together that stand side by side. */
function besideText(reading: Reading, left: Value): Value | undefined {
  const token = peek(reading);
  if (reading.language !== "awk" || !token || reading.at === 0) return undefined;
  if (
    token.kind !== "text" &&
    token.kind !== "open" &&
    !(token.kind === "word" && !/^(?:in|getline|print|printf)$/.test(token.text))
  )
    return undefined;
  return concat([left, parseOperand(reading)]);
}

function parseAssignment(reading: Reading, left: Value, operator: string): Value {
  reading.at++;
  skipLines(reading);
  const used = reading.used;
  reading.used = new Set();
  const right = parseExpression(reading);
  const usesItself = left.key !== undefined && reading.used.has(left.key);
  for (const name of reading.used) used.add(name);
  reading.used = used;
  const isAdding = operator === "+=" || operator === ".=";
  const value = isAdding ? added(left, right) : right;
  if (left.key !== undefined) setVariable(reading, left.key, value, operator.length > 1 || usesItself);
  else bindParts(reading, left, value);
  return value;
}

/** `const { a, b: c } = x`, `a, b = x, y`. */
function bindParts(reading: Reading, pattern: Value, value: Value): void {
  for (const [name, part] of pattern.entries ?? []) {
    const key = part.key ?? name;
    const given =
      value.entries?.get(name) ??
      (value.name
        ? { ...unknownAs(name), name: `${value.name}.${name}`, sources: value.sources }
        : { ...unknownAs(name), sources: value.sources });
    setVariable(reading, key, given, true);
  }
  for (const [index, part] of (pattern.items ?? []).entries())
    if (part.key !== undefined)
      setVariable(
        reading,
        part.key,
        value.items?.[index] ?? { ...unknownValue, sources: sourcesIn(value) },
        false,
      );
}

function parseArrow(reading: Reading, left: Value): Value {
  reading.at++;
  skipLines(reading);
  const parts = left.items ?? [left];
  const names = parts.flatMap((part) => [
    ...(part.key === undefined ? [] : [part.key]),
    ...((part.key === undefined ? part.entries : undefined)?.keys() ?? []),
  ]);
  bindParameters(reading, names);
  const body = parseExpression(reading);
  return { ...body, known: false, name: undefined, key: undefined };
}

/** Python's `a if test else b`. */
function parseChoice(reading: Reading, left: Value): Value | undefined {
  reading.at++;
  parseExpression(reading);
  if (!isWord(reading, "else")) return left;
  reading.at++;
  return either(left, parseExpression(reading));
}

function parseTernary(reading: Reading): Value | undefined {
  reading.at++;
  skipLines(reading);
  if (isMark(reading, ":")) reading.at++;
  const first = parseExpression(reading);
  skipLines(reading);
  return take(reading, ":") ? either(first, parseExpression(reading)) : first;
}
