import type { Setting } from "../analysis.ts";
import { textIn } from "../files/files.ts";
import { emptyStream, type Field, plainField } from "../stream.ts";
import { recipesOf, shellLines } from "./makefiles.ts";

/** Most tasks and lines of one file that are looked at. */
const maxTasks = 256;

/** Tasks that the same call has written and now runs: `make`, `just`, `npm run`. Each is shell text. */
export function runTasks(name: string, args: readonly Field[], setting: Setting): void {
  const texts = /^(?:g|bsd)?make$/.test(name)
    ? makeTexts(args, setting)
    : name === "just"
      ? shellLines(recipesOf(fileText(["justfile", "Justfile", ".justfile"], setting), undefined), [])
      : /^(?:npm|pnpm|yarn|bun)$/.test(name)
        ? packageTexts(args, setting)
        : [];
  for (const text of texts.slice(0, maxTasks))
    setting.analysis.walker.source(text, { ...setting, stdin: emptyStream });
}

function fileText(names: readonly string[], setting: Setting): string {
  const found = names.map((text) => textIn(plainField(text), setting));
  return found.find((text) => text !== undefined) ?? "";
}

/** Options of make that take the next word. */
const takesWord = /^(?:-[CfIoWE]|--(?:directory|file|makefile|include-dir|old-file|what-if|eval))$/;

/** Options with which make only says what it would run; none of the letters beside `n` takes a value. */
const dry = /^(?:-[BdeikpqrRsStvw]*n[BdeikpqrRsStvw]*|--(?:dry-run|just-print|recon))$/;

/** Makefiles, `--eval` and variables on the command line: functions that run a shell, and recipes. */
function makeTexts(args: readonly Field[], setting: Setting): readonly string[] {
  const words = args.map((field) => field.text);
  const given = (option: RegExp) =>
    words.flatMap((word, at) => (option.test(word) ? [words[at + 1] ?? ""] : []));
  const files = [
    ...given(/^(?:-f|--file|--makefile)$/),
    ...words.flatMap((word) => /^(?:--(?:make)?file=|-f(?=.))(.+)$/.exec(word)?.[1] ?? []),
  ];
  const named = files.length > 0 ? files : ["GNUmakefile", "makefile", "Makefile"];
  const makefile = files.includes("-") ? (setting.stdin.text ?? "") : fileText(named, setting);
  const evaluated = [
    ...given(/^(?:-E|--eval)$/),
    ...words.flatMap((word) => /^--eval=(.*)$/s.exec(word)?.[1] ?? []),
  ];
  const variables = words.filter((word) => /^\w{1,64}[:?]?=/.test(word));
  const shells = variables.flatMap((word) => /^SHELL:?=(.*)$/s.exec(word)?.[1] ?? []);
  const isTold = args.every((field) => field.known) && evaluated.length === 0;
  const goals = words.filter(
    (word, at) => !/^-|^\d+$/.test(word) && !variables.includes(word) && !takesWord.test(words[at - 1] ?? ""),
  );
  const recipes = [
    ...recipesOf(makefile, isTold ? goals : undefined),
    ...evaluated.flatMap((text) => recipesOf(text, undefined)),
  ];
  const isDry = words.some((word, at) => dry.test(word) && !takesWord.test(words[at - 1] ?? ""));
  // Even then make runs what calls make again, or is marked so.
  const run = isDry ? recipes.filter((line) => /^[@-]{0,2}\+|\$[({]MAKE[)}]/.test(line)) : recipes;
  return [
    ...shells,
    ...[makefile, ...evaluated, ...variables].flatMap(shellFunctions),
    ...shellLines(run, [makefile, ...variables]),
  ];
}

/** `$(shell TEXT)` and `VARIABLE != TEXT`. */
function shellFunctions(text: string): readonly string[] {
  const functions = text.matchAll(/\$[({]shell\s{1,9}([^\n]{1,4096})/g);
  const assigned = text.matchAll(/^[\w.-]{1,64}\s{0,9}!=\s{0,9}([^\n]{1,4096})/gm);
  return [
    ...[...functions].slice(0, maxTasks).map(([, inner = ""]) => inner.replace(/[)}][^)}]{0,999}$/, "")),
    ...[...assigned].slice(0, maxTasks).map(([, inner = ""]) => inner),
  ];
}

/** Scripts that a command of a package manager runs besides one of its own name. */
const ofInstalling = "preinstall install postinstall prepublish preprepare prepare postprepare dependencies";
const ofPacking = "prepublish prepare prepublishOnly prepack postpack publish postpublish";
const lifecycles: Readonly<Record<string, string>> = {
  install: ofInstalling,
  i: ofInstalling,
  ci: ofInstalling,
  add: ofInstalling,
  update: ofInstalling,
  rebuild: ofInstalling,
  publish: ofPacking,
  pack: ofPacking,
  version: "preversion version postversion",
  test: "pretest test posttest",
  t: "pretest test posttest",
  start: "prestart start poststart",
  ls: "",
  list: "",
  view: "",
  outdated: "",
};

/** Programs in a script that run others by a pattern of their names. */
const runsOthers = /\b(?:run-[sp]|npm-run-all2?|concurrently|wireit|turbo|nx|lerna|wsrun)\b/;

/** `npm pkg set scripts.NAME=TEXT`, and scripts of a `package.json` that the call has written. */
function packageTexts(args: readonly Field[], setting: Setting): readonly string[] {
  const words = args.map((field) => field.text);
  if (words[0] === "pkg" && words[1] === "set")
    return words.flatMap((word) => /^scripts\.[\w:.-]{1,99}=(.*)$/s.exec(word)?.[1] ?? []);
  const text = fileText(["package.json"], setting);
  if (text === "") return [];
  const scripts = /"scripts"\s{0,99}:\s{0,99}\{([^}]{0,16384})/.exec(text)?.[1] ?? "";
  const found = [
    ...scripts.matchAll(/"((?:[^"\\]|\\.){1,200})"\s{0,99}:\s{0,99}"((?:[^"\\]|\\.){0,4096})"/g),
  ].map(([, name = "", script = ""]) => ({ name, script: script.replace(/\\(["\\/])/g, "$1") }));
  const names = args.every((field) => field.known)
    ? scriptsRun(
        words,
        found.map(({ name }) => name),
      )
    : undefined;
  const run = found.filter(({ name }) => names?.includes(name) ?? true);
  return (run.some(({ script }) => runsOthers.test(script)) ? found : run).map(({ script }) => script);
}

/** Names of the scripts that run, or undefined where that is not told. */
function scriptsRun(words: readonly string[], names: readonly string[]): readonly string[] | undefined {
  // `yarn` alone installs.
  const [first = "install", second = ""] = words;
  const named = /^run(?:-script)?$/.test(first) ? second : names.includes(first) ? first : undefined;
  if (named !== undefined && !named.startsWith("-")) return [`pre${named}`, named, `post${named}`];
  return Object.hasOwn(lifecycles, first) ? lifecycles[first]?.split(" ") : undefined;
}
