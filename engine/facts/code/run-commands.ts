import { absolutePath } from "../paths.ts";
import { noteOrigin } from "../shell/reach/shells.ts";
import { joinSources } from "../shell/sources.ts";
import type { Stream } from "../shell/stream.ts";
import { copyState } from "../shell/subshell.ts";
import type { Source } from "../shell/variable.ts";
import { quoted, shellWord } from "../shell/words/quoting.ts";
import { type Call, optionsOf, type Reading } from "./reading.ts";
import { concat, elementsOf, sourcesIn, textValue, unknownAs, unknownValue, type Value } from "./values.ts";

/** Most variants of one command that are looked at, where a word may be one of several texts. */
const maxVariants = 8;

/** What a command prints, beside the command itself: the code may still write into it (`Pipe()`). */
function processOf(command: Value, sources: readonly Source[]): Value {
  return { ...unknownAs("output", sources), name: "Pipe()", receiver: command };
}

/** Runs shell text. @returns what it prints */
export function runText(reading: Reading, text: Value, call: Call): Value {
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
  return printed && streams.length === 1 ? textValue(printed, from) : processOf(text, from);
}

function runIn(reading: Reading, source: string, options: ReadonlyMap<string, Value>): Stream {
  const { setting, by, input } = reading;
  const state = copyState(setting);
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
  // A name that is only known as a pattern stays one, as in a shell's loop.
  if (value.known && value.isPattern)
    return text
      .split(/([*?])/)
      .map((part) => (/^[*?]?$/.test(part) ? part : quoted(part)))
      .join("");
  return shellWord({ text, known: value.known });
}

/** Runs a program with arguments. */
export function runWords(reading: Reading, words: readonly Value[], call: Call): Value {
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
  const command = textValue(words.map((word) => quote(word, 0)).join(" "));
  return processOf(command, joinSources(...streams.map((stream) => stream.sources)));
}

/** A command as one text, or as a list of words. */
export function runArgv(reading: Reading, call: Call): Value {
  const command = call.args[0] ?? call.named.get("args") ?? unknownValue;
  const isShell = optionsOf(call).get("shell")?.texts[0]?.toLowerCase() === "true";
  if (!command.items) return runText(reading, command, call);
  const words = elementsOf(command);
  return isShell && words[0] ? runText(reading, concat(words, " "), call) : runWords(reading, words, call);
}

/** A program and a list of its arguments. */
export function runSpawn(reading: Reading, call: Call): Value {
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
