import { withDelegated } from "./delegation.ts";
import type { PolicySource } from "./policy-source.ts";
import { type RankedPolicy, tightening } from "./ranked-policy.ts";
import { readPolicy } from "./read-policy.ts";

const passes = { managed: 0, team: 1, user: 2, repo: 3, "repo-local": 3 } as const;

/** Reads policies and ranks them. A repository's may loosen only when it is trusted, and what is not valid never does. */
export function rankPolicies(
  sources: readonly PolicySource[],
  isTrusted: (source: PolicySource) => boolean,
): readonly RankedPolicy[] {
  const ranked = sources.map((source) => {
    const read = readPolicy(source);
    const isRelaxing = read.problems.length === 0 && (!isOfRepository(source) || isTrusted(source));
    return { ...read, pass: isRelaxing ? passes[source.layer] : tightening, mayLoosen: isRelaxing };
  });
  const above = ranked.filter(({ source }) => !isOfRepository(source));
  return ranked.flatMap((policy) =>
    policy.mayLoosen || policy.problems.length > 0 || !isOfRepository(policy.source)
      ? [policy]
      : withDelegated(policy, above, passes.repo),
  );
}

const isOfRepository = ({ layer }: PolicySource): boolean => layer === "repo" || layer === "repo-local";
