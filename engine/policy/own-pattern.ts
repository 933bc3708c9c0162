import * as z from "zod";
import { expressionOfGlob, linearExpression } from "../linear-expression.ts";

/** Longest text in a policy file. */
export const text = z.string().min(1).max(500);

/** A name that becomes part of rule ids. */
export const word = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "use lower case words joined by hyphens: customer-data")
  .max(40);

const linear = text.superRefine((given, context) => {
  const source = linearExpression(given);
  if (typeof source !== "string") context.addIssue({ code: "custom", message: source.fault });
});
const linearGlob = text.superRefine((given, context) => {
  const source = linearExpression(expressionOfGlob(given));
  if (typeof source !== "string") context.addIssue({ code: "custom", message: source.fault });
});
/** What else is a secret, in a form that is searched in linear time. */
export const ownPattern = z.union([
  z.strictObject({
    name: word.describe("What it is called in results."),
    expression: linear.describe("A regular expression."),
  }),
  z.strictObject({
    name: word.describe("What it is called in results."),
    glob: linearGlob.describe("A glob."),
  }),
]);
