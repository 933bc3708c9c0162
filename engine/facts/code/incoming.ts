import { joinSources } from "../shell/sources.ts";
import { pathName } from "./accesses.ts";
import { kindOf } from "./kinds.ts";
import type { Reading } from "./reading.ts";
import { anyElement, listValue, textValue, unknownAs, type Value } from "./values.ts";

/** What a function is called with that stands among the arguments of a call: elements of a list, content of a file, an answer. */
export function incomingOf(reading: Reading, callee: Value, args: readonly Value[]): Value {
  const { receiver } = callee;
  if (receiver && callee.name?.endsWith(".then")) return { ...receiver, key: undefined };
  if (receiver?.items) return anyElement(receiver);
  const kind = kindOf(reading, callee)?.kind ?? "";
  const [first] = args;
  const own = receiver?.sources ?? [];
  if (first && /^(?:read|open|file)$/.test(kind))
    return unknownAs(
      "data",
      joinSources(
        own,
        first.texts.map((text) => ({ from: "file" as const, name: pathName(reading, text) })),
      ),
    );
  if (first && /^(?:fetch|send|connect)$/.test(kind))
    return unknownAs("data", [...own, { from: "network", name: "network" }]);
  if (first?.known && kind === "names") return listValue([{ ...textValue("*"), isPattern: true }]);
  if (first?.items && /^(?:map|same|elements)$/.test(kind)) return anyElement(first);
  return unknownAs("data", own);
}
