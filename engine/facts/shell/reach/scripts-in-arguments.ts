import { runForeignCode } from "../../code/run-code.ts";
import type { Arguments, Program } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { textIn } from "../files/files.ts";
import { readEnvironment } from "../shown/environment.ts";
import type { Field } from "../stream.ts";
import { runEditorCommands } from "./editor-commands.ts";
import { reachRole } from "./reach-role.ts";
import { runSedScript } from "./sed-scripts.ts";
import { noteOrigin } from "./shells.ts";

/** `jq env`, `jq '$ENV.NAME'`: variables of the environment in a filter; a field of that name has a dot in front. */
function runJqFilter({ options, operands }: Arguments<Field>, setting: Setting): void {
  const filter = options.has("--from-file") ? undefined : operands[0]?.text;
  for (const [, name] of filter?.matchAll(/(?<![.\w"$])(?:env|\$ENV)\b(?!["\s]{0,9}:)(?:\.(\w+))?/g) ?? [])
    readEnvironment([name ?? "*"], "jq", setting);
}

/** An awk program: from its argument, `-e` or a file that the call has written. Variables of `-v` are set in front of it. */
function runAwkProgram(name: string, { options, operands }: Arguments<Field>, setting: Setting): void {
  const files = options.get("--file") ?? [];
  const [first] = operands;
  const written = files.map((file) => (file ? textIn(file, setting) : undefined));
  const sources = [...(options.get("--source") ?? []), ...(files.length > 0 || !first ? [] : [first])];
  const known = sources.filter((field) => field !== undefined);
  const text = [...known.map((field) => field.text), ...written.filter((code) => code !== undefined)].join(
    "\n",
  );
  if (text === "") return;
  for (const field of known)
    if (field.free && !/\s/.test(field.text)) noteOrigin(field, "awk", name, setting);
  const variables = (options.get("--assign") ?? []).map((field) => {
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

/** Options whose value is a command: `tar --to-command CMD`, `rg --pre CMD`, `tar --checkpoint-action=exec=CMD`. */
export function runOptionCommands(
  { optionCommands = [] }: Program,
  { options }: Arguments<Field>,
  setting: Setting,
): void {
  for (const field of optionCommands.flatMap((option) => options.get(option) ?? [])) {
    if (!field) continue;
    const isMarked = field.text.startsWith("exec=");
    if (isMarked || !/^[\w-]{1,40}=/.test(field.text))
      setting.analysis.walker.source(field.text.slice(isMarked ? "exec=".length : 0), setting);
  }
}

/** Looks at the scripts that sed, jq, awk and editors are given as arguments. */
export function runScripts(
  name: string,
  args: readonly Field[],
  parsed: Arguments<Field>,
  setting: Setting,
): void {
  if (name === "sed") runSedScript(parsed, setting);
  if (name === "jq") runJqFilter(parsed, setting);
  if (/^[gmn]?awk$/.test(name)) runAwkProgram(name, parsed, setting);
  if (reachRole(name, args) === "editor") runEditorCommands(name, args, setting);
}
