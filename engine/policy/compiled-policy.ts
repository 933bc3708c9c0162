import type { RuleText } from "../compile.ts";
import type { Decision } from "../decision.ts";
import type { RulesOf } from "../evaluate.ts";
import type { OwnPattern } from "../facts/own-patterns.ts";
import type { Matcher } from "../match.ts";
import type { Profile, ProfileName } from "../profile.ts";
import type { TargetNames } from "../surroundings.ts";

/** What a rule comes to where a policy says so; `off` leaves no finding. */
export type Outcome = "off" | Decision;

/** Where a profile holds; globs compiled. */
export type CompiledMatch = {
  readonly directory?: Matcher;
  readonly branch?: Matcher;
  readonly kubeContext?: Matcher;
  readonly awsProfile?: Matcher;
  readonly terraformWorkspace?: Matcher;
  readonly environment?: Readonly<Record<string, Matcher>>;
};

/** What the files of one layer say about the profile. */
export type Choice = {
  /** False where it may only tighten what stands above it. */
  readonly mayLoosen: boolean;
  readonly fallback?: ProfileName;
  readonly entries: readonly { readonly profile: ProfileName; readonly match: CompiledMatch }[];
};

/** One exception, as it is put on record when it is used. */
export type ExceptionInForce = {
  readonly rule: string;
  readonly reason: string;
  readonly author: string;
  readonly expires: string;
};

/** A problem of a policy file: it is followed as far as it can be read, and every call is asked about. */
export type Problem = { readonly path: string; readonly line: number; readonly message: string };

/** Something of a policy file that is not followed, and why; only in these profiles. */
export type Ignored = {
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly profiles: readonly ProfileName[];
};

/** All policy files, merged and compiled: plain data for the hooks. */
export type CompiledPolicy = {
  readonly choices: readonly Choice[];
  readonly profiles: Readonly<Record<ProfileName, Profile>>;
  readonly outcomes: Readonly<Record<ProfileName, Readonly<Record<string, Outcome>>>>;
  /** Names that mean production and the like. */
  readonly targets: TargetNames;
  /** Rules that a policy narrows: where they do not fire in `narrowed` as well, their finding does not count. */
  readonly narrowedRules: readonly string[];
  readonly exceptions: readonly ExceptionInForce[];
  /** Exact command lines by rule. */
  readonly allowedCommands: Readonly<Record<string, readonly string[]>>;
  /** Rule ids, packs and categories that raise an alert whenever they are met. */
  readonly alertRules: readonly string[];
  /** What else is taken out of results. */
  readonly ownPatterns: readonly OwnPattern[];
  readonly problems: readonly Problem[];
  readonly ignored: readonly Ignored[];
  /** When the next exception ends, in milliseconds since 1970: then it must be compiled anew. */
  readonly until?: number;
  readonly ruleCount: number;
  /** Files that were read for it besides the policy files; `text` is null where there was none. */
  readonly inputs?: readonly { readonly path: string; readonly text: string | null }[];
  /** Bundles that cannot be followed, because of which the strictest profile holds. */
  readonly unfollowed?: readonly string[];
};

/** The large parts of a compiled policy, each looked at only by calls that need it. */
export type PolicyParts = {
  readonly rulesOf: RulesOf;
  readonly narrowedOf: RulesOf;
  readonly texts: () => Readonly<Record<string, RuleText>>;
};
