import { concat, unknownValue, type Value } from "../code/values.ts";
import { parameters, switches } from "./cmdlets.ts";
import type { Source } from "./source.ts";

/** One word of a command: a parameter's name, or a value. */
export type Word = { readonly parameter: string | undefined; readonly value: Value };

/** A command's words, sorted out. */
export type Parsed = {
  readonly name: string;
  readonly named: ReadonlyMap<string, Value>;
  readonly operands: readonly Value[];
  readonly input: Value | undefined;
  readonly words: readonly Word[];
};

/** What one kind of cmdlet does. */
export type Run = (source: Source, parsed: Parsed) => Value;

/** `-Rec` is `-Recurse`. */
export function fullName(given: string): string {
  const name = given.toLowerCase();
  if (switches.has(name) || parameters.includes(name)) return name;
  return (
    [...switches].find((one) => one.startsWith(name)) ??
    parameters.find((one) => one.startsWith(name)) ??
    name
  );
}

/** Sorts a command's words out. */
export function parse(name: string, words: readonly Word[], input: Value | undefined): Parsed {
  const named = new Map<string, Value>();
  const operands: Value[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    if (word.parameter === undefined) {
      operands.push(word.value);
      continue;
    }
    const parameter = fullName(word.parameter);
    const next = words[index + 1];
    const takesNext =
      !switches.has(parameter) && next && next.parameter === undefined && word.value.name === "bare";
    named.set(parameter, takesNext ? next.value : word.value);
    if (takesNext) index++;
  }
  return { name, named, operands, input, words };
}

/** The path that a function or command works on. */
export function pathOf({ named, operands, input }: Parsed): Value {
  const given = named.get("path") ?? named.get("literalpath") ?? named.get("filepath");
  const name = named.get("name");
  if (given) return name && !given.items ? concat([given, name], "/") : given;
  return operands[0] ?? name ?? input ?? unknownValue;
}

/** The command only says what it would do. */
export const isDry = ({ named }: Parsed) => named.has("whatif");

/** The command works on whole directory trees. */
export const isRecursive = ({ named }: Parsed) => named.has("recurse");
