import { changers } from "./changers.ts";
import { converters } from "./converters.ts";
import type { ProgramTable } from "./program.ts";
import { readers } from "./readers.ts";
import { searchers } from "./searchers.ts";

/** Programs that work on files: coreutils, search, editors, archives; by subject, so that a hook reads one. */
export const fileTables: Readonly<Record<string, ProgramTable>> = {
  reader: readers,
  searcher: searchers,
  changer: changers,
  converter: converters,
};

/** The subject of each program, as text that is searched: ` cat:reader grep:searcher `. */
export const fileIndex = Object.entries(fileTables)
  .flatMap(([subject, table]) => Object.keys(table).map((name) => ` ${name}:${subject}`))
  .concat(" ")
  .join("");
