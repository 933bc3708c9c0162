import { posix } from "node:path";
import type { Effect } from "../operation-fact.ts";
import { isKnown, programOf } from "../programs/index.ts";
import { addOperations } from "../programs/operations.ts";
import type { Arguments } from "../programs/program.ts";
import type { Setting } from "./analysis.ts";
import { parseFields } from "./parse-fields.ts";
import type { Field } from "./stream.ts";

/** Records a command as it runs. */
export function addCommand(
  program: string,
  parsed: Arguments<Field>,
  { analysis, reach }: Setting,
  effects: readonly Effect[] = [],
): void {
  analysis.facts.commands.push({
    program,
    verb: parsed.verb,
    options: [...parsed.options.keys(), ...tellingOptions(program, parsed)],
    arguments: parsed.operands.map((field) => field.text),
    elevated: reach.elevated,
    reach: reach.through,
    place: reach.place,
    shown: reach.kept !== "piped" && reach.kept !== "captured",
    effects,
  });
}

/** Records a command with what it does to outside systems. */
export function addServiceCommand(program: string, parsed: Arguments<Field>, setting: Setting): void {
  const operations = addOperations(program, parsed, setting);
  const effects = operations.filter((fact) => !fact.dryRun).map((fact) => fact.effect);
  addCommand(program, parsed, setting, [...new Set(effects)]);
}

/** `--mode=VALUE` of the options whose value rules are about. */
function tellingOptions(program: string, { options }: Arguments<Field>): readonly string[] {
  const names = programOf(program).telling?.split(" ") ?? [];
  return names.flatMap((name) =>
    (options.get(name) ?? []).slice(0, 16).map((field) => `${name}=${field?.text.slice(0, 256) ?? ""}`),
  );
}

/** `node bin/tool.cjs verb` is the program `tool` as well. */
export function addScript(file: Field | undefined, args: readonly Field[], setting: Setting): void {
  const name = posix.basename(file?.text ?? "").replace(/\.\w+$/, "");
  if (!file?.known || (name === posix.basename(file.text) && !isKnown(name))) return;
  const parsed = parseFields(args.slice(args.indexOf(file) + 1), programOf(name));
  addServiceCommand(name, parsed, setting);
}
