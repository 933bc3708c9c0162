import { compileGlobs, type Matcher } from "../match.ts";
import { type ProfileName, profileNames } from "../profile.ts";
import type { Choice, CompiledMatch, Ignored } from "./compiled-policy.ts";
import type { Match } from "./profile-match.ts";
import { ignoredAt, type RankedPolicy, whyNot } from "./ranked-policy.ts";

const strictest = (names: readonly ProfileName[]): ProfileName | undefined =>
  profileNames.findLast((name) => names.includes(name));

/** What each layer says about the profile, strongest first. */
export function choicesOf(policies: readonly RankedPolicy[]): readonly Choice[] {
  return [0, 1, 2, 3, 4].flatMap((pass) => {
    const files = policies.filter((policy) => policy.pass === pass).map(({ file }) => file);
    const fallback = strictest(files.flatMap(({ profile }) => profile ?? []));
    const entries = files
      .flatMap(({ profiles }) => profiles ?? [])
      .map(({ profile, match }) => ({ profile, match: compileMatch(match) }));
    if (fallback === undefined && entries.length === 0) return [];
    return [{ mayLoosen: pass < 4, ...(fallback !== undefined && { fallback }), entries }];
  });
}

/** `~/code/shop` is that directory and everything in it. */
function compileMatch({ directory, environment, ...others }: Match): CompiledMatch {
  const below = directory
    ?.map((glob) => glob.replace(/(?<=.)\/(?:\*\*)?$/, ""))
    .flatMap((glob) => [glob, `${glob}/**`]);
  return {
    ...(below && { directory: compileGlobs(below, "path") }),
    ...(environment && { environment: compileAll(environment) }),
    ...compileAll(others),
  };
}

function compileAll(
  globs: Readonly<Record<string, readonly string[] | undefined>>,
): Readonly<Record<string, Matcher>> {
  return Object.fromEntries(
    Object.entries(globs).flatMap(([key, value]) =>
      value ? [[key, compileGlobs(value, "text")] as const] : [],
    ),
  );
}

/** One thing a file says about the profile, and where it stands; without `match` it holds everywhere. */
export type SaidChoice = {
  readonly profile: ProfileName;
  readonly match?: CompiledMatch;
  readonly path: string;
  readonly line: number;
};

/** For people: everything that policies say about the profile. */
export function saidChoices(policies: readonly RankedPolicy[]): readonly SaidChoice[] {
  return policies.flatMap(({ file, source: { path }, lineOf }) => [
    ...(file.profile ? [{ profile: file.profile, path, line: lineOf(["profile"]) }] : []),
    ...(file.profiles ?? []).map(({ profile, match }, index) => ({
      ...{ profile, match: compileMatch(match) },
      ...{ path, line: lineOf(["profiles", index]) },
    })),
  ]);
}

/** A profile of a weaker layer, or for a branch or an environment, that says less than what stands above it. */
export function ignoredChoices(policies: readonly RankedPolicy[]): readonly Ignored[] {
  return policies.flatMap((policy) => {
    const above = strictest(
      policies.filter((other) => other.pass < policy.pass).flatMap(({ file }) => file.profile ?? []),
    );
    const isHeld = above !== undefined || !policy.mayLoosen;
    const floor = above ?? "balanced";
    const own = policy.file.profile;
    const isLooser = own !== undefined && isHeld && profileNames.indexOf(own) < profileNames.indexOf(floor);
    const why = policy.mayLoosen ? "a layer above it says so" : whyNot(policy);
    const fallback = isLooser
      ? [ignoredAt(policy, ["profile"], `${own} is more relaxed than ${floor}; ${why}`)]
      : [];
    const base = isLooser || own === undefined ? floor : own;
    const entries = (policy.file.profiles ?? []).flatMap(({ profile, match }, index) => {
      const mayRelax = Object.keys(match).join() === "directory" && !isHeld;
      if (mayRelax || profileNames.indexOf(profile) >= profileNames.indexOf(base)) return [];
      const reason = isHeld
        ? why
        : "only a directory can relax: branches and environments are easily changed";
      return [ignoredAt(policy, ["profiles", index], `${profile} is more relaxed than ${base}; ${reason}`)];
    });
    return [...fallback, ...entries];
  });
}
