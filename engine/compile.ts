import type { CompiledCondition, CompiledRule, RuleTable } from "./compiled-rule.ts";
import { type FactKind, factKinds } from "./facts/facts.ts";
import { compileGlobs, type Matcher } from "./match.ts";
import type { Rule, When } from "./rule.ts";
import { indexRules } from "./rule-index.ts";

/** What is said when a rule fires. */
export type RuleText = { readonly summary: string; readonly why: string; readonly instead: string };

const pathKeys = new Set(["path", "notPath", "source", "notSource", "sink"]);

/** Compiles rules and sorts them by the kind of fact they are about, for `evaluate`. */
export function compileRules(
  rules: readonly Pick<Rule, "id" | "severity" | "category" | "when">[],
): Readonly<Record<FactKind, RuleTable>> {
  const compiled = rules.map(({ id, severity, category, when }) => ({
    ...{ id, severity, category },
    when: compileWhen(when),
  }));
  const about = (kind: FactKind) => {
    const isFirst = ({ when }: CompiledRule) => factKinds.find((one) => when[one] !== undefined) === kind;
    return indexRules(kind, compiled.filter(isFirst));
  };
  return {
    ...{ secret: about("secret"), flow: about("flow"), file: about("file"), operation: about("operation") },
    ...{ command: about("command"), code: about("code"), network: about("network") },
    ...{ environment: about("environment"), variable: about("variable"), process: about("process") },
    ...{ tool: about("tool"), install: about("install"), opaque: about("opaque"), call: about("call") },
  };
}

function compileWhen(when: When): CompiledRule["when"] {
  return Object.fromEntries(
    Object.entries(when).map(([kind, condition]) => [kind, compileCondition(condition ?? {})]),
  );
}

function compileCondition(condition: object): CompiledCondition {
  const compiled: Record<string, Matcher | boolean> = {};
  for (const [key, value] of Object.entries(condition)) {
    if (typeof value === "boolean") compiled[key] = value;
    else {
      const globs = (Array.isArray(value) ? value : [value]).map(String);
      compiled[key] = compileGlobs(globs, pathKeys.has(key) ? "path" : "text");
    }
  }
  return compiled;
}

/** The texts of rules by id. */
export function textsOf(rules: readonly Rule[]): Readonly<Record<string, RuleText>> {
  return Object.fromEntries(rules.map(({ id, summary, why, instead }) => [id, { summary, why, instead }]));
}
