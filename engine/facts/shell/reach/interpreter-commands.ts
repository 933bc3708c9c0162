import { programOf } from "../../programs/index.ts";
import type { Setting } from "../analysis.ts";
import { addCommand, addScript, addServiceCommand } from "../command-facts.ts";
import { withInput } from "../filters/unmodelled.ts";
import { parseFields } from "../parse-fields.ts";
import { type Field, type Stream, unknownStream } from "../stream.ts";
import { readGiven } from "./given.ts";
import { interpreterRows } from "./interpreter-rows.ts";
import { interpret } from "./interpreters.ts";
import { projectCommand } from "./module-commands.ts";
import { plainName } from "./reach-role.ts";

/**
 * `python -c CODE`, `node FILE`, `… | ruby`: the command, the files it is given and the code it runs.
 *
 * @param run runs the command of which the script is only the start (`python manage.py`)
 * @returns what it prints
 */
export function runInterpreter(
  name: string,
  args: readonly Field[],
  setting: Setting,
  run: (inner: readonly Field[]) => Stream,
): Stream {
  const interpreter = interpreterRows[plainName(name)];
  if (!interpreter) return unknownStream;
  const parsed = parseFields(args, interpreter.program);
  const own = programOf(name);
  if (own.service) addServiceCommand(name, parseFields(args, own), setting);
  else addCommand(name, parsed, setting);
  const isCode = [...interpreter.code, "-m"].some((option) => parsed.options.has(option));
  readGiven(parsed.operands.slice(isCode ? 0 : 1), name, setting);
  if (!isCode) addScript(parsed.operands[0], args, setting);
  const other = projectCommand(name, args);
  if (other) return run(other);
  const printed = interpret(name, interpreter, args, setting);
  return isCode ? withInput(name, printed, setting.stdin) : printed;
}
