import { addOpaque } from "../shell/analysis.ts";
import { noteOrigin } from "../shell/reach/shells.ts";
import { accessFiles } from "./accesses.ts";
import type { Call, Reading } from "./reading.ts";
import { runArgv, runSpawn, runText, runWords } from "./run-commands.ts";
import {
  elementsOf,
  listValue,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "./values.ts";

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
  timed: (reading: Reading, call: Call): Value => {
    const [code, , ...args] = call.args;
    if (code?.known) return evaluate(reading, call);
    return code?.name === undefined ? unknownValue : indirect(reading, code, args);
  },
  load,
  indirect: (reading: Reading, call: Call): Value =>
    indirect(reading, call.args[0], call.args.slice(1), call.callee.receiver),
  indirectList: (reading: Reading, call: Call): Value =>
    indirect(reading, call.args[0], call.args[1]?.items ?? []),
  indirectSecond: (reading: Reading, call: Call): Value =>
    indirect(reading, call.args[1], call.args.slice(2)),
  /** `enter(DELAY, PRIORITY, FUNCTION, ARGUMENTS)`. */
  scheduled: (reading: Reading, { args, named }: Call): Value =>
    indirect(
      reading,
      named.get("action") ?? args[2],
      elementsOf(named.get("argument") ?? args[3] ?? listValue([])),
    ),
  /** A function and its arguments, which another thread or process runs. */
  target: (reading: Reading, { args, named }: Call): Value => {
    const run = named.get("target") ?? named.get("function") ?? args[1];
    const given = named.get("args") ?? args[2];
    return run?.name === undefined ? unknownValue : indirect(reading, run, given ? elementsOf(given) : []);
  },
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
