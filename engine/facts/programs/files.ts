import { changers } from "./changers.ts";
import { converters } from "./converters.ts";
import { indexPrograms, type ProgramTables } from "./program-index.ts";
import { readers } from "./readers.ts";
import { searchers } from "./searchers.ts";

/** Programs that work on files: coreutils, search, editors, archives; by subject, so that a hook reads one. */
export const fileTables: ProgramTables = {
  reader: readers,
  searcher: searchers,
  changer: changers,
  converter: converters,
};

/** The subject of each of these programs. */
export const fileIndex = indexPrograms(fileTables);
