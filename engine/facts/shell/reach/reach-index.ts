import { indexPrograms } from "../../programs/program-index.ts";
import { carriers } from "./carriers.ts";
import { editors } from "./editor-commands.ts";
import { interpreterRows } from "./interpreter-rows.ts";
import { wrappers } from "./wrapper-rows.ts";

/** A program that is a wrapper only in front of some words has them in its role: `wrapper:exec,x`. */
const wrapperRoles: Record<string, Record<string, true>> = {};
for (const [name, { only }] of Object.entries(wrappers)) {
  const role = only === undefined ? "wrapper" : `wrapper:${only.replaceAll(" ", ",")}`;
  wrapperRoles[role] = { ...wrapperRoles[role], [name]: true };
}

/** Programs that run commands or code they are given, so that a hook need not read how for the many that do not. */
export const reachIndex = indexPrograms({
  ...wrapperRoles,
  ...{ carrier: carriers, interpreter: interpreterRows, editor: editors },
});
