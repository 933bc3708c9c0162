import type { Arguments, Program } from "../programs/program.ts";
import { readEnvironment } from "./builtins.ts";
import { addFile } from "./files.ts";
import type { Field, Setting } from "./state.ts";

/** Settings of git whose value is a command. */
const commandSetting =
  /^(?:core\.(?:pager|editor|sshcommand|askpass|fsmonitor)|pager\..+|sequence\.editor|diff\.external|(?:diff|difftool|mergetool|filter)\..+\.(?:textconv|command|cmd|clean|smudge|process)|gpg\.program)$/i;

/** `git -c KEY=VALUE`, `git config KEY VALUE`: an alias or a program that git runs is looked at as if it ran now. */
export function runGitSetting(key: string, value: string, setting: Setting): void {
  const isAlias = /^alias\./i.test(key);
  if (!isAlias && !commandSetting.test(key)) return;
  const source = value.startsWith("!") ? value.slice(1) : isAlias ? `git ${value}` : value;
  setting.analysis.walker.source(source, setting);
}

/** `git submodule foreach CMD`, `git bisect run CMD`, `git rebase -x CMD`. */
export function runGitCommands({ verb, options, operands }: Arguments<Field>, setting: Setting): void {
  const [first, ...rest] = operands;
  if (verb === "submodule foreach" && first)
    setting.analysis.walker.source(textOf([first, ...rest]), setting);
  if (verb === "bisect run" && first) setting.analysis.walker.source(textOf([first, ...rest]), setting);
  if (/^(rebase|difftool)$/.test(verb) && options.has("-x") && first)
    setting.analysis.walker.source(first.text, setting);
  for (const field of options.get("--exec") ?? [])
    if (verb === "rebase" && field) setting.analysis.walker.source(field.text, setting);
}

function textOf(fields: readonly Field[]): string {
  return fields.map((field) => field.text).join(" ");
}

/** `jq env`, `jq '$ENV.NAME'`: variables of the environment in a filter; a field of that name has a dot in front. */
export function runJqFilter({ options, operands }: Arguments<Field>, setting: Setting): void {
  const filter = options.has("--from-file") ? undefined : operands[0]?.text;
  for (const [, name] of filter?.matchAll(/(?<![.\w"$])(?:env|\$ENV)\b(?!["\s]{0,9}:)(?:\.(\w+))?/g) ?? [])
    readEnvironment([name ?? "*"], "jq", setting);
}

/** `sed 'r FILE'`, `w FILE`, `e COMMAND`: files and commands inside a script. */
export function runSedScript({ options, operands }: Arguments<Field>, setting: Setting): void {
  const scripts = options.get("--expression") ?? (options.has("--file") ? [] : operands.slice(0, 1));
  for (const script of scripts) {
    if (!script?.known) continue;
    for (const [, kind = "", rest = ""] of script.text.matchAll(
      /(?:^|[;{}\n]|[\d$/!]\s{0,9})([rRwWe])\s{0,9}([^\s;}][^\n;}]{0,999})/g,
    )) {
      if (kind === "e") setting.analysis.walker.source(rest, setting);
      else addFile(/r/i.test(kind) ? "read" : "write", { ...script, text: rest }, "sed", false, setting);
    }
  }
}

/** How programs spell "run this" in a value that may be something else: `tar --checkpoint-action=exec=CMD`, `vim -c '!CMD'`. */
const commandMark = /^(?:exec=|:?\s{0,9}(?:silent!?\s{0,9})?!)/;
const needsMark = /^(?:vim?|nvim|ex|view|nano|pico|micro|hx|joe|mcedit|subl|mate|gedit)$/;

/** Options whose value is a command: `tar --to-command CMD`, `rg --pre CMD`; an editor's `+!CMD`. */
export function runOptionCommands(
  name: string,
  { optionCommands = [] }: Program,
  { options, operands }: Arguments<Field>,
  setting: Setting,
): void {
  const isEditor = needsMark.test(name);
  const keys = isEditor ? operands.filter((field) => field.text.startsWith("+")).slice(0, 16) : [];
  const values = [
    ...optionCommands.flatMap((option) => options.get(option) ?? []),
    ...keys.map((field) => ({ ...field, text: field.text.slice(1) })),
  ];
  for (const field of values) {
    if (!field) continue;
    const mark = commandMark.exec(field.text);
    if (!mark && (isEditor || /^[\w-]{1,40}=/.test(field.text))) continue;
    setting.analysis.walker.source(field.text.slice(mark?.[0].length ?? 0), setting);
  }
}
