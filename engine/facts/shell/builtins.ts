import { absolutePath } from "../paths.ts";
import { assign } from "./expand.ts";
import { addFile } from "./files.ts";
import { runEval, runScriptFile } from "./shells.ts";
import { emptyStream, type Field, type Setting, type Source, type Stream, unknownStream } from "./state.ts";

type Builtin = (args: readonly Field[], setting: Setting) => Stream;

const silent: Builtin = () => emptyStream;

/** What the shell does itself. Builtins that only matter by name (`ulimit`, `jobs`) are treated as programs. */
const builtins: Readonly<Record<string, Builtin>> = {
  ":": silent,
  true: silent,
  false: silent,
  wait: silent,
  shopt: silent,
  return: silent,
  exit: silent,
  break: silent,
  continue: silent,
  cd: changeDirectory,
  pushd: changeDirectory,
  popd: (_args, { state }) => {
    state.cwd = undefined;
    return unknownStream;
  },
  mktemp: (args) => {
    const template = args.find((field) => /X{3}/.test(field.text));
    return {
      ...emptyStream,
      text: `${template?.text.startsWith("/") ? template.text : "/tmp/tmp.XXXXXXXXXX"}\n`,
    };
  },
  pwd: (_args, { state }) => ({
    ...emptyStream,
    text: state.cwd === undefined ? undefined : `${state.cwd}\n`,
  }),
  echo: (args, setting) => printWords(echoText(args), args, setting),
  printf: (args, setting) => printWords(printfText(args), args, setting),
  export: declare,
  declare,
  typeset: declare,
  local: declare,
  readonly: declare,
  set: (args, setting) => (args.length === 0 ? dumpEnvironment("set", setting) : emptyStream),
  printenv: (args, setting) => {
    const names = args.filter((field) => !field.text.startsWith("-"));
    if (names.length === 0) return dumpEnvironment("printenv", setting);
    return readEnvironment(
      names.map((field) => field.text),
      "printenv",
      setting,
    );
  },
  unset: (args, { state }) => {
    for (const field of args) state.variables.delete(field.text);
    return emptyStream;
  },
  read: forget,
  mapfile: forget,
  readarray: forget,
  eval: (args, setting) => runEval(args, setting),
  source: sourceFile,
  ".": sourceFile,
  trap: (args, setting) => {
    const [text] = args;
    return text && args.length > 1 ? runEval([text], setting) : emptyStream;
  },
};

/** The builtin of this name, if it is one with a meaning of its own. */
export function builtinOf(name: string): Builtin | undefined {
  return Object.hasOwn(builtins, name) ? builtins[name] : undefined;
}

function changeDirectory(args: readonly Field[], { state, analysis }: Setting): Stream {
  const target = args.find((field) => !/^-[LPe@]*$/.test(field.text) || field.text === "-");
  if (target === undefined) state.cwd = analysis.surroundings.homes[0];
  else if (
    !target.known ||
    target.text === "-" ||
    (state.cwd === undefined && !target.text.startsWith("/"))
  ) {
    state.cwd = undefined;
  } else state.cwd = absolutePath(target.text, state.cwd ?? "/");
  return emptyStream;
}

function echoText(args: readonly Field[]): string | undefined {
  if (!args.every((field) => field.known)) return undefined;
  const words = args.map((field) => field.text);
  const flags = words.findIndex((word) => !/^-[neE]+$/.test(word));
  const text = words.slice(flags === -1 ? words.length : flags).join(" ");
  const hasEscapes = words.slice(0, Math.max(flags, 0)).some((word) => word.includes("e"));
  return `${hasEscapes ? unescapeText(text) : text}\n`;
}

function printfText(args: readonly Field[]): string | undefined {
  const [format, ...values] = args;
  if (!format || !args.every((field) => field.known)) return undefined;
  const texts = values.map((field) => field.text);
  const rounds = Math.max(1, /%[sbdi]/.test(format.text) ? Math.min(texts.length, 256) : 1);
  let text = "";
  for (let round = 0; round < rounds && (round === 0 || texts.length > 0); round++) {
    text += unescapeText(format.text).replace(/%(?:[sbdi]|%)/g, (spec) =>
      spec === "%%" ? "%" : spec === "%b" ? unescapeText(texts.shift() ?? "") : (texts.shift() ?? ""),
    );
  }
  return /%[-\d.*]/.test(format.text) ? undefined : text;
}

function unescapeText(text: string): string {
  return text.replace(
    /\\(n|t|\\|[xu]([0-9a-fA-F]{1,4})|0?([0-7]{1,3}))/g,
    (_all, kind: string, hex?: string, octal?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return kind === "n" ? "\n" : kind === "t" ? "\t" : "\\";
    },
  );
}

function printWords(text: string | undefined, args: readonly Field[], setting: Setting): Stream {
  const sources = args.flatMap((field) => field.sources ?? []);
  const names = sources.filter((source) => source.from === "environment").map((source) => source.name);
  readEnvironment(names, "echo", setting);
  return { text, sources, paths: text === undefined ? [] : wordsOf(text) };
}

function wordsOf(text: string): readonly Field[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.slice(0, 256).map((word) => ({ text: word, known: true, glob: undefined }));
}

/** Variables that leave the environment by name. */
function readEnvironment(names: readonly string[], by: string, { analysis, reach }: Setting): Stream {
  if (reach.place === "here") for (const name of names) analysis.facts.environment.push({ name, by });
  const sources = names.map((name): Source => ({ from: "environment", name }));
  return { text: undefined, sources, paths: [] };
}

/** The whole environment is printed. */
export function dumpEnvironment(by: string, setting: Setting): Stream {
  return readEnvironment(["*"], by, setting);
}

function declare(args: readonly Field[], setting: Setting): Stream {
  const isPrinting = args.length === 0 || args.every((field) => /^-[a-zA-Z]*p/.test(field.text));
  if (isPrinting) return dumpEnvironment("export -p", setting);
  for (const field of args) {
    const [, name, value = ""] = /^([A-Za-z_]\w*)=(.*)$/s.exec(field.text) ?? [];
    if (!name) continue;
    assign(name, { values: field.known ? [value] : undefined, sources: field.sources ?? [] }, setting);
  }
  return emptyStream;
}

function forget(args: readonly Field[], { state }: Setting): Stream {
  const names = args.map((field) => field.text).filter((name) => /^[A-Za-z_]\w*$/.test(name));
  for (const name of names) state.variables.set(name, { values: undefined, sources: [] });
  return emptyStream;
}

function sourceFile(args: readonly Field[], setting: Setting): Stream {
  const [file] = args;
  if (!file) return emptyStream;
  addFile("read", file, "source", false, setting);
  return /^\/dev\/fd\//.test(file.text) || !file.known
    ? runScriptFile(file, "source", "shell", setting)
    : unknownStream;
}
