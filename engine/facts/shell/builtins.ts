import { absolutePath } from "../paths.ts";
import { type Setting, spend } from "./analysis.ts";
import { changeDirectory, temporaryDirectory } from "./change-directory.ts";
import { streamAt } from "./descriptors.ts";
import { addFile, textsIn } from "./files/files.ts";
import { echoText, printfText } from "./filters/printed-text.ts";
import { readLine, readLines } from "./filters/read-lines.ts";
import { parseScript } from "./parse-script.ts";
import { originOf, runEval, runScriptFile, runTexts } from "./reach/shells.ts";
import { dumpEnvironment, readEnvironment, showSources } from "./shown/environment.ts";
import { isTracing } from "./shown/tracing.ts";
import { defineFunction } from "./state.ts";
import { emptyStream, type Field, plainField, type Stream, unknownStream } from "./stream.ts";
import { setTrap } from "./traps.ts";
import { scalar } from "./variables.ts";
import { assignNamed, declareVariables, letVariables, unsetVariables } from "./words/declarations.ts";
import { namedVariable } from "./words/lookup.ts";

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
      text: `${template?.text.startsWith("/") ? template.text : temporaryDirectory}\n`,
    };
  },
  pwd: (_args, { state }) => ({
    ...emptyStream,
    text: state.cwd === undefined ? undefined : `${state.cwd}\n`,
  }),
  echo: (args, setting) => printWords(echoText(args), args, setting),
  printf: (args, setting) => {
    const [flag, name, ...rest] = args;
    if (flag?.text !== "-v" || !name) return printWords(printfText(args), args, setting);
    const text = printfText(rest)?.split("\0", 1)[0];
    const sources = rest.flatMap((field) => field.sources ?? []);
    assignNamed(name.text, scalar(text, sources), setting);
    return emptyStream;
  },
  shift: (args, { state }) => {
    const count = args[0]?.known === false ? Number.NaN : Number(args[0]?.text ?? 1);
    if (!Number.isInteger(count) || count < 0) state.positional = undefined;
    else state.positional = state.positional?.map((list) => (count > list.length ? list : list.slice(count)));
    return emptyStream;
  },
  export: declare("export"),
  declare: declare("declare"),
  typeset: declare("typeset"),
  local: declare("local"),
  readonly: declare("readonly"),
  let: letVariables,
  set: setOptions,
  alias: defineAliases,
  printenv: (args, setting) => {
    const names = args.filter((field) => !field.text.startsWith("-"));
    if (names.length === 0) return dumpEnvironment("printenv", setting);
    const given = names.flatMap(({ text }) => namedVariable(text, setting.state));
    return readEnvironment(
      [...names.map(({ text, known }) => (known ? text : "*")), ...given],
      "printenv",
      setting,
    );
  },
  unset: unsetVariables,
  read: readLine,
  mapfile: readLines,
  readarray: readLines,
  eval: (args, setting) => runEval(args, setting),
  source: sourceFile,
  ".": sourceFile,
  hash: (args, { state, analysis }) => {
    const [flag, path, name] = args;
    const script =
      flag?.text === "-p" && path?.known ? parseScript(`${path.text} "$@"`, analysis) : undefined;
    if (script && name) defineFunction(state, name.text, script);
    return emptyStream;
  },
  trap: setTrap,
};

/** The builtin of this name, if it is one with a meaning of its own. */
export function builtinOf(name: string): Builtin | undefined {
  return Object.hasOwn(builtins, name) ? builtins[name] : undefined;
}

/** `set -- a b` gives the shell new arguments; plain `set` prints all variables. */
function setOptions(args: readonly Field[], setting: Setting): Stream {
  if (args.length === 0) return dumpEnvironment("set", setting);
  const isAll = (field: Field, index: number) =>
    /^-[a-zA-Z]*a/.test(field.text) || (field.text === "allexport" && args[index - 1]?.text === "-o");
  if (args.some(isAll)) setting.state.exportsAll = true;
  if (args.some((field) => /^-[a-zA-Z]*e/.test(field.text))) setting.state.endsOnError = true;
  setting.state.traces = isTracing(args) ?? setting.state.traces === true;
  const start = args.findIndex((field) => !/^[-+]./.test(field.text) || field.text === "--");
  const isOption = /^[-+]o$/.test(args[start - 1]?.text ?? "");
  if (start !== -1 && !isOption)
    setting.state.positional = [args.slice(args[start]?.text === "--" ? start + 1 : start)];
  return emptyStream;
}

/** An alias is a function that hands its arguments on. */
function defineAliases(args: readonly Field[], { state, analysis }: Setting): Stream {
  for (const field of args) {
    const [, name, text = ""] = /^([^=\s]+)=(.*)$/s.exec(field.text) ?? [];
    const script = name && field.known ? parseScript(`${text} "$@"`, analysis) : undefined;
    if (name && script) defineFunction(state, name, script);
  }
  return emptyStream;
}

function printWords(text: string | undefined, args: readonly Field[], setting: Setting): Stream {
  const sources = args.flatMap((field) => field.sources ?? []);
  showSources(sources, "echo", setting);
  spend(setting.analysis, text?.length ?? 0);
  return { text, sources, paths: text === undefined ? [] : wordsOf(text) };
}

/** The words of a text, as arguments. At most 256. */
export function wordsOf(text: string): readonly Field[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.slice(0, 256).map((word) => plainField(word));
}

function declare(builtin: string): Builtin {
  return (args, setting) => {
    const isPrinting = args.every((field) => /^-[a-zA-Z]*[px]/.test(field.text));
    if (isPrinting) return dumpEnvironment("export -p", setting);
    const named = args.some((field) => /^-[a-zA-Z]*p/.test(field.text))
      ? args.flatMap(({ text }) => (/^\w+$/.test(text) ? namedVariable(text, setting.state) : []))
      : undefined;
    return named ? readEnvironment(named, builtin, setting) : declareVariables(builtin, args, setting);
  };
}

function sourceFile(args: readonly Field[], setting: Setting): Stream {
  // `source -p PATH FILE` looks the file up in PATH.
  const [file, searched] = args[0]?.text === "-p" ? [args[2], args[1]] : [args[0], undefined];
  if (!file) return emptyStream;
  if (searched && !searched.known)
    return runScriptFile({ ...file, known: false }, "source", "shell", setting);
  addFile("read", file, "source", false, setting);
  const isInput = streamAt(file, setting) !== undefined;
  const texts = textsIn(file, setting);
  if (texts.length > 0) return runTexts(texts, "source", setting);
  const holds = originOf(setting.analysis.held.get(absolutePath(file.text, setting.state.cwd ?? "/")) ?? []);
  return isInput || !file.known || holds === "download" || holds === "decoded"
    ? runScriptFile(file, "source", "shell", setting)
    : unknownStream;
}
