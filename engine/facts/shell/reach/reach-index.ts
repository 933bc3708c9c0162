import { indexPrograms } from "../../programs/program-index.ts";
import { carriers } from "./carriers.ts";
import { editors } from "./editor-commands.ts";
import { interpreterRows } from "./interpreter-rows.ts";
import { wrappers } from "./wrapper-rows.ts";

/** Programs that run commands or code they are given, so that a hook need not read how for the many that do not. */
export const reachIndex = indexPrograms({
  carrier: carriers,
  wrapper: wrappers,
  interpreter: interpreterRows,
  editor: editors,
});
