import { compileRules } from "../engine/compile.ts";
import { rules } from "../rules/index.ts";

/** How many built-in rules there are. */
export const ruleCount = rules.length;

/** The built-in rules, compiled, by the kind of fact they are about, where there are any. The build runs this file: the hooks hold its result. */
export const builtInRules: Readonly<Partial<ReturnType<typeof compileRules>>> = Object.fromEntries(
  Object.entries(compileRules(rules)).filter(([, table]) => table.rules !== ""),
);
