import type { ProgramTable } from "./program.ts";

/** Tables of programs by subject. */
export type ProgramTables = Readonly<Record<string, ProgramTable>>;

/** The subject of each program, by its first character, as text that is searched: ` cat:reader cp:changer `. */
export type ProgramIndex = Readonly<Record<string, string>>;

/** Makes the index of tables. It is text and no map, which each hook would have to build. */
export function indexPrograms(
  tables: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): ProgramIndex {
  const index: Record<string, string> = {};
  for (const [subject, table] of Object.entries(tables))
    for (const name of Object.keys(table))
      index[name.charAt(0)] = `${index[name.charAt(0)] ?? " "}${name}:${subject} `;
  return index;
}

/** The subject of a program, or undefined for one that no table has. */
export function subjectOf(name: string, index: ProgramIndex): string | undefined {
  const initial = name.charAt(0);
  const names = Object.hasOwn(index, initial) ? (index[initial] ?? "") : "";
  const at = names.indexOf(` ${name}:`);
  if (at === -1) return undefined;
  const start = at + name.length + 2;
  return names.slice(start, names.indexOf(" ", start));
}
