import type { RankedPolicy } from "./ranked-policy.ts";

/**
 * Path globs as rules know paths. In a repository's policy a relative glob also starts from the folder of the policy, so that it means the
 * same wherever the session's project begins.
 */
export function anchored(globs: readonly string[], { source }: RankedPolicy): readonly string[] {
  const { directory } = source;
  return globs.flatMap((glob) =>
    directory === "" || isAbsolute(glob) ? [glob] : [glob, `${directory}/${glob}`],
  );
}

/**
 * The same for what is taken out of a rule: only what certainly is the same file.
 *
 * @returns undefined for a relative glob in a policy that is of no folder
 */
export function anchoredExactly(
  globs: readonly string[],
  { source }: RankedPolicy,
): readonly string[] | undefined {
  const { directory } = source;
  if (directory === "" && !globs.every(isAbsolute)) return undefined;
  return globs.map((glob) => (isAbsolute(glob) ? glob : `${directory}/${glob}`));
}

const isAbsolute = (glob: string): boolean => /^(?:\/|~\/|\*\*\/)/.test(glob);
