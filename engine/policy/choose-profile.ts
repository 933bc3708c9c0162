import type { Matcher } from "../match.ts";
import { matchText } from "../matches.ts";
import { type ProfileName, profileNames } from "../profile.ts";
import type { Choice, CompiledMatch } from "./compiled-policy.ts";

/** What a profile can be chosen by. Each gives all names there are; undefined where they cannot be told. */
export type Here = {
  /** Working directory and project, without symlinks, `~` for the home. */
  readonly directories: () => readonly string[];
  readonly branch: () => readonly string[] | undefined;
  readonly kubeContext: () => readonly string[] | undefined;
  readonly awsProfile: () => readonly string[] | undefined;
  readonly terraformWorkspace: () => readonly string[] | undefined;
  readonly environment: (name: string) => readonly string[];
};

/** The profile where no policy names one. */
export const defaultProfile: ProfileName = "balanced";

/**
 * The profile in force here. In a layer the strictest entry that matches counts, else its fallback; a layer that may loosen chooses where
 * none above it has; all others only tighten. What cannot be told counts as a match where that is stricter.
 */
export function chooseProfile(choices: readonly Choice[], here: Here): ProfileName {
  let chosen: ProfileName = defaultProfile;
  let isSet = false;
  for (const { mayLoosen, fallback, entries } of choices) {
    const matching = entries.filter(({ match }) => mayMatch(match, here));
    // A branch, a context or a variable is quickly changed by what is guarded, so only a directory can relax.
    const relaxing = matching.filter(({ match }) => isDirectoryAlone(match) && everyDirectory(match, here));
    const own = strictest(relaxing) ?? fallback;
    if (own !== undefined && (isStricter(own, chosen) || (mayLoosen && !isSet))) chosen = own;
    isSet ||= own !== undefined && mayLoosen;
    const floor = strictest(matching.filter((entry) => !relaxing.includes(entry)));
    if (floor !== undefined && isStricter(floor, chosen)) chosen = floor;
  }
  return chosen;
}

const isStricter = (a: ProfileName, b: ProfileName): boolean =>
  profileNames.indexOf(a) > profileNames.indexOf(b);

function strictest(entries: Choice["entries"]): ProfileName | undefined {
  return profileNames.findLast((name) => entries.some(({ profile }) => profile === name));
}

const isDirectoryAlone = (match: CompiledMatch): boolean => Object.keys(match).join() === "directory";

function everyDirectory({ directory }: CompiledMatch, here: Here): boolean {
  return (
    directory !== undefined && here.directories().every((path) => matchText(path.toLowerCase(), directory))
  );
}

/** True where all of it matches or cannot be told. */
export function mayMatch({ directory, environment, ...named }: CompiledMatch, here: Here): boolean {
  const paths = () => here.directories().map((path) => path.toLowerCase());
  const { branch, kubeContext, awsProfile, terraformWorkspace } = named;
  return (
    some(directory, paths) &&
    some(branch, here.branch) &&
    some(kubeContext, here.kubeContext) &&
    some(awsProfile, here.awsProfile) &&
    some(terraformWorkspace, here.terraformWorkspace) &&
    Object.entries(environment ?? {}).every(([name, matcher]) => some(matcher, () => here.environment(name)))
  );
}

function some(matcher: Matcher | undefined, names: () => readonly string[] | undefined): boolean {
  return matcher === undefined || (names()?.some((name) => matchText(name, matcher)) ?? true);
}
