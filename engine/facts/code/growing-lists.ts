import { spend } from "../shell/analysis.ts";
import { joinSources } from "../shell/sources.ts";
import { setVariable } from "./names.ts";
import type { Call, Reading } from "./reading.ts";
import { elementsOf, maxItems, sourcesIn, unknownAs, unknownValue, type Value } from "./values.ts";

type Change = (reading: Reading, call: Call) => Value;

/** Gives a list, and the variable it was read from, other elements. */
function changed(reading: Reading, list: Value, items: readonly Value[]): Value {
  spend(reading.setting.analysis, items.length);
  const value = { ...list, items: items.slice(0, maxItems) };
  if (list.key !== undefined) setVariable(reading, list.key, value, true);
  return value;
}

/** Ruby's `list << item`. */
export function appended(reading: Reading, list: Value, item: Value): Value {
  return changed(reading, list, [...(list.items ?? []), item]);
}

/** A list is changed, by a method of it or by a function that is given it. */
function change(
  isMethod: boolean,
  make: (before: readonly Value[], given: readonly Value[]) => Value[],
): Change {
  return (reading, { callee, args }) => {
    const list = (isMethod ? callee.receiver : args[0]) ?? unknownValue;
    const given = isMethod ? args : args.slice(1);
    const before = list.items ?? (list.known ? [list] : undefined);
    if (before) return changed(reading, list, make(before, given));
    return unknownAs("list", joinSources(...[list, ...given].map((one) => sourcesIn(one))));
  };
}

/** Functions that change a list in its place, by kind. */
export const growingLists: Readonly<Record<string, Change>> = {
  append: change(true, (before, given) => [...before, ...given]),
  prepend: change(true, (before, given) => [...given, ...before]),
  extend: change(true, (before, given) => [...before, ...given.flatMap((list) => list.items ?? [list])]),
  appendTo: change(false, (before, given) => [...before, ...given.flatMap((one) => elementsOf(one))]),
  prependTo: change(false, (before, given) => [...given.flatMap((one) => elementsOf(one)), ...before]),
  insert: change(true, (before, [at, ...given]) => {
    const index = Number(at?.known ? at.texts[0] : 0) || 0;
    return [...before.slice(0, index), ...given, ...before.slice(index)];
  }),
};
