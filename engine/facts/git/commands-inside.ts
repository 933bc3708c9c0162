import type { Setting } from "../shell/analysis.ts";
import type { Field } from "../shell/stream.ts";
import { type GitCall, valuesOf } from "./parse.ts";

/** Options whose value is shell text that git runs. */
const runs: Readonly<Record<string, readonly string[]>> = {
  archive: ["--exec"],
  clone: ["--upload-pack"],
  difftool: ["--extcmd"],
  fetch: ["--upload-pack"],
  "fetch-pack": ["--upload-pack"],
  "filter-branch": [
    "--setup",
    "--env-filter",
    "--tree-filter",
    "--index-filter",
    "--parent-filter",
    "--msg-filter",
    "--commit-filter",
    "--tag-name-filter",
  ],
  grep: ["--open-files-in-pager"],
  "ls-remote": ["--upload-pack", "--exec"],
  pull: ["--upload-pack"],
  push: ["--receive-pack", "--exec"],
  rebase: ["--exec"],
  "send-email": ["--sendmail-cmd", "--to-cmd", "--cc-cmd", "--header-cmd"],
  "send-pack": ["--receive-pack", "--exec"],
};

/** Looks at commands in a git command's arguments: `rebase -x CMD`, `submodule foreach CMD`, `bisect run CMD`, `filter-branch`. */
export function runCommandsInside({ verb, options, operands }: GitCall, setting: Setting): void {
  const names = Object.hasOwn(runs, verb) ? (runs[verb] ?? []) : [];
  for (const field of valuesOf(options, ...names)) walk(field.text, verb, setting);
  if (verb === "submodule foreach" || verb === "bisect run") walk(joined(operands), verb, setting);
  if (verb === "for-each-repo") walk(`git ${joined(operands)}`, verb, setting);
}

function walk(text: string, verb: string, setting: Setting): void {
  if (text === "") return;
  const { reach } = setting;
  setting.analysis.walker.source(text, {
    ...setting,
    reach: { ...reach, through: [...reach.through, `git ${verb}`] },
  });
}

/** One word alone is shell text; several are a program and its arguments. */
function joined(fields: readonly Field[]): string {
  const words = fields.map((field) => field.text);
  const isText = words.length === 1;
  return words
    .map((word) => (isText || /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(" ");
}
