import { runForeignCode } from "../../code/run-code.ts";
import type { FileAccess } from "../../facts.ts";
import type { Setting } from "../analysis.ts";
import { addFile } from "../files/files.ts";
import type { Field } from "../stream.ts";
import { quoted } from "../words/quoting.ts";
import { readIncluded, runMacros } from "./macro-languages.ts";

/** Most commands of one editor or debugger that are looked at. */
const maxCommands = 64;

const field = (text: string): Field => ({ text, known: !text.includes("$"), glob: undefined });

/** Values of options that are given as `-c VALUE`, `-cVALUE` or `--cmd=VALUE`. */
function valuesOf(args: readonly Field[], options: RegExp): readonly string[] {
  return args
    .flatMap(({ text }, index) => {
      if (options.test(text)) return [args[index + 1]?.text ?? ""];
      const [, name = "", value = ""] = /^(--?[\w-]+)=(.*)$/s.exec(text) ?? [];
      return options.test(name) ? [value] : [];
    })
    .slice(0, maxCommands);
}

const exFiles: readonly (readonly [RegExp, FileAccess])[] = [
  [/^(?:w|wq|x|sav|saveas|write|up|update)!?\s*(?:>>\s*)?([^\s!|].*)$/, "write"],
  [
    /^(?:r|read|e|edit|sp|split|vs|vsplit|tabe|tabedit|view|find|badd|ar|args|so|source|ru|runtime)!?\s+(.+)$/,
    "read",
  ],
];
const inLanguage = /^(py(?:thon)?3?x?|pyx|perl|pe|ruby|rub|lua)\s+(.+)$/s;

/** A command of vim: `!ls`, `r !ls`, `w! file`, `call system("ls")`. */
function runEx(command: string, by: string, setting: Setting): void {
  const plain = command
    .replace(/^[\s:]+/, "")
    .replace(/^(?:sil(?:ent)?!?\s+|exe(?:cute)?\s+["'])+/, "")
    .replace(/^[%\d,$.'<>+-]{1,20}/, "");
  const shell =
    /^(?:r(?:ead)?\s*|w(?:rite)?\s+)?!\s*(.+)$/s.exec(plain)?.[1] ??
    /^ter(?:m|minal)?\s+(.+)$/s.exec(plain)?.[1];
  if (shell !== undefined) {
    setting.analysis.walker.source(shell, setting);
    return;
  }
  for (const [form, access] of exFiles) {
    const path = form.exec(plain)?.[1];
    if (path) addFile(access, field(path.trim()), by, false, setting);
  }
  const [, name = "", code] = inLanguage.exec(plain) ?? [];
  const language = name.startsWith("py")
    ? "python"
    : name.startsWith("pe")
      ? "perl"
      : name === "lua"
        ? "lua"
        : "ruby";
  if (code) runForeignCode({ text: code, language, by, args: [], prints: false }, setting);
  for (const [, text = ""] of plain.matchAll(
    /\b(?:system|systemlist|termopen|jobstart|job_start)\(\s{0,9}['"]([^'"\n]{1,999})['"]/g,
  ))
    setting.analysis.walker.source(text, setting);
}

/** `vim -c '!ls'`, `vim +'w! x'`, `nvim --headless +COMMAND`. */
function runVim(args: readonly Field[], by: string, setting: Setting): void {
  const plus = args.filter(({ text }) => /^\+\D/.test(text)).map(({ text }) => text.slice(1));
  for (const command of [...valuesOf(args, /^(?:-[a-zA-Z]{0,9}c|--cmd)$/), ...plus].slice(0, maxCommands)) {
    for (const part of /^\W{0,9}(?:r\s*|w\s+)?!/.test(command) ? [command] : command.split("|"))
      runEx(part, by, setting);
  }
  for (const script of valuesOf(args, /^-S$/))
    if (script) addFile("execute", field(script), by, false, setting);
}

const lispRuns = /\((?:async-)?shell-command(?:-to-string)?\s+"((?:[^"\\]|\\.){1,999})"/g;
const lispProgram = /\((?:call-process|start-process|process-file)\s+((?:"[^"\n]{0,500}"|nil|t|\s){1,40})/g;
const lispFile =
  /\((delete-file|delete-directory|insert-file-contents|find-file|load-file|load|write-region|write-file|with-temp-file|copy-file|rename-file)\s+(?:nil\s+nil\s+)?"([^"\n]{1,999})"/g;

function lispAccess(name: string): FileAccess {
  if (name.startsWith("delete") || name === "rename-file") return "delete";
  return /^(?:write|with-temp)/.test(name) ? "write" : "read";
}

/** `emacs --batch --eval '(shell-command "ls")'`. */
function runEmacs(args: readonly Field[], by: string, setting: Setting): void {
  for (const code of valuesOf(args, /^--?(?:eval|execute)$/)) {
    for (const [, text = ""] of code.matchAll(lispRuns))
      setting.analysis.walker.source(text.replace(/\\(["\\])/g, "$1"), setting);
    for (const [, words = ""] of code.matchAll(lispProgram))
      setting.analysis.walker.source(
        [...words.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => quoted(word)).join(" "),
        setting,
      );
    for (const [, name = "", path = ""] of code.matchAll(lispFile))
      addFile(lispAccess(name), field(path), by, name === "delete-directory", setting);
  }
}

/** `gdb -ex 'shell ls'`, `lldb -o 'platform shell ls'`. */
function runDebugger(args: readonly Field[], by: string, setting: Setting): void {
  for (const command of valuesOf(args, /^(?:-ex|-eval-command|--eval-command|-iex|-o|-O|--one-line)$/)) {
    const [, shell] = /^\s*(?:shell|!|platform\s+shell)\s*(.+)$/s.exec(command) ?? [];
    const [, code] = /^\s*(?:python|py|script)\s+(.+)$/s.exec(command) ?? [];
    if (shell) setting.analysis.walker.source(shell, setting);
    if (code) runForeignCode({ text: code, language: "python", by, args: [], prints: false }, setting);
  }
}

/** Commands in Tcl: `exec ls`, expect's `spawn ls`. */
function runTcl(code: string, setting: Setting): void {
  const runs =
    /(?:^|[\n;[{"])\s{0,99}(?:exec|spawn|system)\s+(?:-\w+\s+){0,4}((?:\{[^{}\n]{0,999}\}|[^\n;\]{}]){1,999})/g;
  const files = /\bfile\s+(delete|rename|copy|mkdir)\s+(?:-force\s+)?(?:--\s+)?([^\s\]};]{1,999})/g;
  for (const [, text = ""] of [...code.matchAll(runs)].slice(0, maxCommands))
    setting.analysis.walker.source(
      text.replace(/\{([^{}]*)\}/g, (_all, word: string) => quoted(word)),
      setting,
    );
  for (const [, verb = "", path = ""] of [...code.matchAll(files)].slice(0, maxCommands)) {
    const access = verb === "mkdir" ? "write" : verb === "copy" ? "read" : "delete";
    addFile(access, field(path.replace(/^["{]|["}]$/g, "")), "tcl", verb === "delete", setting);
  }
  for (const [, path = ""] of [...code.matchAll(/\bopen\s+["{]?([^\s"}\]]{1,999})/g)].slice(0, maxCommands))
    if (!path.startsWith("|")) addFile("read", field(path), "tcl", false, setting);
}

/** `do shell script "ls"` in AppleScript. */
export function runAppleScript(code: string, setting: Setting): void {
  for (const [, text = ""] of code.matchAll(/do shell script\s+"((?:[^"\\]|\\.){1,2000})"/g))
    setting.analysis.walker.source(text.replace(/\\(["\\])/g, "$1"), setting);
}

export const editors: Readonly<
  Record<string, (args: readonly Field[], by: string, setting: Setting) => void>
> = {
  vi: runVim,
  vim: runVim,
  nvim: runVim,
  view: runVim,
  ex: runVim,
  vimdiff: runVim,
  gvim: runVim,
  emacs: runEmacs,
  emacsclient: runEmacs,
  ed: (_args, by, setting) => {
    for (const line of (setting.stdin.text ?? "").split("\n").slice(0, maxCommands)) runEx(line, by, setting);
  },
  m4: runMacros,
  gcc: readIncluded,
  cc: readIncluded,
  clang: readIncluded,
  cpp: readIncluded,
  gdb: runDebugger,
  lldb: runDebugger,
  expect: (args, _by, setting) => {
    for (const code of valuesOf(args, /^-c$/)) runTcl(code, setting);
    if (setting.stdin.text) runTcl(setting.stdin.text, setting);
  },
  tclsh: (_args, _by, setting) => {
    if (setting.stdin.text) runTcl(setting.stdin.text, setting);
  },
};

/** Commands inside the arguments of editors and debuggers. */
export function runEditorCommands(name: string, args: readonly Field[], setting: Setting): void {
  if (!Object.hasOwn(editors, name)) return;
  const reach = { ...setting.reach, through: [...setting.reach.through, name] };
  editors[name]?.(args, name, { ...setting, reach });
}
