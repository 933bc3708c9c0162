import { posix } from "node:path";
import { isKnown } from "../programs/index.ts";
import type { Field } from "./state.ts";

/**
 * `python -m pip install X` is `pip install X`, `java -jar jenkins-cli.jar delete-job X` is `jenkins-cli delete-job X`: a program by
 * another road. Only for programs that the tables know.
 *
 * @returns the program and its arguments, or undefined
 */
export function moduleCommand(name: string, args: readonly Field[]): readonly Field[] | undefined {
  const option = name === "java" ? "-jar" : "-m";
  const isAttached = (field: Field) => option === "-m" && /^-m[a-z]/.test(field.text);
  const at = args.findIndex((field) => field.text === option || isAttached(field));
  const flag = args[at];
  if (!flag) return undefined;
  const attached = isAttached(flag) ? { ...flag, text: flag.text.slice(2) } : undefined;
  const module = attached ?? args[at + 1];
  if (!module?.known) return undefined;
  const program = posix.basename(module.text).replace(/\.jar$/, "");
  if (!isKnown(program)) return undefined;
  return [{ ...module, text: program }, ...args.slice(attached ? at + 1 : at + 2)];
}

/** A program in capitals is found on file systems that do not tell case apart. */
export function isShouted(program: string): boolean {
  return /^[A-Z]{2,}$/.test(posix.basename(program));
}

/** A verb or option in capitals, as it goes with a program in capitals. */
export function lowered(field: Field): Field {
  return /^-{0,2}[A-Z]{2,}(?:-[A-Z]+)*$/.test(field.text)
    ? { ...field, text: field.text.toLowerCase() }
    : field;
}
