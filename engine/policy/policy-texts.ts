import * as z from "zod";

/** Longest list in a policy file. */
export const maxItems = 1_000;

/** Longest text in a policy file. */
export const text = z.string().min(1).max(500);

/** A name that becomes part of rule ids. */
export const word = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "use lower case words joined by hyphens: customer-data")
  .max(40);

/** A list of globs. */
export const globs = z.array(text).min(1).max(maxItems);
