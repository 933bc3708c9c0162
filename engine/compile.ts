import { type FactKind, factKinds } from "./facts/facts.ts";
import { compileGlobs, type Matcher } from "./match.ts";
import type { Category, Rule, Severity, When } from "./rule.ts";

/** One condition ready to be tested: per key a matcher, or the value that must be equal. */
export type CompiledCondition = Readonly<Record<string, Matcher | boolean>>;

/** A rule as the hook needs it: no texts, no examples, globs compiled. Plain data. */
export type CompiledRule = {
  readonly id: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly when: Readonly<Partial<Record<keyof When, CompiledCondition>>>;
};

/** What is said when a rule fires. */
export type RuleText = { readonly summary: string; readonly why: string; readonly instead: string };

const pathKeys = new Set(["path", "notPath", "source", "notSource", "sink"]);

/** Compiles rules and sorts them by the kind of fact they are about, for `evaluate`. */
export function compileRules(
  rules: readonly Pick<Rule, "id" | "severity" | "category" | "when">[],
): Readonly<Record<FactKind, readonly CompiledRule[]>> {
  const sorted: Record<FactKind, CompiledRule[]> = {
    ...{ secret: [], flow: [], file: [], operation: [], command: [] },
    ...{ code: [], network: [], environment: [], variable: [], process: [], tool: [], opaque: [] },
  };
  for (const { id, severity, category, when } of rules) {
    const kind = factKinds.find((candidate) => when[candidate] !== undefined);
    if (kind) sorted[kind].push({ id, severity, category, when: compileWhen(when) });
  }
  return sorted;
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
