import { filePrograms } from "./files.ts";
import type { Program } from "./program.ts";
import { servicePrograms } from "./services.ts";

const unknownProgram: Program = {};

/** The table entry of a program, empty for one nobody has told us about. */
export function programOf(name: string): Program {
  if (Object.hasOwn(filePrograms, name)) return filePrograms[name] ?? unknownProgram;
  if (Object.hasOwn(servicePrograms, name)) return servicePrograms[name] ?? unknownProgram;
  return unknownProgram;
}
