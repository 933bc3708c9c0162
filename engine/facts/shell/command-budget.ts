import { type Analysis, addOpaque, spend, tooMuchWork } from "./analysis.ts";
import type { Field } from "./stream.ts";

/** Most commands that may carry one another. */
const maxCarried = 64;

/** What looking at one command costs, and at one of its words, besides its characters. */
const commandWork = 300;
const fieldWork = 24;

/**
 * Pays for a command that is about to be looked at.
 *
 * @returns false, and an opaque fact, where too many commands carry one another (`sudo env nice …`)
 * @throws tooMuchWork where the call has too many commands, or nothing is left to pay with
 */
export function isFollowed(fields: readonly Field[], analysis: Analysis): boolean {
  if (--analysis.budget < 0) throw tooMuchWork;
  if (analysis.carried >= maxCarried) {
    addOpaque(analysis, "limit", "commands inside commands beyond what is followed", "shell");
    return false;
  }
  spend(analysis, commandWork);
  for (const field of fields) spend(analysis, fieldWork + field.text.length);
  return true;
}
