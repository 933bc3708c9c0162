import type { Element, Source, Variable } from "../variable.ts";
import { listsOf } from "../variables.ts";
import { positionalElements, variableOf } from "./lookup.ts";
import { followName, type Reference } from "./name-references.ts";
import type { Expander } from "./piece.ts";
import { elementIndex } from "./scope.ts";
import { runSubstitutions } from "./substitutions.ts";

/** What a parameter stands for: one value, undefined where it is unset, or the elements of an array. */
export type Target =
  | { readonly kind: "value"; readonly text: string | undefined; readonly sources: readonly Source[] }
  | { readonly kind: "list"; readonly items: readonly Element[]; readonly joins: boolean }
  | { readonly kind: "unknown"; readonly sources: readonly Source[]; readonly spelling?: string };

/** `@` and `*` mean all elements. */
export function isWhole(index: string | undefined): boolean {
  return index === "@" || index === "*";
}

/** Everything a reference may stand for. */
export function targetsOf(
  { name, index }: Reference,
  expander: Expander,
  needsOrder = true,
): readonly Target[] {
  const joins = (index ?? name) === "*";
  if (name === "@" || name === "*") {
    const lists = positionalElements(expander.state);
    return lists?.map((items) => ({ kind: "list", items, joins })) ?? [{ kind: "unknown", sources: [] }];
  }
  const variable = variableOf(name, expander);
  if (variable.attributes?.includes("n")) {
    const other = followName({ name, index }, expander.state);
    return other ? targetsOf(other, expander, needsOrder) : [{ kind: "unknown", sources: variable.sources }];
  }
  if (index === undefined) return valuesOf(variable);
  const lists = listsOf(variable);
  if (!lists) return [{ kind: "unknown", sources: variable.sources }];
  if (isWhole(index)) return lists.map((items) => wholeList(items, variable, joins, needsOrder));
  const key = elementIndex(index, variable, expander);
  return lists.map((items) => elementAt(items, key, variable));
}

function valuesOf({ values, unset, sources, spelling }: Variable): readonly Target[] {
  if (!values) return [{ kind: "unknown", sources, ...(spelling !== undefined && { spelling }) }];
  const targets = values.map((text): Target => ({ kind: "value", text, sources }));
  return unset ? [...targets, { kind: "value", text: undefined, sources }] : targets;
}

/** The order of a dictionary's elements is its own business. */
function wholeList(
  items: readonly Element[],
  { kind, sources }: Variable,
  joins: boolean,
  needsOrder: boolean,
): Target {
  return needsOrder && kind === "associative" && items.length > 1
    ? { kind: "unknown", sources }
    : { kind: "list", items, joins };
}

function elementAt(items: readonly Element[], key: string | undefined, { kind, sources }: Variable): Target {
  // Unquoted text of an unknown element may have been several elements.
  const isCertain = kind === "associative" || items.every((item) => item.known && !item.among);
  if (key === undefined || !isCertain) return { kind: "unknown", sources };
  const negative = kind !== "associative" && key.startsWith("-") ? Number(key) : 0;
  const last = Number(items.at(-1)?.key ?? -1);
  const found = negative < 0 ? String(last + 1 + negative) : key;
  if (found.startsWith("-") && negative < 0) return { kind: "unknown", sources };
  const item = items.find((candidate) => candidate.key === found);
  if (item && !item.known) return { kind: "unknown", sources: item.sources };
  return { kind: "value", text: item?.text, sources: item?.sources ?? [] };
}

/** The parameters that the value of another one names: `${!X}`. */
export function indirect(direct: Reference, expander: Expander): readonly Reference[] | undefined {
  const references = targetsOf(direct, expander).map((target) => {
    const text = target.kind === "value" ? target.text : undefined;
    if (text !== undefined) runSubstitutions(text, expander);
    const [, name, index] = /^([A-Za-z_]\w*|[@*#]|\d{1,6})(?:\[([^\]$`]*)\])?$/.exec(text ?? "") ?? [];
    return name === undefined ? undefined : { name, index };
  });
  return references.every((reference) => reference !== undefined) ? references : undefined;
}

/** The names of variables that begin so: `${!X*}`. */
export function namesOf(prefix: string, operator: "@" | "*", { state }: Expander): Target {
  const names = [...state.variables].filter(
    ([name, variable]) => name.startsWith(prefix) && variable.values?.length !== 0,
  );
  const isShort =
    prefix.length < 2 || names.length === 0 || names.some(([, variable]) => variable.unset === true);
  if (isShort) return { kind: "unknown", sources: [] };
  const items = names.map(([text]) => ({ key: "", text, known: true, sources: [] }));
  items.sort((a, b) => (a.text < b.text ? -1 : 1));
  return { kind: "list", items, joins: operator === "*" };
}

/** The indexes of a list: `${!X[@]}`. */
export function keysOf(target: Target): Target {
  if (target.kind !== "list") return target;
  if (target.items.some((item) => !item.known || item.among)) return { kind: "unknown", sources: [] };
  return { ...target, items: target.items.map((item) => ({ ...item, text: item.key, known: true })) };
}

/** `${#X}`: characters of a value, elements of a list. */
export function lengthOf(target: Target): Target {
  if (target.kind === "value") return { ...target, text: String([...(target.text ?? "")].length) };
  if (target.kind === "unknown" || target.items.some((item) => !item.known || item.among))
    return { kind: "unknown", sources: [] };
  return { kind: "value", text: String(target.items.length), sources: [] };
}

/** A target after an operation on each of its values. */
export function mapTarget(target: Target, map: (value: string) => string | undefined): Target {
  if (target.kind === "unknown") return target;
  if (target.kind === "value") {
    if (target.text === undefined) return target;
    const text = map(target.text);
    return text === undefined ? { kind: "unknown", sources: target.sources } : { ...target, text };
  }
  const items = target.items.map((item) => {
    const text = item.known ? map(item.text) : undefined;
    return text === undefined ? { ...item, known: false } : { ...item, text };
  });
  return { ...target, items };
}
