import { addOpaque, type Setting, spend } from "../shell/analysis.ts";
import { emptyStream, type Field, type Stream } from "../shell/stream.ts";
import { applyCall } from "./calls.ts";
import { parsePrimary } from "./operands.ts";
import { parseExpression } from "./operators.ts";
import { print, printedText } from "./printed.ts";
import { peek, type Reading } from "./reading.ts";
import { parseStatement } from "./statements.ts";
import type { Language } from "./syntax.ts";
import { tokenize } from "./tokens.ts";
import { sourcesIn, unknownValue, type Value } from "./values.ts";

/** Longest piece of code that is looked at, in UTF-16 units. */
const maxCode = 64 * 1024;

/** Deepest nesting of code that code evaluates. */
const maxNesting = 4;

/** Most tokens of code that is read twice. In longer code, what a function is called with below it is not known. */
const maxTwice = 8_000;

/** What one token costs, in characters. */
const tokenWork = 6;

/** What is known of a piece of code besides its text. */
export type Code = {
  readonly text: string;
  readonly language: Language;
  /** The program that runs it. */
  readonly by: string;
  /** Its arguments, from the one that the language counts as the first. */
  readonly args: readonly Field[];
  /** It prints the value of its last statement. */
  readonly prints: boolean;
  /** Parts of it are filled in by the shell. */
  readonly hasHoles?: boolean;
};

/**
 * Facts of code in another language: files, places on a network and commands that its functions use, as far as the tables know them.
 *
 * @returns what it prints
 */
export function runForeignCode(code: Code, setting: Setting, nesting = 0): Stream {
  const { analysis } = setting;
  if (code.text.length > maxCode) {
    addOpaque(analysis, "limit", `${code.language} code of over ${maxCode / 1024} KiB`, code.by);
    return { ...emptyStream, text: undefined };
  }
  spend(analysis, 2 * code.text.length);
  const tokens = tokenize(code.text, code.language);
  spend(analysis, tokenWork * tokens.length);
  const args = code.args.map(
    (field): Value => ({ texts: [field.text], known: field.known, sources: field.sources ?? [] }),
  );
  const first: Reading = {
    tokens,
    language: code.language,
    by: code.by,
    collects: false,
    variables: new Map(),
    before: new Map(),
    functions: new Map(),
    clients: new Map(),
    modules: [],
    printed: [],
    args,
    nesting,
    hasHoles: code.hasHoles === true,
    prints: undefined,
    setting,
    input: emptyStream,
    at: 0,
    depth: 0,
    parens: 0,
    incoming: undefined,
    inside: undefined,
    used: new Set(),
    statement: parseStatement,
    expression: parseExpression,
    primary: parsePrimary,
    apply: applyCall,
    nested: (reading, text) => runNested(reading, code, text),
  };
  if (tokens.length <= maxTwice) readAll(first);
  const second = {
    ...first,
    collects: true,
    variables: new Map(),
    before: first.variables,
    modules: [],
    printed: [],
    setting,
    at: 0,
    inside: undefined,
  };
  const last = readAll(second);
  if (code.prints) print(second, [last]);
  const printed = printedText(second.printed);
  return { text: printed.known ? printed.texts[0] : undefined, sources: sourcesIn(printed), paths: [] };
}

function readAll(reading: Reading): Value {
  let last = unknownValue;
  while (peek(reading)) {
    const start = reading.at;
    const kind = peek(reading)?.kind;
    const value = parseStatement(reading);
    if (kind !== "line" && peek(reading, -1)?.text !== ";") last = value;
    if (reading.at === start) reading.at++;
  }
  return last;
}

function runNested(reading: Reading, code: Code, text: string): void {
  if (reading.nesting >= maxNesting) {
    addOpaque(reading.setting.analysis, "limit", "code nested too deeply", reading.by);
    return;
  }
  runForeignCode({ ...code, text, prints: false }, reading.setting, reading.nesting + 1);
}
