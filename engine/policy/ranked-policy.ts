import { type ProfileName, profileNames } from "../profile.ts";
import type { Ignored } from "./compiled-policy.ts";
import type { PolicySource } from "./policy-source.ts";
import { type ReadPolicy, readPolicy } from "./read-policy.ts";

/** A policy with its place in the merge. */
export type RankedPolicy = ReadPolicy & {
  /** 0 is the strongest; policies of one pass are equals. */
  readonly pass: number;
  readonly mayLoosen: boolean;
  /** Where only some exceptions of the file are meant: which of them, by number. */
  readonly exceptionNumbers?: readonly number[];
};

/** The pass of each layer that may loosen. */
export const passes = { managed: 0, team: 1, user: 2, repo: 3, "repo-local": 3 } as const;

/** The pass of everything that may only tighten: repositories that are not trusted, and files that are not valid. */
const tightening = 4;

/** True for a pass whose policies may say less than the profile. */
export const mayLoosen = (pass: number): boolean => pass < tightening;

/** True for the files that come with a clone. */
export const isOfRepository = ({ layer }: PolicySource): boolean =>
  layer === "repo" || layer === "repo-local";

/** Reads policies and ranks them. A repository's may loosen only when it is trusted, and what is not valid never does. */
export function rankPolicies(
  sources: readonly PolicySource[],
  isTrusted: (source: PolicySource) => boolean,
): readonly RankedPolicy[] {
  return sources.map((source) => {
    const read = readPolicy(source);
    const ranked = { ...read, pass: passes[source.layer], mayLoosen: true };
    return read.problems.length > 0 || (isOfRepository(source) && !isTrusted(source))
      ? tighteningOnly(ranked)
      : ranked;
  });
}

/** The same policy as one that may only tighten. */
export function tighteningOnly(policy: RankedPolicy): RankedPolicy {
  return { ...policy, pass: tightening, mayLoosen: false };
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
