import { parseFrom, parseImport } from "./imports.ts";
import { bindLoop, bindParameters, parseParameters } from "./lists.ts";
import { setVariable } from "./names.ts";
import { isMark, isWord, peek, type Reading, skipLines } from "./reading.ts";
import { either, unknownAs, unknownValue, type Value } from "./values.ts";

const skipped = new Set(
  "if elsif elif else unless while until try do begin then end switch case catch except finally ensure rescue pass break continue next last const let var my our local final export default static public private protected global nonlocal assert del class interface async try BEGIN END foreach".split(
    " ",
  ),
);

/** Reads one statement, or goes one token on. Blocks are read statement by statement: which branch is taken is not known. */
export function parseStatement(reading: Reading): Value {
  const token = peek(reading);
  if (!token) return unknownValue;
  const start = reading.at;
  let value = unknownValue;
  if (token.kind === "line" || token.kind === "end" || token.kind === "close") {
    if (token.kind === "line") reading.at++;
    return unknownValue;
  }
  if (token.kind === "mark" && /^[;,)\]]$/.test(token.text)) {
    reading.at++;
    return unknownValue;
  }
  if (token.kind === "word") value = parseWords(reading, token.text);
  else value = reading.expression(reading);
  bindAs(reading, value);
  if (reading.at === start) reading.at++;
  return value;
}

function parseWords(reading: Reading, word: string): Value {
  const next = peek(reading, 1);
  const isPlain = next?.kind !== "mark" || !/^(?:=|\.|\+=|=>|:|,|\))$/.test(next.text);
  const { language } = reading;
  if (isPlain && word === "import" && !isMark(reading, "(", 1)) return parseImport(reading);
  if (word === "from" && language === "python" && next?.kind === "word") return parseFrom(reading);
  if (word === "use" && language === "perl") return skipStatement(reading);
  if (/^(?:def|function|sub|fn|func|fun)$/.test(word) && next?.kind === "word")
    return defineFunction(reading);
  if (/^(?:for|foreach)$/.test(word) && isPlain) return parseLoop(reading);
  if (word === "return" && isPlain) return parseReturn(reading);
  if (skipped.has(word) && isPlain) {
    reading.at++;
    return unknownValue;
  }
  const value = reading.expression(reading);
  return isMark(reading, ",") && value.key !== undefined && reading.parens === 0
    ? parseTargets(reading, value)
    : value;
}

/** `a, b = x, y`. */
function parseTargets(reading: Reading, first: Value): Value {
  const names = [first.key ?? ""];
  let distance = 0;
  while (
    isMark(reading, ",", distance) &&
    peek(reading, distance + 1)?.kind === "word" &&
    names.length < 16
  ) {
    names.push(peek(reading, distance + 1)?.text ?? "");
    distance += 2;
  }
  if (!isMark(reading, "=", distance)) return first;
  reading.at += distance + 1;
  const values = [reading.expression(reading)];
  while (isMark(reading, ",") && values.length < names.length) {
    reading.at++;
    values.push(reading.expression(reading));
  }
  const [only = unknownValue] = values;
  const isWhole = values.length === 1;
  for (const [index, name] of names.entries())
    setVariable(
      reading,
      name,
      (isWhole ? only.items?.[index] : values[index]) ?? { ...unknownAs(name), sources: only.sources },
      false,
    );
  return unknownValue;
}

/** `with open(path) as file`. */
function bindAs(reading: Reading, value: Value): void {
  const name = peek(reading, 1);
  if (!isWord(reading, "as") || name?.kind !== "word") return;
  reading.variables.set(name.text.replace(/^[@%]/, "$"), { ...(value.items?.[0] ?? value), key: undefined });
  reading.at += 2;
}

function skipStatement(reading: Reading): Value {
  while (peek(reading) && peek(reading)?.kind !== "line" && !isMark(reading, ";")) reading.at++;
  return unknownValue;
}

/** A function: its parameters are what it is called with anywhere in the code. */
function defineFunction(reading: Reading): Value {
  const name = peek(reading, 1)?.text ?? "";
  reading.at += 2;
  while (isMark(reading, ".") || isMark(reading, ":")) reading.at += 2;
  const names = isMark(reading, "(") ? parseParameters(reading, ")") : [];
  const known = reading.functions.get(name);
  if (!known && reading.functions.size < 500)
    reading.functions.set(name, { parameters: names, given: [], returned: undefined });
  for (const [index, parameter] of names.entries())
    bindParameters(reading, [parameter], known?.given[index] ?? unknownAs(parameter));
  reading.inside = name;
  return unknownValue;
}

function parseReturn(reading: Reading): Value {
  reading.at++;
  const token = peek(reading);
  if (!token || token.kind === "line" || /^[;})]$/.test(token.text)) return unknownValue;
  const value = reading.expression(reading);
  const defined = reading.inside === undefined ? undefined : reading.functions.get(reading.inside);
  if (defined) defined.returned = defined.returned ? either(defined.returned, value) : value;
  return value;
}

/** `for x in LIST:`, `for (const x of LIST)`, `for my $x (LIST)`, `foreach (LIST as $x)`. */
function parseLoop(reading: Reading): Value {
  reading.at++;
  if (isWord(reading, "await")) reading.at++;
  if (reading.language === "perl") return parsePerlLoop(reading);
  if (isMark(reading, "(")) reading.at++;
  const words = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((distance) => peek(reading, distance));
  if (words.some((token) => token?.kind === "word" && /^(?:in|of)$/.test(token.text))) {
    while (/^(?:const|let|var|my)$/.test(peek(reading)?.text ?? "")) reading.at++;
    bindLoop(reading, "in of");
    return unknownValue;
  }
  const list = reading.expression(reading);
  if (!isWord(reading, "as")) return list;
  reading.at++;
  const items = list.items ?? [];
  const [first = { ...list, name: undefined }, ...rest] = items;
  const element = rest.slice(0, 32).reduce(either, first);
  for (
    let token = peek(reading);
    token && token.text !== ")" && token.kind !== "line";
    token = peek(reading)
  ) {
    if (token.kind === "word") bindParameters(reading, [token.text], element);
    reading.at++;
  }
  return unknownValue;
}

function parsePerlLoop(reading: Reading): Value {
  while (/^(?:my|our|local)$/.test(peek(reading)?.text ?? "")) reading.at++;
  const name = peek(reading)?.text.startsWith("$") ? (peek(reading)?.text ?? "$_") : "$_";
  if (peek(reading)?.text.startsWith("$")) reading.at++;
  const list = reading.expression(reading);
  const items = list.items ?? [list];
  const [first = unknownValue, ...rest] = items;
  bindParameters(reading, [name], rest.slice(0, 32).reduce(either, { ...first, key: undefined }));
  skipLines(reading);
  return unknownValue;
}
