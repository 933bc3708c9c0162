import { compileRules, type RuleText } from "../compile.ts";
import { compileGlobs, type Matcher } from "../match.ts";
import { type Profile, type ProfileName, profileNames, redactions } from "../profile.ts";
import type { Rule } from "../rule.ts";
import { forEachProfile } from "./cells.ts";
import type {
  Choice,
  CompiledMatch,
  CompiledPolicy,
  Environments,
  Ignored,
  Problem,
} from "./compiled-policy.ts";
import { mergeCells, type SetCell } from "./merge-cells.ts";
import { mergeRules, packOf } from "./merge-rules.ts";
import { narrowRules } from "./narrow-rules.ts";
import { nearest } from "./nearest.ts";
import type { Match } from "./policy-file.ts";
import { type AddedRule, type PolicyRule, rulesOfPolicy } from "./policy-rules.ts";
import type { PolicySource } from "./policy-source.ts";
import { ignoredAt, type RankedPolicy, rankPolicies, whyNot } from "./ranked-policy.ts";

/** All that decides what a policy comes to. */
export type PolicyInput = {
  readonly sources: readonly PolicySource[];
  /** True for a repository's file of which the user has trusted exactly this text. */
  readonly isTrusted: (source: PolicySource) => boolean;
  readonly builtIn: { readonly rules: readonly Rule[]; readonly profiles: readonly Profile[] };
  /** The user of the operating system, for roles. */
  readonly user: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Everything the hooks and the commands need of all policy files together; plain data. */
export type Compiled = {
  readonly policy: CompiledPolicy;
  readonly rules: ReturnType<typeof compileRules>;
  readonly narrowed: ReturnType<typeof compileRules>;
  readonly texts: Readonly<Record<string, RuleText>>;
  /** For people: the cells that are set, and where. */
  readonly cells: readonly SetCell[];
};

const dayMs = 24 * 60 * 60 * 1000;

/** The rule of the finding that every call has while a policy file is not valid. */
const invalidText: RuleText = {
  summary: "Is judged while a policy file is not valid.",
  why: "What the file relaxes is ignored, what it tightens counts as far as it can be read.",
  instead: "Ask the user to mend the file; sallyport policy check names every fault.",
};

/** Merges and compiles policy files. Pure, and never throws on what the files say. */
export function compilePolicy(input: PolicyInput): Compiled {
  const { builtIn, user } = input;
  const ranked = rankPolicies(input.sources, input.isTrusted);
  const added = ranked.flatMap(rulesOfPolicy);
  const unknown = ranked.flatMap((policy) => unknownNames(policy, builtIn.rules, added));
  // A file with a misspelt name is no more valid than one with a misspelt field.
  const policies = ranked.map((policy) =>
    unknown.some(({ path }) => path === policy.source.path)
      ? { ...policy, pass: 4, mayLoosen: false }
      : policy,
  );
  const rules = policies.flatMap(rulesOfPolicy);
  const cells = mergeCells(builtIn.profiles, policies);
  const merged = mergeRules({ builtIn, policies, added: rules, profiles: cells.profiles, user });
  const today = new Date(input.now).toISOString().slice(0, 10);
  const narrowing = narrowRules(builtIn.rules, rules, policies, user, today);
  const problems = [...policies.flatMap((policy) => policy.problems), ...unknown];
  const names = environmentsOf(policies);
  const ends = narrowing.exceptions.map(({ expires }) => Date.parse(expires) + dayMs);
  const invalid = problems.length === 0 ? {} : { "policy/invalid-file": "ask" as const };
  return {
    policy: {
      choices: choicesOf(policies),
      profiles: problems.length === 0 ? cells.profiles : withStrictRedaction(cells.profiles),
      outcomes: forEachProfile((name) => ({ ...merged.outcomes[name], ...invalid })),
      environments: names.environments,
      narrowedRules: [...new Set(narrowing.rules.map(({ id }) => id))],
      exceptions: narrowing.exceptions,
      allowedCommands: narrowing.commands,
      problems,
      ignored: [
        ...ignoredChoices(policies),
        ...cells.ignored,
        ...merged.ignored,
        ...names.ignored,
        ...narrowing.ignored,
      ],
      ...(ends.length > 0 && { until: Math.min(...ends) }),
      ruleCount: rules.length,
    },
    rules: compileRules(rules.map(({ rule }) => rule)),
    narrowed: compileRules(narrowing.rules),
    texts: { ...textsOf(rules), "policy/invalid-file": invalidText },
    cells: cells.set,
  };
}

/** After a call nobody can be asked: while a file is not valid, results pass the strictest redaction. */
function withStrictRedaction(given: CompiledPolicy["profiles"]): CompiledPolicy["profiles"] {
  const redaction = redactions.at(-1) ?? "credentials-by-context";
  return forEachProfile((name) => {
    const profile = given[name];
    return { ...profile, credentialManagement: { ...profile.credentialManagement, redaction } };
  });
}

function textsOf(added: readonly AddedRule[]): Readonly<Record<string, RuleText>> {
  return Object.fromEntries(
    added.map(({ rule: { id, summary, why, instead } }) => [id, { summary, why, instead }]),
  );
}

/** Names of rules that do not exist, and own rules that take the name of another. */
function unknownNames(
  policy: RankedPolicy,
  builtIn: readonly Rule[],
  added: readonly AddedRule[],
): readonly Problem[] {
  const rules: readonly PolicyRule[] = [...builtIn, ...added.map(({ rule }) => rule)];
  const known = new Set(rules.flatMap(({ id, category }) => [id, packOf(id), category]));
  const { path } = policy.source;
  const tables = [
    { field: ["rules"], settings: policy.file.rules ?? {} },
    ...(policy.file.roles ?? []).map(({ rules: settings }, index) => ({
      field: ["roles", index, "rules"],
      settings,
    })),
  ];
  const misspelt = tables.flatMap(({ field, settings }) =>
    Object.keys(settings)
      .filter((name) => !known.has(name))
      .map((name) => {
        const meant = nearest(name, [...known]);
        const message = `${[...field, name].join(".")}: there is no such rule, pack or category${meant === undefined ? "; sallyport rules lists them" : `; did you mean ${meant}?`}`;
        return { path, line: policy.lineOf([...field, name]), message };
      }),
  );
  const own = policy.file.ownRules ?? [];
  const taken = own.flatMap(({ id }, index) => {
    if (packOf(id) !== "policy" && !builtIn.some((rule) => rule.id === id)) return [];
    const field = ["ownRules", index, "id"];
    return [
      {
        path,
        line: policy.lineOf(field),
        message: `${field.join(".")}: ${id} is a rule of sallyport's; choose a name of your own`,
      },
    ];
  });
  return [...misspelt, ...taken];
}

const strictest = (names: readonly ProfileName[]): ProfileName | undefined =>
  profileNames.findLast((name) => names.includes(name));

function choicesOf(policies: readonly RankedPolicy[]): readonly Choice[] {
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

/** `~/work/shop` is that directory and everything in it. */
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

/** A profile of a weaker layer, or for a branch or an environment, that says less than what stands above it. */
function ignoredChoices(policies: readonly RankedPolicy[]): readonly Ignored[] {
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

/** Names of production from everybody; names of development, which relax, from those who may. */
function environmentsOf(policies: readonly RankedPolicy[]): {
  readonly environments: Environments;
  readonly ignored: readonly Ignored[];
} {
  const production = policies.flatMap(({ file }) => file.environments?.production ?? []);
  const given = policies.filter(({ file }) => file.environments?.development);
  const development = given
    .filter((policy) => policy.mayLoosen)
    .flatMap(({ file }) => file.environments?.development ?? []);
  const refused = given.filter((policy) => !policy.mayLoosen);
  return {
    environments: {
      ...(production.length > 0 && { production: compileGlobs(lower(production), "text") }),
      ...(development.length > 0 && { development: compileGlobs(lower(development), "text") }),
    },
    ignored: refused.map((policy) => ignoredAt(policy, ["environments", "development"], whyNot(policy))),
  };
}

const lower = (globs: readonly string[]): readonly string[] => globs.map((glob) => glob.toLowerCase());
