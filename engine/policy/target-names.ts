import { compileGlobs } from "../match.ts";
import type { TargetNames } from "../surroundings.ts";
import type { Ignored } from "./compiled-policy.ts";
import { ignoredAt, type RankedPolicy, whyNot } from "./ranked-policy.ts";

/** Every file may say that a name means production; only one that may loosen, that it does not. */
export function targetNamesOf(policies: readonly RankedPolicy[]): TargetNames {
  const strong = policies.filter(({ mayLoosen }) => mayLoosen);
  return {
    ...namesIn("production", policies),
    ...namesIn("staging", strong),
    ...namesIn("development", strong),
  };
}

function namesIn(key: keyof TargetNames, policies: readonly RankedPolicy[]): TargetNames {
  const globs = policies.flatMap(({ file }) => file.environments?.[key] ?? []);
  const distinct = [...new Set(globs.map((glob) => glob.toLowerCase()))].sort();
  return distinct.length === 0 ? {} : { [key]: compileGlobs(distinct, "text") };
}

/** Names that a file which can only tighten calls less than production. */
export function ignoredTargets(policies: readonly RankedPolicy[]): readonly Ignored[] {
  return policies
    .filter(({ mayLoosen }) => !mayLoosen)
    .flatMap((policy) =>
      (["staging", "development"] as const)
        .filter((key) => policy.file.environments?.[key] !== undefined)
        .map((key) =>
          ignoredAt(policy, ["environments", key], `may make a name count for less; ${whyNot(policy)}`),
        ),
    );
}
