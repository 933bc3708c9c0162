import { networkFact } from "../../hosts.ts";
import { joinSources } from "../sources.ts";
import type { Field, Stream } from "../stream.ts";
import type { Source } from "../variable.ts";

/** Text that is known goes in, and what comes out cannot be told: as good as an encoding. */
function hiddenBy(name: string, { text }: Stream): readonly Source[] {
  return text === undefined || text.trim() === "" ? [] : [{ from: "decoded", name }];
}

/** What code prints that is given on the command line, and may print what it reads. */
export function withInput(name: string, printed: Stream, stdin: Stream): Stream {
  if (stdin.text === "" || (printed.text !== undefined && printed.text !== "")) return printed;
  const sources = joinSources(printed.sources, stdin.sources, hiddenBy(name, stdin));
  return { ...printed, text: undefined, sources };
}

/** Where else its output comes from: addresses in its arguments, and text that it has made unreadable. */
export function addedBy(name: string, stdin: Stream, operands: readonly Field[]): readonly Source[] {
  return [...hiddenBy(name, stdin), ...fetchedBy(name, operands)];
}

/** Addresses in the arguments of a program that prints what it finds there. */
function fetchedBy(name: string, operands: readonly Field[]): readonly Source[] {
  return operands
    .filter(({ text }) => /^(?:https?|ftp|s3|gs):\/\//i.test(text))
    .slice(0, 16)
    .flatMap(({ text }) => networkFact(text, "in", name) ?? [])
    .map(({ host }) => ({ from: "network", name: host }));
}
