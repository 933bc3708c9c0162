import * as z from "zod";
import { expressionOfGlob, linearExpression } from "../linear-expression.ts";
import { text, word } from "./policy-texts.ts";

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
