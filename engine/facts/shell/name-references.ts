import type { Assignment } from "unbash";
import { variableOf } from "./lookup.ts";
import type { Expander } from "./piece.ts";
import type { Variable } from "./variable.ts";
import { expandJoined } from "./words.ts";

/** Where the value of the variable comes from that a name stands for. */
export function namedSources({ value }: Assignment, expander: Expander): Variable["sources"] {
  const names = value.type === "ArrayValue" ? [] : expandJoined(value, expander);
  return names.flatMap((name) => (name.known ? variableOf(name.text, expander).sources : name.sources));
}
