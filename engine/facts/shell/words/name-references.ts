import type { Assignment } from "unbash";
import type { Analysis } from "../analysis.ts";
import { parseWord } from "../parse-script.ts";
import type { ShellState } from "../state.ts";
import type { Variable } from "../variable.ts";
import { unknownVariable } from "../variables.ts";
import { variableOf } from "./lookup.ts";
import type { Expander } from "./piece.ts";
import { expandJoined } from "./words.ts";

/** A parameter by name, and the element of an array. */
export type Reference = { readonly name: string; readonly index: string | undefined };

/** Most references that may lead from one to the next. */
const maxHops = 8;

/** The variable that a name stands for (`declare -n`), from `declare -n NAME=VALUE` or a first assignment. */
export function referenceTo({ value }: Assignment, expander: Expander): Variable {
  const names = value.type === "ArrayValue" ? [] : expandJoined(value, expander);
  const [only, ...others] = names;
  const sources = names.flatMap((name) =>
    name.known ? variableOf(name.text, expander).sources : name.sources,
  );
  const isKnown = only?.known && !only.among && others.length === 0;
  return { ...unknownVariable, sources, ...(isKnown && { refers: only.text }) };
}

/** Where a parameter leads whose variable is another name; undefined where that cannot be told. */
export function followName(reference: Reference, { variables }: ShellState): Reference | undefined {
  let { name, index } = reference;
  for (let hop = 0; hop < maxHops; hop++) {
    const variable = variables.get(name);
    if (!variable?.attributes?.includes("n")) return { name, index };
    const [, next, element] = /^([A-Za-z_]\w*)(?:\[([^\]$`]*)\])?$/.exec(variable.refers ?? "") ?? [];
    if (next === undefined || (element !== undefined && index !== undefined)) return undefined;
    name = next;
    index ??= element;
  }
  return undefined;
}

/** An assignment to a variable that is another name sets the other one. */
export function assignmentThrough(node: Assignment, state: ShellState, analysis: Analysis): Assignment {
  if (state.variables.get(node.name)?.refers === undefined) return node;
  const found = followName({ name: node.name, index: undefined }, state);
  if (!found) return node;
  const index = found.index === undefined ? node.index : parseWord(found.index, analysis);
  // The parser's own nodes make their values when they are asked for: they cannot be spread.
  const { type, pos, end, text, value, append } = node;
  return { type, pos, end, text, value, append, name: found.name, index };
}
