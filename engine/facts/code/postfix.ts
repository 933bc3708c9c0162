import { joinSources } from "../shell/sources.ts";
import { environmentRoots, environmentValue } from "./environment.ts";
import { bindParameters, parseBraces, parseList, parseParameters } from "./lists.ts";
import { member } from "./names.ts";
import { isMark, isWord, peek, type Reading, skipLines } from "./reading.ts";
import type { Token } from "./scan.ts";
import { syntaxes } from "./syntax.ts";
import { anyElement, handle, isListing, listValue, unknownValue, type Value } from "./values.ts";

/** What follows a value directly: a member, an index, arguments. Undefined where nothing does. */
export function parsePostfix(reading: Reading, value: Value): Value | undefined {
  const start = reading.at;
  if (peek(reading)?.kind === "line") {
    skipLines(reading);
    if (!/^(?:\.|\?\.|&\.|->)$/.test(peek(reading)?.text ?? "") || peek(reading)?.kind !== "mark") {
      reading.at = start;
      return undefined;
    }
  }
  const token = peek(reading);
  const next = peek(reading, 1);
  if (!token) return undefined;
  if (token.kind === "mark") {
    const isJoint =
      /^(?:\.|\?\.|&\.|::|->)$/.test(token.text) || (token.text === ":" && reading.language === "lua");
    const joins = token.text !== "." || !/^(?:perl|php)$/.test(reading.language) || !token.spaced;
    if (isJoint && joins && next?.kind === "word" && !(reading.language === "php" && token.text === ".")) {
      reading.at += 2;
      return withArguments(
        reading,
        member(
          reading,
          value,
          /^(?:perl|php)$/.test(reading.language) ? next.text.replace(/^\$/, "") : next.text,
        ),
      );
    }
    if (token.text === "?." || token.text === "->") {
      reading.at++;
      return { ...value };
    }
    if (token.text === "(" && isCallable(reading, value, token)) return parseCall(reading, value);
    if (token.text === "[" && !token.spaced) return parseIndex(reading, value, "]");
    if (token.text === "{" && !token.spaced && reading.language === "perl" && value.key?.startsWith("$"))
      return parseIndex(reading, value, "}");
  }
  if (
    reading.language === "javascript" &&
    value.name &&
    !token.spaced &&
    /^(?:text|open)$/.test(token.kind)
  ) {
    return reading.apply(reading, value, { ...unknownValue, items: [reading.primary(reading)] });
  }
  return value.receiver === undefined ? parseBareCall(reading, value) : undefined;
}

function isCallable({ language }: Reading, value: Value, token: Token): boolean {
  if (value.name !== undefined) return true;
  return !token.spaced && (value.key !== undefined || language === "javascript");
}

/** Arguments after a member; in Ruby a member alone is a call. */
function withArguments(reading: Reading, value: Value): Value {
  if (isMark(reading, "(")) return parseCall(reading, value);
  const bare = parseBareCall(reading, value);
  if (bare) return bare;
  if (value.known && value.name === "Path()") return value;
  return reading.language === "ruby" || reading.language === "groovy"
    ? reading.apply(reading, value, { ...unknownValue, items: [] })
    : value;
}

function parseCall(reading: Reading, callee: Value): Value {
  reading.at++;
  const args = parseList(reading, ")", callee);
  return withBlock(reading, callee, reading.apply(reading, callee, args));
}

/** Ruby hands a block to a call: `files.each { |file| … }`. */
function withBlock(reading: Reading, callee: Value, result: Value): Value {
  const isBlock = isMark(reading, "{") || isWord(reading, "do");
  if (reading.language !== "ruby" || !isBlock || !isMark(reading, "|", 1)) return result;
  const isBraces = isMark(reading, "{");
  reading.at += 2;
  const list = !callee.receiver?.items && result.items ? result : (callee.receiver ?? result);
  const given = result.name?.endsWith("()") === true ? result : anyElement(list);
  bindParameters(reading, parseParameters(reading, "|"), given);
  const { used } = reading;
  reading.used = new Set();
  if (isBraces) parseBraces(reading);
  const isOfEnvironment = [...reading.used].some((name) => environmentRoots.has(name));
  for (const name of reading.used) used.add(name);
  reading.used = used;
  return isOfEnvironment
    ? { ...result, sources: joinSources(result.sources, [{ from: "environment", name: "*" }]) }
    : result;
}

/** `unlink "x"`, `system "ls", dir`: a call without parentheses. */
function parseBareCall(reading: Reading, value: Value): Value | undefined {
  const token = peek(reading);
  if (
    reading.language === "ruby" &&
    value.name &&
    (isMark(reading, "{") || isWord(reading, "do")) &&
    isMark(reading, "|", 1)
  )
    return withBlock(
      reading,
      value,
      /^[A-Z]/.test(value.name) ? reading.apply(reading, value, { ...unknownValue, items: [] }) : value,
    );
  const isStatement = reading.language === "python" && /^(?:print|exec)$/.test(value.name ?? "");
  if (!value.name || !token || !(syntaxes[reading.language].bareCalls || isStatement)) return undefined;
  if (value.known || (value.key?.startsWith("$") && value.receiver === undefined)) return undefined;
  // A handle that was opened is no function: `print FILE "text"`.
  if (value.key !== undefined && handle.test(value.name)) return undefined;
  const isPlace = reading.language === "perl" && printing.test(value.name) && isMark(reading, "{");
  if (!isPlace && !startsArgument(reading, token)) return undefined;
  const { prints } = reading;
  if (reading.language === "awk") reading.prints = reading.parens;
  const isUnary = reading.language === "perl" && unary.test(value.name);
  const args = isUnary
    ? { ...unknownValue, items: [reading.primary(reading)] }
    : parseList(reading, "", value);
  reading.prints = prints;
  return reading.apply(reading, value, args);
}

/** Functions of Perl that may be told where to, in braces: `print {$file} "x"`. */
const printing = /^(?:print|printf|say)$/;

/** Operators of Perl that take one value and bind closer than most. */
const unary = /^(?:defined|exists|length)$/;

const operatorWord =
  /^(?:if|unless|while|until|and|or|x|eq|ne|lt|gt|cmp|do|then|end|in|as|rescue|for|foreach|is|not|else)$/;

function startsArgument({ language }: Reading, token: Token): boolean {
  if (token.kind === "text" || token.kind === "open") return true;
  if (!token.spaced) return false;
  if (token.kind === "word") return !operatorWord.test(token.text) && language !== "groovy";
  if (token.kind === "number") return language !== "lua" && language !== "groovy";
  return (
    token.kind === "mark" &&
    ((token.text === "$" && language === "awk") ||
      token.text === "[" ||
      token.text === ":" ||
      (token.text === "<" && language === "perl"))
  );
}

/** `list[0]`, `object["name"]`, `text[::-1]`. */
function parseIndex(reading: Reading, value: Value, close: string): Value {
  reading.at++;
  const ahead = [0, 1, 2, 3, 4, 5].map((distance) => peek(reading, distance)?.text ?? "").join("");
  const isReversing = /^:{2}-1/.test(ahead);
  const slice = /^(-?\d*):(-?\d*)\]/.exec(ahead);
  const index = parseList(reading, close).items?.[0];
  if (isReversing)
    return value.items
      ? { ...value, items: [...value.items].reverse() }
      : {
          ...value,
          texts: value.known ? value.texts.map((text) => [...text].reverse().join("")) : value.texts,
        };
  if (slice) return sliceOf(value, slice[1] ?? "", slice[2] ?? "");
  if (value.name === "Dir" && reading.language === "ruby" && index)
    return reading.apply(reading, { ...value, name: "Dir.glob" }, listValue([index]));
  const name = index?.known ? index.texts[0] : index?.name;
  if (name === undefined) return anyElement(value);
  if (/^-?\d+$/.test(name)) {
    if (value.items) return value.items.at(isListing(value) ? 0 : Number(name)) ?? unknownValue;
    return value.known && value.name === undefined && reading.language !== "perl"
      ? { ...value, texts: value.texts.map((text) => text.at(Number(name)) ?? "") }
      : anyElement(value);
  }
  if (!index?.known && index?.name === undefined) return anyElement(value);
  return environmentValue(reading, value, name) ?? member(reading, value, name);
}

/** Python's `text[1:4]`. */
function sliceOf(value: Value, from: string, to: string): Value {
  const [start, end] = [from === "" ? 0 : Number(from), to === "" ? undefined : Number(to)];
  if (isListing(value)) return value;
  if (value.items) return { ...value, items: value.items.slice(start, end) };
  return value.known ? { ...value, texts: value.texts.map((text) => text.slice(start, end)) } : value;
}
