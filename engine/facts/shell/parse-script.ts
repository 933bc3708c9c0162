import { type ParsedScript, parse, type Word } from "unbash";
import { type Analysis, addOpaque, spend } from "./analysis.ts";

/** What parsing a script costs, one character of it, and one word. */
const scriptWork = 256;
const parseWork = 4;
const wordWork = 64;

/** How many pairs of heredocs, or of open parameters, cost as much as a character: the parser goes through those before each one. */
const heredocPairs = 8;
const parameterPairs = 96;
const opening = "$" + "{";

/** Most commands of a script that are parsed: beyond them nothing is looked at, and their tree would cost more than the rest. */
const maxSeparated = 12_000;

/** The beginning of a script with more commands than can be looked at; texts that a script holds have fewer ends of lines. */
function headOf(source: string, analysis: Analysis): string {
  let count = 0;
  for (const { index } of source.matchAll(/[;&|\n]+/g))
    if (++count > maxSeparated) {
      addOpaque(analysis, "limit", "more commands than can be analysed in time", "shell");
      return source.slice(0, index);
    }
  return source;
}

/** Shell source as a tree; undefined, and an opaque fact, when its nesting is beyond the parser, which recurses. */
export function parseScript(source: string, analysis: Analysis): ParsedScript | undefined {
  spend(analysis, scriptWork + parseWork * source.length);
  spend(analysis, countOf("<<", source) ** 2 / heredocPairs + countOf(opening, source) ** 2 / parameterPairs);
  try {
    return parse(headOf(source, analysis));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    addOpaque(analysis, "limit", "shell text nested too deeply to be parsed", "shell");
    return undefined;
  }
}

const countOf = (part: string, text: string): number => text.split(part).length - 1;

/** Source text as one word of a command; undefined where it is none, or more than one. */
export function parseWord(source: string, analysis: Analysis): Word | undefined {
  spend(analysis, wordWork + parseWork * source.length);
  const script = parseScript(`: ${source}`, analysis);
  const [statement, ...others] = script?.commands ?? [];
  const command = statement?.command;
  if (command?.type !== "Command" || others.length > 0 || script?.errors?.length) return undefined;
  const [word, ...more] = command.suffix;
  return word?.type === "Word" && word.text === source && more.length === 0 ? word : undefined;
}
