import type { Field } from "../stream.ts";

/** Whether `set` turns the printing of commands on (`-x`, `-o xtrace`) or off; undefined where it says nothing of it. */
export function isTracing(args: readonly Field[]): boolean | undefined {
  let traces: boolean | undefined;
  for (const [index, { text }] of args.entries()) {
    const before = args[index - 1]?.text ?? "";
    const isNamed = text === "xtrace" && /^[-+][a-zA-Z]*o$/.test(before);
    if (isNamed || /^[-+][a-zA-Z]*x/.test(text)) traces = (isNamed ? before : text).startsWith("-");
  }
  return traces;
}
