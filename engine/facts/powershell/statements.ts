import {
  anyElement,
  concat,
  elementsOf,
  listValue,
  sourcesIn,
  unknownAs,
  unknownValue,
  type Value,
} from "../code/values.ts";
import { addOpaque, spend } from "../shell/analysis.ts";
import { readArguments, readName } from "./arguments.ts";
import { readBlock } from "./blocks.ts";
import { runNamed } from "./commands.ts";
import { access, notePrinted, putInto } from "./effects.ts";
import { readExpression } from "./expressions.ts";
import { charHere, matchHere, type Source, skipBlanks } from "./source.ts";

const maxDepth = 32;

/** What one statement costs, in characters. */
const statementWork = 32;

/**
 * Reads statements up to a closing mark, which is taken; without one, all of them.
 *
 * @returns what they print, or what the expression in parentheses comes to
 */
export function readStatements(source: Source, close: string): Value {
  const values: Value[] = [];
  if (source.depth > maxDepth) {
    addOpaque(source.setting.analysis, "limit", "commands nested too deeply", "powershell");
    source.at = source.text.length;
    return unknownValue;
  }
  source.depth++;
  while (source.at < source.text.length) {
    skipBlanks(source);
    const char = charHere(source);
    if (char === close && close !== "") {
      source.at++;
      break;
    }
    if (/[\n;,)}\]&|]/.test(char) && !(char === "&" && charHere(source, 1) !== "&")) {
      source.at++;
      continue;
    }
    const start = source.at;
    spend(source.setting.analysis, statementWork);
    const value = readPipeline(source);
    if (value !== unknownValue && values.length < 512) values.push(value);
    if (close === "" || close === "}") notePrinted(source, value);
    if (source.at === start) source.at++;
  }
  source.depth--;
  if (values.length === 0) return close === ")" ? listValue([]) : unknownValue;
  return values.length === 1 && values[0] ? values[0] : listValue(values);
}

/** Commands joined by pipes. */
export function readPipeline(source: Source): Value {
  const outer = source.current;
  let value = readElement(source, undefined);
  for (;;) {
    skipBlanks(source);
    if (redirect(source, value)) continue;
    if (charHere(source) !== "|" || charHere(source, 1) === "|") break;
    source.at++;
    const lines = matchHere(source, /\s+/y);
    source.at += lines?.[0].length ?? 0;
    source.current = value === unknownValue ? undefined : anyElement(value.items ? value : { ...value });
    if (value.items === undefined && value !== unknownValue) source.current = value;
    value = readElement(source, value);
  }
  source.current = outer;
  return value;
}

const redirection = /(?:[1-6*]?>>?(?:&\d|\s*\$null\b)?)/iy;

/** `> file`. */
function redirect(source: Source, value: Value): boolean {
  const match = matchHere(source, redirection);
  if (!match) return false;
  source.at += match[0].length;
  if (/[&l]/i.test(match[0].slice(-1)) || /&\d$/.test(match[0])) return true;
  skipBlanks(source);
  const file = source.argument(source);
  access(source, "write", file);
  putInto(source, file, value);
  return true;
}

const assignment = /\$(?:\{([^}]{1,200})\}|((?:\w+:)?\w+))(?:\.\w+)?\s*(\+?=)(?!=)/y;
const word = /[A-Za-z_%?.~\\/][^\s;|(){}'"`,$<>&]*/y;
const keyword =
  /(?:if|elseif|else|while|for|do|until|switch|try|catch|finally|param|begin|process|end|break|continue|in|class|using|dynamicparam|trap|default|exit)(?=[\s({[;]|$)/iy;
const returning = /(?:return|throw)(?=[\s;}]|$)/iy;
const loop = /foreach\s*\(\s*\$(\w+)\s+in\b/iy;
const definition = /(?:function|filter|workflow)\s+(?:\w+:)?([\w-]+)\s*(?:\([^)]{0,500}\)\s*)?(?=\{)/iy;

/** One command or expression of a pipeline. */
function readElement(source: Source, input: Value | undefined): Value {
  skipBlanks(source);
  const assigned = matchHere(source, assignment);
  if (assigned) return assign(source, assigned);
  const each = matchHere(source, loop);
  if (each) {
    source.at += each[0].length;
    source.variables.set((each[1] ?? "").toLowerCase(), oneOf(readStatements(source, ")")));
    return unknownValue;
  }
  const defined = matchHere(source, definition);
  const skipped = defined ?? matchHere(source, keyword) ?? matchHere(source, returning);
  if (skipped) {
    source.at += skipped[0].length;
    if (defined) readBlock(source);
    return unknownValue;
  }
  if (/[&.]/.test(charHere(source)) && /[\s'"$({]/.test(charHere(source, 1))) {
    source.at++;
    skipBlanks(source);
    return callValue(source, input);
  }
  const name = matchHere(source, word);
  if (!name || /^\.\d/.test(name[0])) return readExpression(source);
  const value = readName(source);
  return runNamed(source, value, readArguments(source), input);
}

function oneOf(value: Value): Value {
  return value.items ? anyElement(value) : { ...value, key: undefined };
}

/** `& "program" args`, `. { … }`. */
function callValue(source: Source, input: Value | undefined): Value {
  if (charHere(source) === "{") return readBlock(source);
  const name = source.argument(source);
  const words = readArguments(source);
  if (name.name === "scriptblock") return unknownValue;
  return runNamed(source, name.items ? concat(elementsOf(name)) : name, words, input);
}

function assign(source: Source, [all, braced, plain, operator]: RegExpExecArray): Value {
  source.at += all.length;
  const key = (braced ?? plain ?? "").toLowerCase().replace(/^(?:global|script|local|private):/, "");
  const right = readPipeline(source);
  const before = operator === "+=" ? source.variables.get(key) : undefined;
  const value = before ? concat([before, right]) : right;
  const isInMember = /\.\w+\s*\+?=$/.test(all);
  if (key.startsWith("env:")) {
    const values = value.known ? value.texts : undefined;
    source.setting.state.variables.set(key.slice(4).toUpperCase(), { values, sources: sourcesIn(value) });
  } else if (!isInMember && source.variables.size < 2_000)
    source.variables.set(key, value === unknownValue ? unknownAs(key) : { ...value, key: undefined });
  return unknownValue;
}
