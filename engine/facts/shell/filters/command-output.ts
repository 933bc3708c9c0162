import { printsInput } from "../../programs/index.ts";
import type { Arguments, Program } from "../../programs/program.ts";
import { type Setting, spend } from "../analysis.ts";
import { holdText, textIn } from "../files/files.ts";
import { showPrinted } from "../shown/environment.ts";
import { joinSources } from "../sources.ts";
import type { Field, Stream } from "../stream.ts";
import type { Source } from "../variable.ts";
import { filterText } from "./filters.ts";
import { addedBy } from "./unmodelled.ts";

/** A command of the tables, and the files that it reads. */
type Read = {
  readonly name: string;
  readonly args: readonly Field[];
  readonly table: Program;
  readonly parsed: Arguments<Field>;
  readonly read: readonly Source[];
};

/** What a program that may be a filter costs, per character of its input. */
export const filterWork = 4;

/** What a program prints, as far as that can be told from its input, its arguments and the files it reads. */
export function outputOf({ name, args, table, parsed, read }: Read, setting: Setting): Stream {
  spend(setting.analysis, filterWork * (setting.stdin.text?.length ?? 0));
  const shown = name === "cat" ? parsed.operands.map((field) => textIn(field, setting)) : [];
  if (shown.length > 0 && shown.every((text) => text !== undefined))
    return { text: shown.join(""), sources: read, paths: [] };
  const filtered = filterText(name, args, parsed, setting.stdin, read.length > 0);
  const given = args.flatMap((field) => field.sources ?? []);
  const sources =
    filtered?.sources ??
    (table.silent
      ? []
      : joinSources(setting.stdin.sources, given, read, addedBy(name, setting.stdin, parsed.operands)));
  const own =
    filtered?.sources ?? (printsInput(name) && !table.silent ? [...setting.stdin.sources, ...read] : []);
  showPrinted([...own, ...(printsArguments(name, parsed) ? given : [])], name, parsed.options, setting);
  if (filtered) return filtered;
  // What counts, lists or compares prints something, though nothing of what it reads.
  const isMute = table.silent && !/^(?:read|list)$/.test(table.operands?.all ?? "");
  return { text: isMute ? "" : undefined, sources, paths: name === "ls" ? namesListed(parsed) : [] };
}

/** jq prints what `--arg` gives it; awk the variables of `-v` that its program prints. */
function printsArguments(name: string, { options, operands }: Arguments<Field>): boolean {
  if (name === "jq") return true;
  if (!/^[gmn]?awk$/.test(name)) return false;
  const names = (options.get("--assign") ?? []).map((field) => /^(\w{1,99})=/.exec(field?.text ?? "")?.[1]);
  const printed = [...(operands[0]?.text ?? "").matchAll(/\bprintf?\b([^;}|>\n]{0,500})/g)];
  const words = printed.flatMap(([, text = ""]) => text.replace(/"[^"]*"/g, "").match(/\w+/g) ?? []);
  return names.some((one) => one !== undefined && words.includes(one));
}

/** `ls DIR` prints names without a slash; a pattern, and more than one directory, print something else as well. */
function namesListed({ operands, options }: Arguments<Field>): readonly Field[] {
  const isPlain = [...options.keys()].every((option) => /^-[1rtSUX]$/.test(option));
  const [only, ...others] = operands;
  if (!isPlain || others.length > 0 || only?.glob !== undefined || only?.known === false) return [];
  return [{ text: "*", known: true, glob: "*" }];
}

/** `tee FILE`: its input goes into files, and to the commands behind `>(…)`. */
export function writeInput({ operands, options }: Arguments<Field>, setting: Setting): void {
  for (const field of operands) {
    setting.analysis.sinks.get(field.text)?.(setting.stdin);
    holdText(field, setting.stdin.text, options.has("--append"), setting);
  }
}
