import { expressionOfGlob, linearExpression } from "../linear-expression.ts";
import type { SecretSpan } from "./secrets/span.ts";

/** A team's own pattern as a policy file has it. */
type Given =
  | { readonly name: string; readonly expression: string }
  | { readonly name: string; readonly glob: string };

/** A team's own pattern, ready for use: `source` has passed {@link linearExpression}. */
export type OwnPattern = { readonly detector: string; readonly source: string };

/** @throws Error for an expression that the schema of policy files has let through though it is not linear */
export function compileOwnPattern(given: Given): OwnPattern {
  const source = linearExpression("glob" in given ? expressionOfGlob(given.glob) : given.expression);
  if (typeof source !== "string") throw new Error(`${given.name}: ${source.fault}`);
  return { detector: `own/${given.name}`, source };
}

/** Finds a team's own patterns, as whole words. Linear: a match is short and there is one way to make it. */
export function findOwnPatterns(text: string, patterns: readonly OwnPattern[]): readonly SecretSpan[] {
  return patterns.flatMap(({ detector, source }) =>
    [...text.matchAll(new RegExp(`(?<![A-Za-z0-9_])${source}(?![A-Za-z0-9_])`, "g"))].map((match) => ({
      detector,
      confidence: "certain" as const,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
