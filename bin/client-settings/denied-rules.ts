import type { PolicyRule } from "../../engine/policy/added-rule.ts";
import type { PolicyInForce } from "../../engine/policy/apply-policy.ts";
import type { Compiled } from "../../engine/policy/compile-policy.ts";
import { rulesOfPolicy } from "../../engine/policy/policy-rules.ts";
import { decisionOn } from "../../engine/verdict.ts";
import { rules } from "../../rules/index.ts";

/** A rule whose findings are denied. */
export type DeniedRule = {
  readonly rule: PolicyRule;
  readonly isOwn: boolean;
  /** Paths that a policy lets through, and may. */
  readonly free: readonly string[];
};

/** Rules whose findings are denied: those of policies, and built-in ones about what is certain to hold credentials. */
export function deniedRules(
  { policies, narrowedForms }: Compiled,
  { profile, outcomes }: PolicyInForce,
): readonly DeniedRule[] {
  const added = policies.flatMap(rulesOfPolicy).map(({ rule }) => ({ rule, isOwn: true }));
  const builtIn = rules.map((rule: PolicyRule) => ({ rule, isOwn: false }));
  const seen = new Map<string, number>();
  return [...builtIn, ...added].flatMap(({ rule, isOwn }) => {
    const { id, category, severity } = rule;
    // Several files may give a rule of one name.
    const nth = seen.get(id) ?? 0;
    seen.set(id, nth + 1);
    const isCertain = category === "credential" && (severity === "high" || severity === "critical");
    const isMeant = isOwn || isCertain || (category === "credential" && Object.hasOwn(outcomes, id));
    if (!isMeant || decisionOn({ rule: id, category, severity, on: "" }, profile, outcomes) !== "deny")
      return [];
    const narrowed = narrowedForms.filter((form) => form.id === id)[nth]?.when.file?.notPath ?? [];
    const free = narrowed.filter((glob) => rule.when.file?.notPath?.includes(glob) !== true);
    return [{ rule, isOwn, free }];
  });
}
