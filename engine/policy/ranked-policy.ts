import { type ProfileName, profileNames } from "../profile.ts";
import type { Ignored } from "./compiled-policy.ts";
import type { PolicySource } from "./policy-source.ts";
import { type ReadPolicy, readPolicy } from "./read-policy.ts";

/** A policy with its place in the merge. */
export type RankedPolicy = ReadPolicy & {
  /** 0 is the strongest; policies of one pass are equals. */
  readonly pass: number;
  readonly mayLoosen: boolean;
};

const passes = { managed: 0, team: 1, user: 2, repo: 3, "repo-local": 3 } as const;

/** The pass of everything that may only tighten: repositories that are not trusted, and files that are not valid. */
const tightening = 4;

/** True for a pass whose policies may say less than the profile. */
export const mayLoosen = (pass: number): boolean => pass < tightening;

/** Reads policies and ranks them. A repository's may loosen only when it is trusted, and what is not valid never does. */
export function rankPolicies(
  sources: readonly PolicySource[],
  isTrusted: (source: PolicySource) => boolean,
): readonly RankedPolicy[] {
  return sources.map((source) => {
    const read = readPolicy(source);
    const isRepository = source.layer === "repo" || source.layer === "repo-local";
    const isRelaxing = read.problems.length === 0 && (!isRepository || isTrusted(source));
    return { ...read, pass: isRelaxing ? passes[source.layer] : tightening, mayLoosen: isRelaxing };
  });
}

/** Why a policy may only tighten. */
export function whyNot({ source, problems }: RankedPolicy): string {
  if (problems.length > 0) return "a file that is not valid can only tighten";
  return `a ${source.layer} policy can only tighten`;
}

/** A note on a field that is not followed. */
export function ignoredAt(
  policy: RankedPolicy,
  field: readonly (string | number)[],
  why: string,
  profiles: readonly ProfileName[] = profileNames,
): Ignored {
  const message = `${field.join(".")}: ${why}`;
  return { path: policy.source.path, line: policy.lineOf(field), message, profiles };
}
