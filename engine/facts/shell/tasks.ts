import type { Setting } from "./analysis.ts";
import { textIn } from "./files.ts";
import { emptyStream, type Field } from "./stream.ts";

/** Most tasks and lines of one file that are looked at. */
const maxTasks = 256;

/** Tasks that the same call has written and now runs: `make`, `just`, `npm run`. Each is shell text. */
export function runTasks(name: string, args: readonly Field[], setting: Setting): void {
  const texts = /^(?:g|bsd)?make$/.test(name)
    ? makeTexts(args, setting)
    : name === "just"
      ? recipesIn(fileText(["justfile", "Justfile", ".justfile"], setting))
      : /^(?:npm|pnpm|yarn|bun)$/.test(name)
        ? packageTexts(args, setting)
        : [];
  for (const text of texts.slice(0, maxTasks))
    setting.analysis.walker.source(text, { ...setting, stdin: emptyStream });
}

function fileText(names: readonly string[], setting: Setting): string {
  const found = names.map((text) => textIn({ text, known: true, glob: undefined }, setting));
  return found.find((text) => text !== undefined) ?? "";
}

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
  return [
    ...shells,
    ...[makefile, ...evaluated, ...variables].flatMap(shellFunctions),
    ...[makefile, ...evaluated].flatMap(recipesIn),
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

/** Lines that are indented, or stand behind a target and a semicolon; `@`, `-` and `+` are no part of the command. */
function recipesIn(text: string): readonly string[] {
  return text
    .split("\n", 4_096)
    .flatMap((line) => /^(?:[\t ]+|[\w./ -]{1,99}:[^;=\n]{0,99};)(.+)$/.exec(line)?.[1] ?? [])
    .map((line) =>
      line
        .trim()
        .replace(/^[@+-]{1,3}/, "")
        .replaceAll("$$", "$"),
    );
}

/** `npm pkg set scripts.NAME=TEXT`, and scripts of a `package.json` that the call has written. */
function packageTexts(args: readonly Field[], setting: Setting): readonly string[] {
  const words = args.map((field) => field.text);
  if (words[0] === "pkg" && words[1] === "set")
    return words.flatMap((word) => /^scripts\.[\w:.-]{1,99}=(.*)$/s.exec(word)?.[1] ?? []);
  const text = fileText(["package.json"], setting);
  if (text === "" || words.length === 0) return [];
  const scripts = /"scripts"\s{0,99}:\s{0,99}\{([^}]{0,16384})/.exec(text)?.[1] ?? "";
  return [...scripts.matchAll(/:\s{0,99}"((?:[^"\\]|\\.){0,4096})"/g)].map(([, script = ""]) =>
    script.replace(/\\(["\\/])/g, "$1"),
  );
}
