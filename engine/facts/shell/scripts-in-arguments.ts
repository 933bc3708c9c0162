import type { Arguments, Program } from "../programs/program.ts";
import { readEnvironment } from "./builtins.ts";
import { addFile } from "./files.ts";
import type { Field, Setting } from "./state.ts";

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
