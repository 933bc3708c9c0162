import type { RuleText } from "../engine/compile.ts";
import { builtInTexts } from "./built-in-rules.ts";

/** The texts of a rule. */
export function textOfRule(rule: string): RuleText | undefined {
  const texts: Readonly<Record<string, RuleText>> = JSON.parse(builtInTexts);
  return Object.hasOwn(texts, rule) ? texts[rule] : undefined;
}
