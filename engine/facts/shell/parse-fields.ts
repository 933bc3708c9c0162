import { type Arguments, type Program, parseArguments } from "../programs/program.ts";
import type { Field } from "./stream.ts";

/** The arguments of a command, sorted out by its program's table. */
export function parseFields(args: readonly Field[], program: Program): Arguments<Field> {
  return parseArguments(
    args,
    program,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  );
}
