import { type Arguments, type Program, parseArguments } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { wordsOf } from "../builtins.ts";
import { addFile, textIn } from "../files/files.ts";
import { joinSources } from "../sources.ts";
import { emptyStream, type Field, plainField, type Stream, unknownStream } from "../stream.ts";
import { type Carrier, through } from "./carrier.ts";
import { runInput } from "./shells.ts";
import { commandStart } from "./wrappers.ts";

const unknownField: Field = { text: "$input", known: false, glob: undefined, free: true };

const xargs: Program = {
  options:
    "-I,--replace= -J= -R= -S= -n,--max-args= -P,--max-procs= -L,--max-lines= -d,--delimiter= -s,--max-chars= -a,--arg-file= -E= -0,--null",
};

/** `xargs CMD`: what it reads becomes arguments, where that is known; with `-I X` or `-i` a command for each line. Without CMD it prints. */
export function runXargs(...[args, setting, run]: Parameters<Carrier>): Stream {
  const start = commandStart(args, xargs);
  const inner = args.slice(start);
  const flags = args.slice(0, start).map((field) => field.text);
  const at = flags.findIndex((flag) => /^-[IJ]$/.test(flag));
  const attached = flags.map((flag) => /^-[IiJ](.+)$/.exec(flag)?.[1]).find((text) => text !== undefined);
  const isReplacing =
    at !== -1 || attached !== undefined || flags.some((flag) => /^(-i|--replace)$/.test(flag));
  const placeholder = isReplacing ? (attached ?? (at === -1 ? "{}" : flags[at + 1])) : undefined;
  const options = optionsOf(args.slice(0, start), xargs);
  const lists = filesIn(options, "xargs", setting);
  const isByLine =
    isReplacing || ["--null", "--max-lines", "--delimiter"].some((option) => options.has(option));
  const inputs = inputsOf(lists ?? setting.stdin, isByLine ? linesOf : wordsOf);
  if (inner.length === 0) return lists ?? setting.stdin;
  const inside = { ...through(setting, "xargs"), stdin: emptyStream };
  const given = inputs.length > 0 ? inputs : [{ ...unknownField, sources: (lists ?? setting.stdin).sources }];
  if (placeholder === undefined) return run([...inner, ...given], inside);
  return runEach(given, (input) => run(fill(inner, placeholder, input), inside));
}

function optionsOf(args: readonly Field[], table: Program): Arguments<Field>["options"] {
  return parseArguments(
    args,
    table,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  ).options;
}

/** What is in the files that hold the inputs, undefined where there are none. */
function filesIn(
  options: Arguments<Field>["options"],
  by: string,
  setting: Setting,
  others: readonly Field[] = [],
): Stream | undefined {
  const files = [...(options.get("--arg-file") ?? []), ...others].filter((field) => field !== undefined);
  if (files.length === 0) return undefined;
  const sources = files.flatMap((file) => addFile("read", file, by, false, setting));
  const texts = files.map((file) => textIn(file, setting));
  const isKnown = texts.every((text) => text !== undefined);
  return { ...unknownStream, sources, text: isKnown ? texts.join("") : undefined };
}

/** Most commands that one list of inputs gives. */
const maxRuns = 64;

function runEach(inputs: readonly Field[], run: (input: Field) => Stream): Stream {
  const streams = inputs.slice(0, maxRuns).map(run);
  return {
    ...unknownStream,
    sources: joinSources(...streams.map((stream) => stream.sources)),
    paths: streams.flatMap((stream) => stream.paths).slice(0, 256),
  };
}

/** What arrives as arguments: files that are listed, or the parts of a text. */
function inputsOf({ paths, text = "" }: Stream, split: (text: string) => readonly Field[]): readonly Field[] {
  return paths.length > 0 && text === "" ? paths : split(text);
}

function linesOf(text: string): readonly Field[] {
  const lines = text.split(/[\n\0]/).filter((line) => line.trim() !== "");
  return lines.slice(0, maxRuns).map((line) => plainField(line.trimStart()));
}

const parallel: Program = {
  options:
    "-j,--jobs= -I= --delay= --timeout= --colsep= --joblog= -a,--arg-file= -n= -N= -L= -0,--null --results= --retries= --load= --memfree= --tmpdir=",
};

/** `parallel CMD {} ::: a b`: a shell runs one command per input; without CMD the inputs are the commands. */
export function runParallel(...[args, setting, run]: Parameters<Carrier>): Stream {
  if (args.some((field) => /^--(help|version|dry-run|dryrun)$/.test(field.text))) return unknownStream;
  const end = args.findIndex((field) => /^::::?\+?$/.test(field.text));
  const inner = args.slice(commandStart(args, parallel), end === -1 ? args.length : end);
  const named = end === -1 ? [] : args.slice(end + 1).filter((field) => !field.text.startsWith(":::"));
  const isFiles = args[end]?.text.startsWith("::::") === true;
  const options = optionsOf(args.slice(0, commandStart(args, parallel)), parallel);
  const lists = filesIn(options, "parallel", setting, isFiles ? named : []);
  const given = isFiles ? [] : named;
  const listed = end === -1 || lists ? inputsOf(lists ?? setting.stdin, linesOf) : given;
  const inside = { ...through(setting, "parallel"), stdin: emptyStream };
  if (inner.length === 0) {
    if (listed.length === 0) return end === -1 ? runInput("parallel", "shell", setting) : unknownStream;
    return runEach(listed, (field) => setting.analysis.walker.source(field.text, inside));
  }
  if (end !== -1 && !lists && listed.length === 0) return unknownStream;
  const placeholder = inner.some((field) => field.text.includes("{}")) ? "{}" : undefined;
  const [only, ...others] = inner;
  const isText = only !== undefined && others.length === 0 && /\s/.test(only.text);
  const words = isText ? wordsOf(only.text) : inner;
  return runEach(
    listed.length > 0 ? listed : [{ ...unknownField, sources: lists?.sources ?? [] }],
    (input) => {
      const fields = placeholder === undefined ? [...words, input] : fill(words, placeholder, input);
      const isPlain = !isText || !/[;&|<>$`"'\\]/.test(only.text) || !input.known;
      return isPlain
        ? run(fields, inside)
        : setting.analysis.walker.source(
            only.text.replaceAll("{}", () => input.text).slice(0, maxFilled),
            inside,
          );
    },
  );
}

/** Longest argument that is filled in, in UTF-16 units. */
const maxFilled = 4_096;

function fill(inner: readonly Field[], placeholder: string, input: Field): readonly Field[] {
  return inner.map((field) =>
    field.text.includes(placeholder)
      ? { ...input, text: field.text.replaceAll(placeholder, () => input.text).slice(0, maxFilled) }
      : field,
  );
}
