import type { Severity } from "../rule.ts";
import type { AddedRule, PolicyRule } from "./added-rule.ts";
import { listRules } from "./list-rules.ts";
import { anchored } from "./policy-paths.ts";
import type { RankedPolicy } from "./ranked-policy.ts";

/** Everything a policy adds to the rules: its own, and those of the pack `policy` that its lists stand for. */
export function rulesOfPolicy(policy: RankedPolicy): readonly AddedRule[] {
  const { file } = policy;
  const own = (file.ownRules ?? []).map((rule, index) => ({ rule, policy, field: ["ownRules", index] }));
  const sensitive = (file.paths?.sensitive ?? []).map(({ paths, classification, severity }, index) => ({
    rule: sensitiveRule(classification, anchored(paths, policy), severity ?? "high"),
    policy,
    field: ["paths", "sensitive", index],
  }));
  return [...own, ...sensitive, ...listRules(policy)];
}

function sensitiveRule(classification: string, paths: readonly string[], severity: Severity): PolicyRule {
  const [first = "", ...others] = paths;
  return {
    id: `policy/${classification}`,
    summary: `Touches files that a policy calls ${classification}.`,
    why: "The policy keeps them from agents: what is read lands in the transcript and goes to the model.",
    instead: "Work without them, or ask the user for what you need of them.",
    severity,
    category: "credential",
    when: { file: { access: ["read", "write", "delete", "link", "mode"], path: [first, ...others] } },
  };
}
