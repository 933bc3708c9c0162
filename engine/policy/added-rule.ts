import type { Rule } from "../rule.ts";
import type { Outcome } from "./compiled-policy.ts";
import type { RankedPolicy } from "./ranked-policy.ts";

/** A rule that a policy adds; texts and condition as in every rule. */
export type PolicyRule = Omit<Rule, "source" | "examples">;

/** A rule with the policy it comes from. `outcome` is what follows in every profile, where that is not for the profile to say. */
export type AddedRule = {
  readonly rule: PolicyRule;
  readonly policy: RankedPolicy;
  readonly field: readonly (string | number)[];
  readonly outcome?: Outcome;
};
