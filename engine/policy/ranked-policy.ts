import { type ProfileName, profileNames } from "../profile.ts";
import type { Ignored } from "./compiled-policy.ts";
import type { ReadPolicy } from "./read-policy.ts";

/** A policy with its place in the merge. */
export type RankedPolicy = ReadPolicy & {
  /** 0 is the strongest; policies of one pass are equals. */
  readonly pass: number;
  readonly mayLoosen: boolean;
  /** Where only some exceptions of the file are meant: which of them, by number. */
  readonly exceptionNumbers?: readonly number[];
};

/** The pass of everything that may only tighten: repositories that are not trusted, and files that are not valid. */
export const tightening = 4;

/** True for a pass whose policies may say less than the profile. */
export const mayLoosen = (pass: number): boolean => pass < tightening;

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
