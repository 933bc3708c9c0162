import type { Setting } from "../analysis.ts";
import { emptyStream, type Field, type Stream, unknownStream } from "../stream.ts";
import { arrayOf, scalar, unknownVariable } from "../variables.ts";
import { assignNamed } from "../words/declarations.ts";
import { cutFields, separatorsOf } from "../words/fields.ts";
import { atom } from "../words/piece.ts";
import { textsOf } from "./printed-text.ts";

/** Inputs of which something has been read: what is left of them is not followed. */
const begun = new WeakSet<Stream>();

/** The input of a command, its text unknown once an earlier command has read some of it. */
export function leftOf(stream: Stream): Stream {
  return begun.has(stream) ? { ...stream, text: undefined } : stream;
}

/** `read NAME …`: the words of the first line; in a loop, one of the lines or file names that arrive, where they are known. */
export function readLine(given: readonly Field[], outside: Setting): Stream {
  const { args, setting } = fromDescriptor(given, outside);
  const { stdin, analysis } = setting;
  const names = args.map((field) => field.text).filter((name) => /^[A-Za-z_]\w*(?:\[.*\])?$/.test(name));
  if (analysis.loops > 0) return readAnyLine(names, setting);
  const { text, sources } = leftOf(stdin);
  if (stdin.text) begun.add(stdin);
  const options = textsOf(args)?.filter((word) => word.startsWith("-"));
  const isPlain =
    options?.every((option) => /^-[ra]+$/.test(option)) && names.length + options.length === args.length;
  const line = text?.split("\n", 1)[0];
  const isRaw = options?.some((option) => option.includes("r")) || !line?.includes("\\");
  const separators = separatorsOf(setting.state);
  if (!isPlain || line === undefined || !isRaw || separators === undefined) {
    for (const name of names) assignNamed(name, { ...unknownVariable, sources }, setting);
    return emptyStream;
  }
  const words = cutFields([atom("split", line)], separators).map((field) => field.text);
  const [name = "REPLY"] = names;
  if (options?.some((option) => option.includes("a"))) {
    const elements = words.map((word, index) => ({ key: String(index), text: word, known: true, sources }));
    assignNamed(name, arrayOf([elements], "indexed"), setting);
  } else if (names.length === 0) assignNamed(name, scalar(line, sources), setting);
  else {
    for (const [index, one] of names.entries()) {
      const isRest = index === names.length - 1 && words.length > names.length;
      const value = isRest ? restOf(line, index, separators) : (words[index] ?? "");
      assignNamed(one, scalar(value, sources), setting);
    }
  }
  return emptyStream;
}

/** `read -u 3`: the input is another descriptor's. */
function fromDescriptor(
  args: readonly Field[],
  setting: Setting,
): { readonly args: readonly Field[]; readonly setting: Setting } {
  const at = args.findIndex((field) => /^-u\d*$/.test(field.text));
  const attached = args[at]?.text.slice(2);
  if (attached === undefined) return { args, setting };
  const number = Number(attached === "" ? args[at + 1]?.text : attached);
  const stdin = setting.state.descriptors.get(number)?.input ?? unknownStream;
  const rest = args.filter((_field, index) => index !== at && !(attached === "" && index === at + 1));
  return { args: rest, setting: { ...setting, stdin } };
}

/** What is left of a line after so many words, without the blanks around it. */
function restOf(line: string, count: number, separators: string): string {
  const isBlank = (char: string) => /[ \t\n]/.test(char) && separators.includes(char);
  let at = 0;
  const skipBlanks = () => {
    while (at < line.length && isBlank(line.charAt(at))) at++;
  };
  skipBlanks();
  for (let word = 0; word < count; word++) {
    while (at < line.length && !separators.includes(line.charAt(at))) at++;
    skipBlanks();
    if (at < line.length && separators.includes(line.charAt(at)) && !isBlank(line.charAt(at))) at++;
    skipBlanks();
  }
  let end = line.length;
  while (end > at && isBlank(line.charAt(end - 1))) end--;
  return line.slice(at, end);
}

function readAnyLine(names: readonly string[], { state, stdin }: Setting): Stream {
  const lines = stdin.text?.split("\n").filter((line) => line.trim() !== "") ?? [];
  const isListed = stdin.paths.length > 0 && stdin.paths.every((field) => field.known);
  const found = lines.length > 0 || !isListed ? lines : stdin.paths.map((field) => field.text);
  const values = found.length > 0 ? [...new Set(found)].slice(0, 64) : undefined;
  const variable = { values: names.length === 1 ? values : undefined, sources: stdin.sources };
  for (const name of names) state.variables.set(name, variable);
  return emptyStream;
}

/** Most lines that are read into an array. */
const maxLines = 256;

/** `mapfile -t NAME`: one element for each line. */
export function readLines(args: readonly Field[], setting: Setting): Stream {
  const { stdin } = setting;
  const at = args.findIndex((field) => /^-[a-zA-Z]*C/.test(field.text));
  const attached = args[at]?.text.replace(/^-[a-zA-Z]*C/, "") ?? "";
  const callback = attached === "" ? (at === -1 ? undefined : args[at + 1]) : { ...args[at], text: attached };
  if (callback) setting.analysis.walker.source(`${callback.text} 0 line`, setting);
  const { text, sources } = leftOf(stdin);
  if (stdin.text) begun.add(stdin);
  const words = textsOf(args);
  const name = words?.find((word) => !word.startsWith("-")) ?? "MAPFILE";
  const options = words?.filter((word) => word.startsWith("-"));
  const isPlain =
    options?.every((option) => option === "-t") && (words?.length ?? 0) - (options?.length ?? 0) <= 1;
  const lines = text?.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  if (text === undefined || !isPlain || lines.length > maxLines) {
    assignNamed(name, { ...unknownVariable, sources }, setting);
    return emptyStream;
  }
  const keep = options?.length === 0;
  const elements = lines.map((line, index) => {
    const value = keep ? line : line.replace(/\n$/, "");
    return { key: String(index), text: value, known: true, sources };
  });
  assignNamed(name, arrayOf([elements], "indexed"), setting);
  return emptyStream;
}
