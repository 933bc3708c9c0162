import type { CompiledGlob, Matcher } from "./match.ts";

const expressions = new Map<string, RegExp>();

/** True when one of the compiled globs matches the whole text. */
export function matchText(text: string, { texts, globs }: Matcher): boolean {
  return texts?.includes(text) === true || globs?.some((glob) => matchGlob(text, glob)) === true;
}

function matchGlob(text: string, { pattern, needles }: CompiledGlob): boolean {
  if (!needles.every((choices) => choices.split(",").some((needle) => text.includes(needle)))) return false;
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(pattern, "s");
    expressions.set(pattern, expression);
  }
  return expression.test(text);
}
