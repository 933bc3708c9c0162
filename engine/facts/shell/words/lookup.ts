import type { ShellState } from "../state.ts";
import type { Field } from "../stream.ts";
import type { Element, Variable } from "../variable.ts";
import { either, scalar, unknownVariable } from "../variables.ts";
import type { Expander } from "./piece.ts";

/** Variables of the environment whose value may be used: places and names, never credentials. */
const plainVariable =
  /^(HOME|PATH|PWD|OLDPWD|USER|LOGNAME|SHELL|TMPDIR|TEMP|TMP|VIRTUAL_ENV|CONDA_PREFIX|GOPATH|GOBIN|HOSTNAME|EDITOR|KUBECONFIG|XDG_[A-Z_]+|[A-Z_]+_(HOME|DIR|ROOT|PATH))$/;

/** What a parameter by name is: a variable, or one of `$1`, `$#`, `$?`, `$0`. One of the environment with a plain name has a value; of any other only its name is known. */
export function variableOf(name: string, { state, analysis }: Expander): Variable {
  const known = state.variables.get(name);
  if (known) return known;
  if (name === "PWD") return scalar(state.cwd);
  if (name === "IFS") return scalar(" \t\n");
  if (!/^[A-Za-z_]\w*$/.test(name)) return special(name, state);
  const { environment, homes } = analysis.surroundings;
  if (name === "HOME") return scalar(homes[0]);
  if (!plainVariable.test(name)) return { values: undefined, sources: [{ from: "environment", name }] };
  const value = environment(name) ?? (name === "TMPDIR" ? "/tmp" : undefined);
  return value === undefined ? unknownVariable : scalar(value);
}

function special(name: string, state: ShellState): Variable {
  const { positional, self } = state;
  if (name === "0") return self?.known ? scalar(self.text) : unknownVariable;
  if (!/^(?:#|\d{1,6})$/.test(name) || !positional) return unknownVariable;
  const [first = unknownVariable, ...others] = positional.map((list) => argumentIn(list, name));
  return others.reduce(either, first);
}

/** `$#`, or `$1` and the like, of one list of arguments. */
function argumentIn(positional: readonly Field[], name: string): Variable {
  if (name === "#") {
    const isCertain = positional.every((field) => field.known && !field.among);
    return scalar(isCertain ? String(positional.length) : undefined);
  }
  const at = Number(name) - 1;
  const field = positional[at];
  const sources = field?.sources ?? [];
  if (positional.slice(0, at).some((before) => !before.known || before.among))
    return { ...unknownVariable, sources };
  if (!field) return { values: [], unset: true, sources };
  return scalar(field.known ? field.text : undefined, sources);
}

/** `$1`, `$2`, … as the elements of an array: one of these lists. */
export function positionalElements({ positional }: ShellState): readonly (readonly Element[])[] | undefined {
  return positional?.map((list) => list.map((field, index) => elementOf(field, String(index + 1))));
}

/** A field as an element of an array. */
export function elementOf(field: Field, key: string): Element {
  const element = { key, text: field.text, known: field.known, sources: field.sources ?? [] };
  return field.among ? { ...element, among: true } : element;
}

/** The variables of the environment that are in one of the shell. */
export function namedVariable(name: string, state: ShellState): readonly string[] {
  const variable = state.variables.get(name);
  if (!variable) return [name];
  return variable.sources.filter(({ from }) => from === "environment").map((source) => source.name);
}

/** The texts that `NAME+=` may add to. */
export function startsOf(name: string, expander: Expander): readonly (string | undefined)[] {
  const { values, unset } = variableOf(name, expander);
  return values ? [...values, ...(unset ? [""] : [])] : [undefined];
}
