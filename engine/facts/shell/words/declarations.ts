import type { Setting } from "../analysis.ts";
import { textsOf } from "../filters/printed-text.ts";
import { runVariable } from "../reach/program-variables.ts";
import { emptyStream, type Field, type Stream } from "../stream.ts";
import type { Variable } from "../variable.ts";
import { arrayOf, assign, listsOf, scalar, unknownVariable, unsetVariable } from "../variables.ts";
import { calculateText } from "./arithmetic.ts";
import { expanderOf } from "./expand.ts";
import { elementIndex, scopeOf } from "./scope.ts";

/** `declare`, `local`, `export`, `readonly` and their assignments. In a function, all but the last two make a variable local. */
export function declareVariables(builtin: string, args: readonly Field[], setting: Setting): Stream {
  const flags = args.filter((field) => /^[-+][a-zA-Z]+$/.test(field.text)).map((field) => field.text);
  const letters = flags.filter((flag) => flag.startsWith("-")).join("") + (builtin === "readonly" ? "r" : "");
  const removed = flags.filter((flag) => flag.startsWith("+")).join("");
  const { variables, locals } = setting.state;
  if (letters.includes("f") && (builtin === "export" || letters.includes("x")))
    setting.state.sharedFunctions = new Set([
      ...(setting.state.sharedFunctions ?? []),
      ...args.map((field) => field.text),
    ]);
  for (const field of args) {
    const [, spelled, value] = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(field.text) ?? [];
    const name = field.assigned?.name ?? spelled;
    if (name === undefined || letters.includes("f") || flags.includes(field.text)) continue;
    const isLocal =
      locals !== undefined && /^(?:local|declare|typeset)$/.test(builtin) && !letters.includes("g");
    if (isLocal && !locals.has(name)) {
      locals.set(name, variables.get(name));
      if (!field.assigned && value === undefined) variables.set(name, unsetVariable);
    }
    const given =
      field.assigned?.value ??
      (value === undefined ? undefined : scalar(field.known ? value : undefined, field.sources));
    if (given) assign(name, given, setting);
    declareLetters(name, letters, removed, setting);
    const now = variables.get(name);
    if (now && (builtin === "export" || letters.includes("x"))) {
      variables.set(name, { ...now, exported: true });
      runVariable({ name, value: now }, setting);
    }
  }
  return emptyStream;
}

/** Gives a variable its attributes, or makes it an array. */
function declareLetters(name: string, letters: string, removed: string, { state }: Setting): void {
  const before = state.variables.get(name);
  const wanted = [...new Set((before?.attributes ?? "") + letters.replace(/[^ilurn]/g, ""))].join("");
  const attributes =
    removed === "" ? wanted : wanted.replaceAll(/./g, (letter) => (removed.includes(letter) ? "" : letter));
  const kind = letters.includes("A") ? "associative" : letters.includes("a") ? "indexed" : undefined;
  if (kind && !before) state.variables.set(name, { ...arrayOf([[]], kind), attributes });
  else if (kind && !before?.lists) {
    const lists = before && listsOf(before);
    state.variables.set(
      name,
      lists
        ? { ...arrayOf(before.values?.length === 0 ? [[]] : lists, kind), attributes }
        : { ...unknownVariable, kind, attributes },
    );
  } else if (attributes !== (before?.attributes ?? ""))
    state.variables.set(name, { ...(before ?? unknownVariable), attributes });
  if (attributes.includes("n"))
    state.variables.set(name, {
      ...unknownVariable,
      sources: before?.sources ?? [],
      attributes,
      ...(before?.refers !== undefined && { refers: before.refers }),
    });
}

/** `unset NAME`, `unset 'a[1]'`, `unset -f NAME`. */
export function unsetVariables(args: readonly Field[], setting: Setting): Stream {
  const { variables, functions } = setting.state;
  const isFunction = args.some((field) => field.text === "-f");
  for (const field of args) {
    const [, name, index] = /^([A-Za-z_]\w*)(?:\[([^\]]*)\])?$/.exec(field.text) ?? [];
    if (name === undefined || !isFunction) functions.delete(field.text);
    if (isFunction) functions.delete(field.text);
    else if (name !== undefined && index === undefined) variables.set(name, unsetVariable);
    else if (name !== undefined && index !== undefined) unsetElement(name, index, setting);
  }
  return emptyStream;
}

function unsetElement(name: string, index: string, setting: Setting): void {
  const before = setting.state.variables.get(name);
  const lists = before && listsOf(before);
  const key = before && elementIndex(index, before, expanderOf(setting));
  if (index === "@" || index === "*") assign(name, unsetVariable, setting);
  else if (!before || !lists || key === undefined || key.startsWith("-"))
    assign(name, unknownVariable, setting);
  else {
    const kept = lists.map((list) => list.filter((element) => element.key !== key));
    assign(name, arrayOf(kept, before.kind ?? "indexed", before), setting);
  }
}

/** `let EXPRESSION …`. */
export function letVariables(args: readonly Field[], setting: Setting): Stream {
  const texts = textsOf(args);
  const scope = scopeOf(expanderOf(setting));
  for (const text of texts ?? []) calculateText(text, scope);
  if (!texts)
    for (const field of args)
      for (const name of field.text.match(/^[A-Za-z_]\w*(?==)/) ?? [])
        scope.write(name, undefined, undefined);
  return emptyStream;
}

/** Gives variables their values, as `read` and `printf -v` do: names with an index are not followed. */
export function assignNamed(name: string, value: Variable, setting: Setting): void {
  const [, base, index] = /^([A-Za-z_]\w*)(\[.*\])?$/s.exec(name) ?? [];
  if (base === undefined) return;
  const isPlain = index === undefined && !setting.state.variables.get(base)?.attributes;
  const isArray = setting.state.variables.get(base)?.lists !== undefined && !value.lists;
  assign(base, isPlain && !isArray ? value : { ...unknownVariable, sources: value.sources }, setting);
}
