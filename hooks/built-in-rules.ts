import { type CompiledRule, compileRules, type RuleText, textsOf } from "../engine/compile.ts";
import { rules } from "../rules/index.ts";

/** The built-in rules, compiled. The build runs this file: the hooks hold its result. */
export const builtInRules: readonly CompiledRule[] = compileRules(rules);

/** Their texts, as JSON: read only when a rule fires. */
export const builtInTexts: string = JSON.stringify(
  textsOf(rules) satisfies Readonly<Record<string, RuleText>>,
);
