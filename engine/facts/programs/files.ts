import { changers } from "./changers.ts";
import { converters } from "./converters.ts";
import type { Program } from "./program.ts";
import { readers } from "./readers.ts";
import { searchers } from "./searchers.ts";

/** Programs that work on files: coreutils, search, editors, archives. */
export const filePrograms: Readonly<Record<string, Program>> = {
  ...readers,
  ...searchers,
  ...changers,
  ...converters,
};
