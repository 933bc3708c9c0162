import type { Value } from "../code/values.ts";
import { unknownAs } from "../code/values.ts";
import { matchHere, type Source } from "./source.ts";

/** Deepest nesting of expressions. */
export const maxDepth = 32;

const hashKey = /[\s;]*(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|([\w-]{1,200}))\s*=/y;

/** `@{ Name = value; … }`, of which the opening has been taken. */
export function readHash(source: Source): Value {
  const entries = new Map<string, Value>();
  for (
    let key = matchHere(source, hashKey);
    key && source.depth < maxDepth;
    key = matchHere(source, hashKey)
  ) {
    source.at += key[0].length;
    source.depth++;
    entries.set((key[1] ?? key[2] ?? key[3] ?? "").toLowerCase(), source.pipeline(source));
    source.depth--;
  }
  const end = matchHere(source, /[\s;]*\}/y);
  source.at += end?.[0].length ?? 0;
  return { ...unknownAs("hash"), entries };
}

/** A script block: its text is kept, and its statements are looked at when it is run, or at once. */
export function readBlock(source: Source): Value {
  const start = source.at + 1;
  source.at++;
  source.statements(source, "}");
  return {
    ...unknownAs("block"),
    name: "scriptblock",
    key: source.text.slice(start, source.at - 1).slice(0, 200),
  };
}
