import type { CompiledRule, RuleText } from "../engine/compile.ts";
import type { RulesOf } from "../engine/evaluate.ts";
import { builtInRules, builtInTexts } from "./built-in-rules.ts";

/** The rules about one kind of fact. */
export const rulesOf: RulesOf = (kind) => {
  const rules: readonly CompiledRule[] = JSON.parse(builtInRules[kind] ?? "[]");
  return rules;
};

/** The texts of a rule. */
export function textOfRule(rule: string): RuleText | undefined {
  const texts: Readonly<Record<string, RuleText>> = JSON.parse(builtInTexts);
  return Object.hasOwn(texts, rule) ? texts[rule] : undefined;
}
