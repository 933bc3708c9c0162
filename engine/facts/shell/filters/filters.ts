import type { Arguments } from "../../programs/program.ts";
import type { Field, Stream } from "../stream.ts";
import type { Source } from "../variable.ts";
import { decoderOf, encodeText } from "./decoders.ts";
import { cutColumns, printColumns } from "./filter-columns.ts";
import {
  countText,
  firstLines,
  lastLines,
  matchingLines,
  reverseLines,
  sortLines,
  uniqueLines,
} from "./filter-lines.ts";
import { runSed } from "./filter-sed.ts";
import { translateText } from "./filter-translate.ts";
import { textsOf } from "./printed-text.ts";
import { leftOf } from "./read-lines.ts";

/** A program whose output follows from its arguments and its input. Undefined where what it would print is not modelled. */
type TextFilter = (args: readonly string[], input: string) => string | undefined;

const textFilters: Readonly<Record<string, TextFilter>> = {
  cat: (args, input) => (args.every((arg) => arg === "-") ? input : undefined),
  tac: reverseLines,
  rev: (args, input) => (args.length === 0 ? reverseText(input) : undefined),
  tr: translateText,
  cut: cutColumns,
  awk: printColumns,
  gawk: printColumns,
  mawk: printColumns,
  sed: runSed,
  head: firstLines,
  tail: lastLines,
  sort: sortLines,
  uniq: uniqueLines,
  wc: countText,
  grep: matchingLines,
  base64: encodeText,
  xxd: encodeText,
};

/** Programs whose output, where it is not modelled, still has the names that come in. */
const passing = /^(?:cat|tee|head|tail|sort|uniq|grep|egrep)$/;

/** Programs that make text unreadable, or readable again. */
const hiding = /^(?:rev|tr)$/;

/**
 * What a program prints whose output follows from its input: `cat`, `tr`, `sed s///`, `base64 -d` and the like.
 *
 * @returns undefined for every other program, and for one that reads files
 */
export function filterText(
  name: string,
  args: readonly Field[],
  { options, operands }: Arguments<Field>,
  given: Stream,
  readsFiles: boolean,
): Stream | undefined {
  const stdin = leftOf(given);
  const decode = decoderOf(name, options);
  if (decode) {
    const text = stdin.text === undefined || readsFiles ? undefined : decode(stdin.text);
    return { text, sources: [...stdin.sources, { from: "decoded", name }], paths: [] };
  }
  if (readsFiles) return undefined;
  if (name === "envsubst") return substituted(operands, stdin);
  if (name === "realpath" || name === "readlink") return { text: undefined, sources: [], paths: operands };
  if (name === "tee" || (name === "dd" && operands.every(({ text }) => /^(?:bs|status)=/.test(text))))
    return stdin;
  if (name === "jq") return printedByJq(args, stdin);
  const filter = Object.hasOwn(textFilters, name) ? textFilters[name] : undefined;
  if (!filter) return passing.test(name) ? { ...stdin, text: undefined } : undefined;
  const words = textsOf(args);
  const text = words && stdin.text !== undefined ? filter(words, stdin.text) : undefined;
  const isPassing = passing.test(name);
  if (text === undefined && !isPassing && !hiding.test(name)) return undefined;
  // Letters put in the place of letters hide words.
  const hides =
    name === "rev" || (operands.length > 1 && operands.every((field) => /[a-z]/i.test(field.text)));
  const sources: readonly Source[] =
    hiding.test(name) && hides ? [...stdin.sources, { from: "decoded", name }] : stdin.sources;
  const paths = isPassing && (text === undefined || text === stdin.text) ? stdin.paths : [];
  return { text, sources, paths };
}

/** jq prints a string as its text (`-r`) or decodes what it reads; anything else it does is not modelled. */
function printedByJq(args: readonly Field[], stdin: Stream): Stream | undefined {
  const words = textsOf(args) ?? [];
  const filter = words.find((word) => !word.startsWith("-")) ?? "";
  const given = args.flatMap((field) => field.sources ?? []);
  if (/@base(?:64|32)d\b/.test(filter))
    return {
      text: undefined,
      sources: [...stdin.sources, ...given, { from: "decoded", name: "jq" }],
      paths: [],
    };
  const letters = words.filter((word) => /^-[a-zA-Z]+$/.test(word)).join("");
  const isRaw = letters.includes("r") || words.includes("--raw-output");
  const [, inner] = /^\s*"((?:[^"\\])*)"\s*$/.exec(filter) ?? [];
  const isNull = letters.includes("n") || words.includes("--null-input");
  return inner !== undefined && isRaw && isNull
    ? { text: `${inner}\n`, sources: given, paths: [] }
    : undefined;
}

/** `envsubst '$A'`: variables of the environment take the place of their names, of all or of those in the argument. */
function substituted([only]: readonly Field[], { text, sources }: Stream): Stream {
  const namesIn = (given: string) =>
    [...given.matchAll(/\$\{?([A-Za-z_]\w{0,99})/g)].map(([, name = ""]) => name);
  const wanted = only && namesIn(only.text);
  const names = namesIn(text ?? "").filter((name) => wanted?.includes(name) ?? true);
  const added = names.slice(0, 64).map((name): Source => ({ from: "environment", name }));
  return { text: added.length > 0 ? undefined : text, sources: [...sources, ...added], paths: [] };
}

function reverseText(input: string): string {
  const lines = input.split("\n").map((line) => [...line].reverse().join(""));
  return lines.join("\n");
}
