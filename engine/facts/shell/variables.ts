import type { Setting } from "./analysis.ts";
import { joinSources } from "./sources.ts";
import type { Element, Source, Variable } from "./variable.ts";

/** Most values, and most lists of elements, of which a variable may hold one. */
const maxValues = 64;
const maxLists = 8;

/** A variable of which nothing is known. */
export const unknownVariable: Variable = { values: undefined, sources: [] };

/** A variable that `unset` has removed. */
export const unsetVariable: Variable = { values: [], unset: true, sources: [] };

/** A variable with one value, or with one that cannot be told. */
export function scalar(text: string | undefined, sources: readonly Source[] = []): Variable {
  return { values: text === undefined ? undefined : [text], sources };
}

/** An array that holds one of these lists of elements. Indexed ones are in the order of their keys. */
export function arrayOf(
  lists: readonly (readonly Element[])[],
  kind: "indexed" | "associative",
  before: Pick<Variable, "attributes"> = {},
): Variable {
  const first = lists.map((list) => list.find((element) => element.key === "0"));
  const known = first.flatMap((element) => (element?.known ? [element.text] : []));
  const missing = first.filter((element) => element === undefined).length;
  return {
    ...(before.attributes === undefined ? {} : { attributes: before.attributes }),
    values: known.length + missing === first.length ? known : undefined,
    ...(missing > 0 ? { unset: true as const } : {}),
    sources: joinSources(...lists.flatMap((list) => list.map((element) => element.sources))),
    lists,
    kind,
  };
}

/** The lists of elements of any variable: a plain one is an array with the element 0. Undefined where they cannot be told. */
export function listsOf(variable: Variable): readonly (readonly Element[])[] | undefined {
  if (variable.lists) return variable.lists;
  const { values, sources, unset } = variable;
  if (!values) return undefined;
  const lists = values.map((text) => [{ key: "0", text, known: true, sources }]);
  return unset ? [...lists, []] : lists;
}

/** Sets a variable. One that is read only keeps its value, or the shell ends. */
export function assign(name: string, value: Variable, { state }: Pick<Setting, "state">): void {
  const before = state.variables.get(name);
  const next = before?.attributes?.includes("r") ? either(before, value) : value;
  const isExported = value.exported ?? before?.exported ?? state.exportsAll;
  state.variables.set(name, isExported ? { ...next, exported: true } : next);
}

/** A variable that is one of two. */
export function either(a: Variable, b: Variable): Variable {
  if (a === b) return a;
  const sources = joinSources(a.sources, b.sources);
  const unset = a.unset || b.unset ? { unset: true as const } : {};
  const attributes = a.attributes ?? b.attributes;
  const exported = a.exported || b.exported ? { exported: true as const } : {};
  const refers = a.refers === b.refers && a.refers !== undefined ? { refers: a.refers } : {};
  const kept = { ...exported, ...refers, ...(attributes === undefined ? {} : { attributes }) };
  const values =
    a.values && b.values ? [...new Set([...a.values, ...b.values])].slice(0, maxValues) : undefined;
  if (!a.lists && !b.lists) return { ...kept, ...unset, values, sources };
  const [left, right] = [listsOf(a), listsOf(b)];
  const kind = a.kind ?? b.kind ?? "indexed";
  const lists = left && right && uniqueLists([...left, ...right]);
  if (!lists || lists.length > maxLists) return { ...kept, values: undefined, sources, kind };
  return { ...kept, ...unset, values, sources, lists, kind };
}

function uniqueLists(lists: readonly (readonly Element[])[]): readonly (readonly Element[])[] {
  const found = new Map(
    lists.map((list) => [JSON.stringify(list.map(({ key, text }) => [key, text])), list]),
  );
  return [...found.values()];
}
