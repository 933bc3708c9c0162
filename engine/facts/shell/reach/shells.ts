import { addOpaque, type Setting } from "../analysis.ts";
import { streamAt } from "../descriptors.ts";
import { addFile, textIn, textsIn } from "../files/files.ts";
import { emptyStream, type Field, plainField, type Stream, unknownStream } from "../stream.ts";
import { childState, copyState } from "../subshell.ts";
import type { Source } from "../variable.ts";

const shells = new Set([
  "bash",
  "sh",
  "zsh",
  "dash",
  "ksh",
  "mksh",
  "ash",
  "rbash",
  "fish",
  "csh",
  "tcsh",
  "yash",
  "nu",
  "xonsh",
  "elvish",
  "osh",
  "ysh",
]);

/** True for a program that runs shell text. */
export function isShell(name: string): boolean {
  return shells.has(name);
}

/** `bash -c TEXT`, `sh FILE ARGS`, `… | sh`: runs the text where it is known, else says where the code comes from. */
export function runShell(name: string, args: readonly Field[], outside: Setting): Stream {
  const setting = { ...outside, state: copyState(outside) };
  const { letters, startup, end } = readOptions(args);
  const [first, ...rest] = args.slice(end);
  if (letters.includes("n")) return unknownStream;
  const isInteractive = letters.includes("i");
  const variable = isInteractive ? "ENV" : "BASH_ENV";
  const named = setting.state.variables.get(variable);
  for (const text of named ? (named.values ?? [`$${variable}`]) : [])
    runStartup({ text, known: named?.values !== undefined, glob: undefined }, variable, setting);
  if (isInteractive) for (const field of startup) runStartup(field, "--init-file", setting);
  if (letters.includes("x")) setting.state.traces = true;
  if (name === "fish" && letters.includes("C") && first) return runText(first, rest, name, setting);
  if (letters.includes("c")) return first ? runText(first, rest, name, setting) : unknownStream;
  if (!first || letters.includes("s")) return runInput(name, "shell", setting);
  return runScriptFile(first, name, "shell", setting);
}

/** Options of a shell: its letters, the files it runs first, and where they end. What follows `o` or `O` is a name, attached (zsh) or not. */
function readOptions(args: readonly Field[]): {
  readonly letters: string;
  readonly startup: readonly Field[];
  readonly end: number;
} {
  const startup: Field[] = [];
  let letters = "";
  let index = 0;
  for (; index < args.length; index++) {
    const word = args[index]?.text ?? "";
    if (word === "--" || word === "-") {
      index++;
      break;
    }
    if (!/^[-+]./.test(word)) break;
    const [, flags = "", named, attached] = /^[-+]([a-zA-Z]*?)(?:([oO])(\w*))?$/.exec(word) ?? [];
    // `+n` takes back what `-n` says, and `+c` is `-c`.
    if (word.startsWith("-")) letters += flags;
    else letters = letters.replaceAll("n", "") + flags.replace(/[^c]/g, "");
    // `-o NAME` anywhere in a cluster takes the next word, but `-ec` is no name.
    if (named !== undefined && (attached === "" || /^[ceilsuvx]+$/.test(attached ?? ""))) {
      letters += attached ?? "";
      index++;
    }
    const file = /^--(?:rcfile|init-file)(?:=(.*))?$/.exec(word);
    const value = file?.[1] === undefined ? args[index + 1] : undefined;
    if (value && file) index++;
    if (file && (value || file[1])) startup.push(value ?? plainField(file[1] ?? ""));
  }
  return { letters, startup, end: index };
}

/** A file that a shell runs before anything else; its commands are in force for what follows. */
function runStartup(file: Field, by: string, setting: Setting): void {
  const text = textIn(file, setting);
  setting.analysis.facts.code.push({ language: "shell", from: file.known ? "file" : "unknown", by });
  if (text === undefined) addFile("execute", file, by, false, setting);
  else setting.analysis.walker.source(text, { ...setting, state: copyState(setting) });
}

function runText(text: Field, rest: readonly Field[], by: string, setting: Setting): Stream {
  noteOrigin({ ...text, known: text.known || isPartlyWritten(text) }, "shell", by, setting);
  if (!text.known && !isPartlyWritten(text)) return unknownStream;
  const state = { ...childState(setting), positional: [rest.slice(1)], self: rest[0] };
  const reach = { ...setting.reach, through: [...setting.reach.through, `${by} -c`] };
  return setting.analysis.walker.source(text.text, { ...setting, state, reach });
}

/** Shell text of which only words are not known: the commands in it are looked at, and one that is not known is opaque itself. */
function isPartlyWritten({ text }: Field): boolean {
  return /[\s;|&]/.test(text) && !/^["\s]*\$\([^)]*\)["\s]*$/.test(text);
}

/** Code in an argument that is not all written there: where it comes from is a fact, or it is opaque. */
export function noteOrigin(code: Field, language: string, by: string, { analysis, reach }: Setting): void {
  const from = originOf(code.sources ?? []);
  if (from !== undefined && reach.place === "here") analysis.facts.code.push({ language, from, by });
  else if (!code.known) addOpaque(analysis, "code", `${language} code that is not known before it runs`, by);
}

/** A script on standard input: `curl … | sh`, `sh <<EOF`. Also records code of other languages that arrives this way. */
export function runInput(by: string, language: string, setting: Setting): Stream {
  const { stdin, analysis } = setting;
  const from = originOf(stdin.sources) ?? (stdin.text === undefined ? "stdin" : undefined);
  if (from !== undefined) analysis.facts.code.push({ language, from, by });
  const isWhole = stdin.spelling !== undefined && !/[\s;|&]/.test(stdin.spelling.trim());
  if (stdin.text === undefined && isWhole)
    addOpaque(analysis, "code", `${language} code that is not known before it runs`, by);
  const text = stdin.text ?? (isWhole ? undefined : stdin.spelling);
  if (text === undefined || language !== "shell") return unknownStream;
  const reach = { ...setting.reach, through: [...setting.reach.through, by] };
  const nested = { ...setting, state: childState(setting), stdin: emptyStream, reach };
  return analysis.walker.source(text, nested);
}

/** Where code made of this data comes from, the most telling source first. */
export function originOf(sources: readonly Source[]): "download" | "decoded" | "file" | undefined {
  const comesFrom = (from: Source["from"]) => sources.some((source) => source.from === from);
  if (comesFrom("network")) return "download";
  if (comesFrom("decoded")) return "decoded";
  return comesFrom("file") ? "file" : undefined;
}

/** A script file that is run; one that the same call has downloaded counts as a download. */
export function runScriptFile(file: Field, by: string, language: string, setting: Setting): Stream {
  const { analysis } = setting;
  const stream = streamAt(file, setting);
  if (stream) return runInput(by, language, { ...setting, stdin: stream });
  if (/^https?:/i.test(file.text)) {
    analysis.facts.code.push({ language, from: "download", by });
    return unknownStream;
  }
  const from = originOf(addFile("execute", file, by, false, setting));
  const texts = language === "shell" ? textsIn(file, setting) : [];
  if (setting.reach.place === "here" && (texts.length === 0 || (from !== undefined && from !== "file")))
    analysis.facts.code.push({ language, from: from ?? "file", by });
  return runTexts(texts, by, { ...setting, state: childState(setting), stdin: emptyStream });
}

/** Runs everything the call may have written to a script. */
export function runTexts(texts: readonly (string | undefined)[], by: string, setting: Setting): Stream {
  let stream = unknownStream;
  for (const text of texts) {
    if (text === undefined)
      addOpaque(setting.analysis, "code", "the call has written the script, with text that is not known", by);
    else stream = setting.analysis.walker.source(text, setting);
  }
  return texts.length === 1 ? stream : unknownStream;
}

/** Programs whose output is made to be evaluated: they set up the shell. */
const shellSetup =
  /^\$\((?:\S*\/)?(?:ssh-agent|brew|conda|mamba|micromamba|minikube|docker-machine|pixi|poetry|rtx|hatch|sdk|rustup|vault-env|starship|fnm|direnv|pyenv|rbenv|nodenv|mise|asdf|zoxide|dircolors|resize|luarocks|opam|thefuck|gh|kubectl|helm|npm|register-python-argcomplete)\b[^;&|`$()]{0,100}\)$/;

/** `eval WORDS`: the words joined are shell text of this shell. */
export function runEval(args: readonly Field[], setting: Setting): Stream {
  const text = args.map((field) => field.text).join(" ");
  const sources = args.flatMap((field) => field.sources ?? []);
  if (shellSetup.test(text)) return unknownStream;
  const known = args.every((field) => field.known);
  const isRead = known || isPartlyWritten({ text, known, glob: undefined });
  noteOrigin({ text, known: isRead, glob: undefined, sources }, "shell", "eval", setting);
  if (text === "" || !isRead) return unknownStream;
  const reach = { ...setting.reach, through: [...setting.reach.through, "eval"] };
  return setting.analysis.walker.source(text, { ...setting, reach });
}
