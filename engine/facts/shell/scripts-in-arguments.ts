import { runForeignCode } from "../code/run-code.ts";
import type { Arguments } from "../programs/program.ts";
import { readEnvironment } from "./builtins.ts";
import { textIn } from "./files.ts";
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

/** An awk program: from its argument, `-e` or a file that the call has written. Variables of `-v` are set in front of it. */
export function runAwkProgram(name: string, { options, operands }: Arguments<Field>, setting: Setting): void {
  const files = options.get("--file") ?? [];
  const [first] = operands;
  const written = files.map((file) => (file ? textIn(file, setting) : undefined));
  const sources = [...(options.get("-e") ?? []), ...(files.length > 0 || !first ? [] : [first])];
  const known = sources.filter((field) => field !== undefined);
  const text = [...known.map((field) => field.text), ...written.filter((code) => code !== undefined)].join(
    "\n",
  );
  if (text === "" || setting.reach.place !== "here") return;
  const variables = (options.get("-v") ?? []).map((field) => {
    const [, key = "", value = ""] = /^(\w+)=(.*)$/s.exec(field?.text ?? "") ?? [];
    return key === "" ? "" : `${key} = ${JSON.stringify(value)};`;
  });
  const hasHoles = known.some((field) => !field.known);
  runForeignCode(
    {
      text: `${variables.join("")}${text}`,
      language: "awk",
      by: name,
      args: operands.slice(1),
      prints: false,
      hasHoles,
    },
    setting,
  );
}
