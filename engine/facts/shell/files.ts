import type { FileAccess } from "../facts.ts";
import { absolutePath, fileFact } from "../paths.ts";
import { addOpaque, type Field, type Setting, type Source } from "./state.ts";

/**
 * Records that a program accesses a file. In a container or on another machine there is no local file.
 *
 * @returns where data in the file comes from: the file itself when it is read, and what the same call has put into it
 */
export function addFile(
  access: FileAccess,
  field: Field,
  by: string,
  recursive: boolean,
  setting: Setting,
): readonly Source[] {
  const { analysis, state, reach } = setting;
  if (reach.place !== "here" || field.text === "" || field.text === "-") return [];
  if (/^\/dev\/(fd\/\d+|stdin|stdout|stderr)$/.test(field.text)) return field.sources ?? [];
  if (!field.known || (state.cwd === undefined && !field.text.startsWith("/"))) {
    addOpaque(analysis, "path", "the path is not known before the command runs", by, access);
  }
  const { surroundings, facts } = analysis;
  const path = absolutePath(field.text, state.cwd ?? surroundings.project);
  const fact = fileFact(access, path, by, recursive, surroundings);
  facts.files.push(fact);
  if (access === "delete" && field.pattern !== undefined) {
    const whole = absolutePath(field.pattern, state.cwd ?? surroundings.project);
    facts.files.push(fileFact(access, whole, by, recursive, surroundings));
  }
  const held = analysis.held.get(path) ?? [];
  return access === "read" ? [{ from: "file", name: fact.path }, ...held] : held;
}

/** Remembers what the call puts into a file, so that reading or running it later in the call is known for what it is. */
export function hold(field: Field, sources: readonly Source[], { analysis, state }: Setting): void {
  const path = absolutePath(field.text, state.cwd ?? analysis.surroundings.project);
  if (sources.length > 0)
    analysis.held.set(path, [...(analysis.held.get(path) ?? []), ...sources].slice(-64));
}
