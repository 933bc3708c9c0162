import { spend } from "../shell/analysis.ts";
import { environmentNames, isEnvironment } from "./environment.ts";
import { incomingOf } from "./incoming.ts";
import { lookUp } from "./names.ts";
import { isMark, isWord, peek, type Reading, skipLines } from "./reading.ts";
import { anyElement, listValue, maxItems, unknownValue, type Value } from "./values.ts";

const endsBare = /^(?:if|unless|while|until|and|or|do|then|end|for|foreach|rescue)$/;

/**
 * The values up to a closing mark, which is taken: a list, or a call's arguments. Without a mark, those up to the end of the statement.
 *
 * @param callee what is called with them, which tells what a function among them is called with
 */
export function parseList(reading: Reading, close: string, callee?: Value): Value {
  const items: Value[] = [];
  const entries = new Map<string, Value>();
  const { parens, incoming } = reading;
  if (close !== "") reading.parens++;
  for (let token = peek(reading); token; token = peek(reading)) {
    if (token.kind === "line" && close === "") break;
    if (token.kind === "end" || token.kind === "close") break;
    const isMarkToken = token.kind === "mark";
    if (isMarkToken && token.text === close) {
      reading.at++;
      break;
    }
    if (isMarkToken && /^[)\]}]$/.test(token.text)) break;
    if (
      close === "" &&
      ((isMarkToken && token.text === ";") || (token.kind === "word" && endsBare.test(token.text)))
    )
      break;
    if (token.kind === "line" || (isMarkToken && /^[,;]$/.test(token.text))) {
      reading.at++;
      if (token.text === ",") skipLines(reading);
      continue;
    }
    if (callee) reading.incoming = () => incomingOf(reading, callee, items);
    const start = reading.at;
    const item = parseItem(reading, entries, close);
    if (item && items.length < maxItems) items.push(item);
    if (reading.at === start) reading.at++;
  }
  reading.parens = parens;
  reading.incoming = incoming;
  return listValue(items, entries.size > 0 ? entries : undefined);
}

/** An element, or undefined for a named one, which goes to `entries`. */
function parseItem(reading: Reading, entries: Map<string, Value>, close: string): Value | undefined {
  const token = peek(reading);
  if (
    token?.kind === "word" &&
    isMark(reading, "=", 1) &&
    /^(?:python|r)$/.test(reading.language) &&
    close === ")"
  ) {
    reading.at += 2;
    entries.set(token.text, reading.expression(reading));
    return undefined;
  }
  const start = reading.at;
  const value = reading.expression(reading);
  if (isWord(reading, "for") && reading.language === "python")
    return parseComprehension(reading, value, start);
  const isPair = isMark(reading, "=>") || (isMark(reading, ":") && close !== "]");
  if (!isPair) return value;
  reading.at++;
  skipLines(reading);
  const key = keyOf(value, token?.text);
  entries.set(key, reading.expression(reading));
  return undefined;
}

function keyOf(value: Value, spelled = ""): string {
  return value.known ? (value.texts[0] ?? spelled) : spelled;
}

/** Most elements for which the first part of a comprehension is read again, and what each costs. */
const maxRounds = 64;
const roundWork = 200;

/** `[open(f) for f in files]`: read again for each element, where there is one loop over known elements. */
function parseComprehension(reading: Reading, value: Value, start: number): Value | undefined {
  const name = peek(reading, 1)?.text ?? "";
  const list: Value[] = [];
  const isSimple = isWord(reading, "in", 2);
  while (isWord(reading, "for") || isWord(reading, "async")) {
    reading.at++;
    list.push(bindLoop(reading, "in"));
    while (isWord(reading, "if")) {
      reading.at++;
      reading.expression(reading);
    }
  }
  const end = reading.at;
  const items = list[0]?.items;
  if (!isSimple || list.length !== 1 || !items || items.length > maxRounds) return value;
  const values = items.map((item) => {
    spend(reading.setting.analysis, roundWork + (end - start));
    reading.at = start;
    reading.variables.set(name, { ...item, key: undefined });
    return reading.expression(reading);
  });
  reading.at = end;
  return listValue(values);
}

/** Most names that one loop or parameter list binds. */
const maxNames = 32;

/** `NAME, NAME in LIST`: each is one of the list's elements. */
export function bindLoop(reading: Reading, joint: string): Value {
  const names: string[] = [];
  for (let count = 0; count < maxNames; count++) {
    const token = peek(reading);
    if (!token || token.kind === "line") return unknownValue;
    if (token.kind === "word" && joint.split(" ").includes(token.text)) break;
    if (token.kind === "word") names.push(token.text);
    reading.at++;
  }
  reading.at++;
  const list = reading.expression(reading);
  const isNames = isEnvironment(list) && /^(?:python|javascript)$/.test(reading.language);
  bindParameters(reading, names, isNames ? environmentNames : anyElement(list));
  return list;
}

/** The names in a parameter list, of which the closing mark is taken. */
export function parseParameters(reading: Reading, close: string): readonly string[] {
  const names: string[] = [];
  if (close === ")" && !isMark(reading, "(")) {
    const token = peek(reading);
    if (isMark(reading, "{") || token?.kind !== "word") return names;
    reading.at++;
    return [token.text];
  }
  if (close === ")") reading.at++;
  let nesting = 0;
  let isDefault = false;
  for (let count = 0; count < 4 * maxNames; count++) {
    const token = peek(reading);
    if (!token) break;
    reading.at++;
    if (token.kind === "mark" && token.text === close && nesting === 0) break;
    if (token.kind === "mark" && /^[([{]$/.test(token.text)) nesting++;
    if (token.kind === "mark" && /^[)\]}]$/.test(token.text)) nesting--;
    if (token.kind === "mark" && token.text === ",") isDefault = false;
    if (token.kind === "mark" && /^[=:]$/.test(token.text) && nesting === 0) isDefault = true;
    if (token.kind === "word" && !isDefault && names.length < maxNames) names.push(token.text);
  }
  return names;
}

/** Gives the parameters of a function the value that it is called with, as far as that can be told. */
export function bindParameters(reading: Reading, names: readonly string[], given?: Value): void {
  const value = given ?? reading.incoming?.() ?? unknownValue;
  const items = names.length > 1 && value.items?.length === names.length ? value.items : undefined;
  for (const [index, name] of names.entries())
    reading.variables.set(keyFor(name), items?.[index] ?? { ...value, key: undefined });
}

function keyFor(name: string): string {
  return name.replace(/^[@%&]/, "$");
}

/** An object, or a block of statements, up to the closing brace, which is taken. */
export function parseBraces(reading: Reading): Value {
  const entries = new Map<string, Value>();
  const { parens, incoming } = reading;
  reading.parens = 0;
  for (let token = peek(reading); token; token = peek(reading)) {
    if (token.kind === "end" || token.kind === "close") break;
    if (token.kind === "mark" && token.text === "}") {
      reading.at++;
      break;
    }
    const start = reading.at;
    const next = peek(reading, 1);
    const isName = token.kind === "word" || token.kind === "text" || token.kind === "number";
    if (isName && next?.kind === "mark" && /^[,}]$/.test(next.text) && token.kind === "word") {
      entries.set(token.text, lookUp(reading, token.text));
      reading.at++;
    } else if (isName && next?.kind === "mark" && (next.text === ":" || next.text === "=>")) {
      reading.at += 2;
      skipLines(reading);
      entries.set(token.text, reading.expression(reading));
    } else {
      const value = reading.statement(reading);
      if (token.kind === "mark" && /^(?:\.\.\.|\*\*)$/.test(token.text) && entries.size < maxItems)
        entries.set(`...${entries.size}`, value);
    }
    if (reading.at === start) reading.at++;
  }
  reading.parens = parens;
  reading.incoming = incoming;
  return { ...unknownValue, entries };
}
