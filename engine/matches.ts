import type { Matcher } from "./match.ts";

const expressions = new Map<string, RegExp>();

/** True when one of the compiled globs matches the whole text. */
export function matchText(text: string, { texts, pattern, needles }: Matcher): boolean {
  if (texts?.includes(text)) return true;
  if (pattern === undefined || needles?.some((needle) => text.includes(needle)) === false) return false;
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(pattern, "s");
    expressions.set(pattern, expression);
  }
  return expression.test(text);
}
