import { streamAt } from "./descriptors.ts";
import { addFile, textIn } from "./files.ts";
import {
  addOpaque,
  copyState,
  emptyStream,
  type Field,
  type Setting,
  type Source,
  type Stream,
  unknownStream,
} from "./state.ts";

const shells = new Set(["bash", "sh", "zsh", "dash", "ksh", "mksh", "ash", "rbash", "fish", "csh", "tcsh"]);

/** True for a program that runs shell text. */
export function isShell(name: string): boolean {
  return shells.has(name);
}

/** `bash -c TEXT`, `sh FILE ARGS`, `… | sh`: runs the text where it is known, else says where the code comes from. */
export function runShell(name: string, args: readonly Field[], setting: Setting): Stream {
  let index = 0;
  let readsText = false;
  let readsStdin = false;
  for (; index < args.length; index++) {
    const word = args[index]?.text ?? "";
    if (!/^[-+]./.test(word)) break;
    if (word === "--") {
      index++;
      break;
    }
    if (/^--(rcfile|init-file)$/.test(word) || /^[-+][a-zA-Z]*[oO]$/.test(word)) index++;
    if (/^-[a-zA-Z]*c/.test(word)) readsText = true;
    if (/^-[a-zA-Z]*s/.test(word)) readsStdin = true;
  }
  const [first, ...rest] = args.slice(index);
  if (args.slice(0, index).some((field) => /^-[a-zA-Z]*n[a-zA-Z]*$/.test(field.text))) return unknownStream;
  if (readsText) return first ? runText(first, rest, name, setting) : unknownStream;
  if (!first || readsStdin) return runInput(name, "shell", setting);
  return runScriptFile(first, name, "shell", setting);
}

function runText(text: Field, rest: readonly Field[], by: string, setting: Setting): Stream {
  noteOrigin(text, "shell", by, setting);
  if (!text.known && !/[\s;|&]/.test(text.text)) return unknownStream;
  const state = { ...copyState(setting.state), positional: rest.slice(1), self: rest[0] };
  const reach = { ...setting.reach, through: [...setting.reach.through, `${by} -c`] };
  return setting.analysis.walker.source(text.text, { ...setting, state, reach });
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
  if (stdin.text === undefined || language !== "shell") return unknownStream;
  const reach = { ...setting.reach, through: [...setting.reach.through, by] };
  const nested = { ...setting, state: copyState(setting.state), stdin: emptyStream, reach };
  return analysis.walker.source(stdin.text, nested);
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
  const held = addFile("execute", file, by, false, setting);
  const text = textIn(file, setting);
  if (text !== undefined && language === "shell")
    return analysis.walker.source(text, { ...setting, state: copyState(setting.state), stdin: emptyStream });
  if (setting.reach.place === "here")
    analysis.facts.code.push({ language, from: originOf(held) ?? "file", by });
  return unknownStream;
}

/** Programs whose output is made to be evaluated: they set up the shell. */
const shellSetup =
  /^\$\((?:\S*\/)?(?:ssh-agent|brew|starship|fnm|direnv|pyenv|rbenv|nodenv|mise|asdf|zoxide|dircolors|resize|luarocks|opam|thefuck|gh|kubectl|helm|npm|register-python-argcomplete)\b[^;&|`$()]{0,100}\)$/;

/** `eval WORDS`: the words joined are shell text of this shell. */
export function runEval(args: readonly Field[], setting: Setting): Stream {
  const text = args.map((field) => field.text).join(" ");
  const sources = args.flatMap((field) => field.sources ?? []);
  if (shellSetup.test(text)) return unknownStream;
  const known = args.every((field) => field.known);
  noteOrigin({ text, known, glob: undefined, sources }, "shell", "eval", setting);
  if (text === "" || args[0]?.known === false) return unknownStream;
  const reach = { ...setting.reach, through: [...setting.reach.through, "eval"] };
  return setting.analysis.walker.source(text, { ...setting, reach });
}
