import { absolutePath } from "../paths.ts";
import { noteOrigin } from "../shell/shells.ts";
import { joinSources } from "../shell/sources.ts";
import { addOpaque, copyState, type Stream } from "../shell/state.ts";
import { accessFiles } from "./accesses.ts";
import type { Call, Reading } from "./reading.ts";
import {
  concat,
  elementsOf,
  listValue,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "./values.ts";

/** Most variants of one command that are looked at, where a word may be one of several texts. */
const maxVariants = 8;

function optionsOf({ args, named }: Call): ReadonlyMap<string, Value> {
  return new Map([...args.flatMap((arg) => [...(arg.entries ?? [])]), ...named]);
}

/** Runs shell text. @returns what it prints */
function runText(reading: Reading, text: Value, call: Call): Value {
  const { setting, by } = reading;
  const sources = sourcesIn(text);
  if (!reading.collects) return unknownAs("output", sources);
  const isWritten = text.known || text.texts.some((one) => /[\s;|&]/.test(one.trim()));
  const code = { text: text.texts[0] ?? "", known: text.known || isWritten, glob: undefined, sources };
  noteOrigin(code, "shell", by, setting);
  if (!isWritten) return unknownAs("output", sources);
  const options = optionsOf(call);
  const streams = text.texts.slice(0, maxVariants).map((source) => runIn(reading, source, options));
  const printed = streams[0]?.text;
  const from = joinSources(...streams.map((stream) => stream.sources));
  return printed === undefined || streams.length > 1 ? unknownAs("output", from) : textValue(printed, from);
}

function runIn(reading: Reading, source: string, options: ReadonlyMap<string, Value>): Stream {
  const { setting, by, input } = reading;
  const state = copyState(setting.state);
  const directory = options.get("cwd") ?? options.get("chdir");
  if (directory)
    state.cwd =
      directory.known && state.cwd !== undefined
        ? absolutePath(directory.texts[0] ?? "", state.cwd)
        : undefined;
  const given = options.get("input") ?? options.get("stdin_data");
  const stdin = given
    ? { text: given.known ? given.texts[0] : undefined, sources: sourcesIn(given), paths: [] }
    : input;
  const reach = { ...setting.reach, through: [...setting.reach.through, by] };
  return setting.analysis.walker.source(source, { ...setting, state, reach, stdin });
}

/** A word as a shell would have to read it. Unknown parts are spelled as variables, and stay open. */
function quote(value: Value, variant: number): string {
  const text = value.texts[Math.min(variant, value.texts.length - 1)] ?? "";
  return value.known ? `'${text.replaceAll("'", "'\\''")}'` : `"${text.replace(/["`\\]/g, "\\$&")}"`;
}

/** Runs a program with arguments. */
function runWords(reading: Reading, words: readonly Value[], call: Call): Value {
  const [program] = words;
  if (!program) return unknownValue;
  const sources = joinSources(...words.map((word) => sourcesIn(word)));
  if (!reading.collects) return unknownAs("output", sources);
  const variants = Math.min(maxVariants, Math.max(...words.map((word) => word.texts.length)));
  const options = optionsOf(call);
  const streams: Stream[] = [];
  for (let variant = 0; variant < variants; variant++)
    streams.push(runIn(reading, words.map((word) => quote(word, variant)).join(" "), options));
  noteOrigin(
    { text: "", known: true, glob: undefined, sources: program.sources },
    "shell",
    reading.by,
    reading.setting,
  );
  return unknownAs("output", joinSources(...streams.map((stream) => stream.sources)));
}

/** A command as one text, or as a list of words. */
function runArgv(reading: Reading, call: Call): Value {
  const command = call.args[0] ?? call.named.get("args") ?? unknownValue;
  const isShell = optionsOf(call).get("shell")?.texts[0]?.toLowerCase() === "true";
  if (!command.items) return runText(reading, command, call);
  const words = elementsOf(command);
  return isShell && words[0] ? runText(reading, concat(words, " "), call) : runWords(reading, words, call);
}

function runSpawn(reading: Reading, call: Call): Value {
  const [program = unknownValue, args] = call.args;
  const isShell = optionsOf(call).get("shell");
  const words = [
    program,
    ...(args?.items ?? (args && args.entries === undefined && args.known ? [args] : [])),
  ];
  if (isShell && isShell.texts[0] !== "false") return runText(reading, concat(words, " "), call);
  return args?.items === undefined && /\s/.test(program.texts[0] ?? "")
    ? runText(reading, program, call)
    : runWords(reading, words, call);
}

/** Code of the language itself, from a text. */
function evaluate(reading: Reading, call: Call): Value {
  const [code = unknownValue] =
    reading.language === "javascript" && call.name === "Function" ? call.args.slice(-1) : call.args;
  if (!reading.collects || code.entries) return unknownValue;
  const sources = sourcesIn(code);
  const isCode =
    code.known ||
    code.name === undefined ||
    sources.length > 0 ||
    code.name.endsWith("()") ||
    code.receiver !== undefined;
  // A function that is called `eval` with a name nobody has set is most likely not the one we know.
  if (isCode || code.key !== undefined)
    noteOrigin(
      { text: code.texts[0] ?? "", known: code.known, glob: undefined, sources },
      reading.language,
      reading.by,
      reading.setting,
    );
  if (code.known) for (const text of code.texts.slice(0, 4)) reading.nested(reading, text);
  return unknownValue;
}

/** Loading an object runs code that stands in it. Data from a file here is the user's own matter. */
function load(reading: Reading, call: Call): Value {
  const sources = call.args.flatMap((arg) => sourcesIn(arg));
  if (reading.collects && sources.some((source) => source.from === "network" || source.from === "decoded"))
    noteOrigin(
      { text: "", known: true, glob: undefined, sources },
      reading.language,
      reading.by,
      reading.setting,
    );
  return unknownAs("object", sources);
}

/** A function by its name: `send(:system, "ls")`, `call_user_func("unlink", $file)`. */
function indirect(
  reading: Reading,
  name: Value | undefined,
  args: readonly Value[],
  receiver?: Value,
): Value {
  if (!name) return unknownValue;
  if (!name.known && name.name === undefined) {
    if (reading.collects)
      addOpaque(
        reading.setting.analysis,
        "code",
        "a function whose name is not known before it runs",
        reading.by,
      );
    return unknownAs(
      "result",
      args.flatMap((arg) => sourcesIn(arg)),
    );
  }
  const own = name.known ? (name.texts[0] ?? "") : (name.name ?? "");
  const spelled =
    receiver?.name && receiver.name !== "self" && /^[A-Z]/.test(receiver.name)
      ? `${receiver.name}.${own}`
      : own;
  return reading.apply(reading, { ...unknownAs(own), name: spelled.replaceAll("::", ".") }, listValue(args));
}

/** Functions that run programs or code, by kind. */
export const runCode = {
  run: (reading: Reading, call: Call): Value => runText(reading, call.args[0] ?? unknownValue, call),
  argv: runArgv,
  spawn: runSpawn,
  args: (reading: Reading, call: Call): Value => {
    const words = call.args
      .filter((arg) => arg.entries === undefined || arg.items)
      .flatMap((arg) => elementsOf(arg));
    const [only, ...others] = words;
    return only && others.length === 0 && !call.args[0]?.items
      ? runText(reading, only, call)
      : runWords(reading, words, call);
  },
  exec: (reading: Reading, call: Call): Value => {
    const [program = unknownValue, first, ...rest] = call.args;
    const words = first?.items ? first.items.slice(1) : rest;
    return runWords(reading, [program, ...words.filter((word) => word.entries === undefined)], call);
  },
  spawnMode: (reading: Reading, call: Call): Value =>
    runCode.exec(reading, { ...call, args: call.args.slice(1) }),
  command: (reading: Reading, call: Call): Value =>
    runWords(
      reading,
      [call.args[0] ?? unknownValue, ...(call.args[1]?.entries?.get("args")?.items ?? [])],
      call,
    ),
  fork: (reading: Reading, call: Call): Value =>
    runWords(reading, [textValue("node"), ...call.args.slice(0, 1)], call),
  executed: (reading: Reading, call: Call): Value =>
    runArgv(reading, { ...call, args: call.callee.receiver ? [call.callee.receiver] : [] }),
  execute: (reading: Reading, call: Call): Value => {
    const [file] = call.args;
    if (file?.known) accessFiles(reading, "execute", file);
    return unknownAs("module", file?.sources ?? []);
  },
  eval: evaluate,
  timed: (reading: Reading, call: Call): Value =>
    call.args[0]?.known ? evaluate(reading, call) : unknownValue,
  load,
  indirect: (reading: Reading, call: Call): Value =>
    indirect(reading, call.args[0], call.args.slice(1), call.callee.receiver),
  indirectList: (reading: Reading, call: Call): Value =>
    indirect(reading, call.args[0], call.args[1]?.items ?? []),
  indirectCall: (reading: Reading, call: Call): Value => {
    const { receiver } = call.callee;
    const args = reading.language === "javascript" ? call.args.slice(1) : call.args;
    return receiver?.name ? reading.apply(reading, receiver, listValue(args)) : unknownValue;
  },
  applyCall: (reading: Reading, call: Call): Value => {
    const { receiver } = call.callee;
    return receiver?.name
      ? reading.apply(reading, receiver, listValue(call.args[1]?.items ?? []))
      : unknownValue;
  },
  applied: (reading: Reading, call: Call): Value =>
    indirect(reading, call.args[0], call.args[2]?.items ?? []),
  method: (_reading: Reading, call: Call): Value => {
    const name = call.args[0]?.texts[0] ?? "";
    return { ...unknownAs(name), name };
  },
};
