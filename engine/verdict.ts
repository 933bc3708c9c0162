import type { Decision } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { Outcome } from "./policy/compiled-policy.ts";
import { type Profile, scaleFor } from "./profile.ts";

/** The answer to one call: the strictest of its findings, and the findings that object, strictest first. */
export type Verdict = { readonly decision: Decision; readonly objections: readonly Finding[] };

const strictness = { allow: 0, ask: 1, deny: 2 } as const;
const badness = { low: 0, medium: 1, high: 2, critical: 3 } as const;

/** What follows from one finding: what the policy says of its rule, else the profile's scale. */
export function decisionOn(
  { rule, category, severity }: Finding,
  profile: Profile,
  outcomes: Readonly<Record<string, Outcome>>,
): Decision {
  const outcome = Object.hasOwn(outcomes, rule) ? outcomes[rule] : undefined;
  if (outcome === "off") return "allow";
  return outcome ?? scaleFor(category, profile)[severity];
}

/**
 * Judges findings by a profile.
 *
 * @param outcomes what a policy makes of single rules
 * @returns deny > ask > allow, whatever the order of the findings
 */
export function judge(
  findings: readonly Finding[],
  profile: Profile,
  outcomes: Readonly<Record<string, Outcome>> = {},
): Verdict {
  const judged = findings
    .map((finding) => ({ finding, decision: decisionOn(finding, profile, outcomes) }))
    .filter(({ decision }) => decision !== "allow")
    .sort(
      (a, b) =>
        strictness[b.decision] - strictness[a.decision] ||
        badness[b.finding.severity] - badness[a.finding.severity],
    );
  return { decision: judged[0]?.decision ?? "allow", objections: judged.map(({ finding }) => finding) };
}
