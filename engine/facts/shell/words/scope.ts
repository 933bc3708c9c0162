import type { Element, Variable } from "../variable.ts";
import { arrayOf, assign, listsOf, unknownVariable } from "../variables.ts";
import { type ArithmeticScope, calculateText } from "./arithmetic.ts";
import { variableOf } from "./lookup.ts";
import type { Expander } from "./piece.ts";
import { runSubstitutions } from "./substitutions.ts";

/** The variables of a shell, for its arithmetic. */
export function scopeOf(expander: Expander): ArithmeticScope {
  const read = (name: string, index: string | undefined) => {
    const variable = variableOf(name, expander);
    if (variable.attributes?.includes("n")) return undefined;
    const lists = index === undefined ? undefined : listsOf(variable);
    if (index === undefined) return onlyValue(variable);
    const key = elementIndex(index, variable, expander);
    const [list] = lists ?? [];
    if (lists?.length !== 1 || key === undefined || !list?.every((element) => element.known))
      return undefined;
    return list.find((element) => element.key === key)?.text ?? "";
  };
  const write = (name: string, index: string | undefined, value: string | undefined) => {
    const before = expander.state.variables.get(name);
    const sources = before?.sources ?? [];
    const key = index === undefined ? undefined : elementIndex(index, before ?? unknownVariable, expander);
    const isElement = index !== undefined || before?.lists !== undefined;
    const lists = isElement && before ? listsOf(before) : [[]];
    const element = { key: key ?? "0", text: value ?? name, known: value !== undefined, sources };
    if (!isElement)
      assign(name, { ...kept(before), values: value === undefined ? undefined : [value], sources }, expander);
    else if (!lists || (index !== undefined && key === undefined)) assign(name, unknownVariable, expander);
    else
      assign(
        name,
        arrayOf(
          lists.map((list) => withElement(list, element)),
          before?.kind ?? "indexed",
          before,
        ),
        expander,
      );
  };
  return { analysis: expander.analysis, read, write, run: (text) => runSubstitutions(text, expander) };
}

function onlyValue({ values, unset }: Variable): string | undefined {
  if (values?.length === 0) return "";
  return values?.length === 1 && !unset ? values[0] : undefined;
}

function kept(before: Variable | undefined): Pick<Variable, "attributes"> {
  return before?.attributes === undefined ? {} : { attributes: before.attributes };
}

/** The key of `a[index]`: a number, calculated, or the name in a dictionary. */
export function elementIndex(index: string, { kind }: Variable, expander: Expander): string | undefined {
  return kind === "associative" ? index : calculateText(index, scopeOf(expander))?.toString();
}

/** A list with one element set, in the order of the keys. */
export function withElement(list: readonly Element[], element: Element): readonly Element[] {
  const others = list.filter((other) => other.key !== element.key);
  if (!/^\d+$/.test(element.key)) return [...others, element];
  const at = others.findIndex((other) => Number(other.key) > Number(element.key));
  return at === -1 ? [...others, element] : [...others.slice(0, at), element, ...others.slice(at)];
}
