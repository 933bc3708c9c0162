import { compileRules, textsOf } from "../engine/compile.ts";
import { rules } from "../rules/index.ts";

/** How many built-in rules there are. */
export const ruleCount: number = rules.length;

/** The built-in rules, compiled, as JSON per kind of fact. The build runs this file: the hooks hold its result. */
export const builtInRules: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(compileRules(rules)).map(([kind, compiled]) => [kind, JSON.stringify(compiled)]),
);

/** Their texts, as JSON: read only when a rule fires. */
export const builtInTexts: string = JSON.stringify(textsOf(rules));
