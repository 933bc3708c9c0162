import type { Arguments } from "../programs/program.ts";
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
