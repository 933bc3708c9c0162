import { compileRules, type RuleText } from "../compile.ts";
import { compileOwnPattern } from "../facts/own-patterns.ts";
import { type Profile, redactions } from "../profile.ts";
import type { Rule } from "../rule.ts";
import type { AddedRule, PolicyRule } from "./added-rule.ts";
import { forEachProfile } from "./cells.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { delegate } from "./delegation.ts";
import { namesOfUser } from "./identities.ts";
import { mergeCells, type SetCell } from "./merge-cells.ts";
import { mergeRules } from "./merge-rules.ts";
import { misplacedFields } from "./misplaced.ts";
import { narrowRules } from "./narrow-rules.ts";
import { rulesOfPolicy } from "./policy-rules.ts";
import type { PolicySource } from "./policy-source.ts";
import { choicesOf, ignoredChoices } from "./profile-choices.ts";
import { type RankedPolicy, rankPolicies, tighteningOnly } from "./ranked-policy.ts";
import { ignoredTargets, targetNamesOf } from "./target-names.ts";
import { unknownNames } from "./unknown-names.ts";

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
  /** The same for single rules, by id. */
  readonly ruleCells: readonly SetCell[];
  /** The files as they count. */
  readonly policies: readonly RankedPolicy[];
  /** Rules that are narrowed, as they stand then; built-in ones first, each in the order of its files. */
  readonly narrowedForms: readonly PolicyRule[];
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
  const { builtIn } = input;
  const ranked = rankPolicies(input.sources, input.isTrusted);
  const added = ranked.flatMap(rulesOfPolicy);
  const unknown = ranked.flatMap((policy) => unknownNames(policy, builtIn.rules, added));
  // A file with a misspelt name is no more valid than one with a misspelt field.
  const valid = ranked.map((policy) => {
    const own = unknown.filter(({ path }) => path === policy.source.path);
    return own.length === 0 ? policy : tighteningOnly({ ...policy, problems: [...policy.problems, ...own] });
  });
  const policies = delegate(valid);
  const rules = policies.flatMap(rulesOfPolicy);
  const names = namesOfUser(input.user, policies);
  const cells = mergeCells(builtIn.profiles, policies);
  const merged = mergeRules({ builtIn, policies, added: rules, profiles: cells.profiles, names });
  const today = new Date(input.now).toISOString().slice(0, 10);
  const narrowing = narrowRules(builtIn.rules, rules, policies, names, today);
  const problems = policies.flatMap((policy) => policy.problems);
  const ends = narrowing.exceptions.map(({ expires }) => Date.parse(expires) + dayMs);
  const invalid = problems.length === 0 ? {} : { "policy/invalid-file": "ask" as const };
  return {
    policy: {
      choices: choicesOf(policies),
      profiles: problems.length === 0 ? cells.profiles : withStrictRedaction(cells.profiles),
      outcomes: forEachProfile((name) => ({ ...merged.outcomes[name], ...invalid })),
      targets: targetNamesOf(policies),
      narrowedRules: [...new Set(narrowing.rules.map(({ id }) => id))],
      exceptions: narrowing.exceptions,
      allowedCommands: narrowing.commands,
      // More alerts never weaken anything, so every file may ask for them.
      alertRules: [...new Set(policies.flatMap(({ file }) => file.alerts?.rules ?? []))].sort(),
      ownPatterns: policies.flatMap(({ file }) => (file.ownPatterns ?? []).map(compileOwnPattern)),
      problems,
      ignored: [
        ...ignoredChoices(policies),
        ...ignoredTargets(policies),
        ...misplacedFields(policies),
        ...cells.ignored,
        ...merged.ignored,
        ...narrowing.ignored,
      ],
      ...(ends.length > 0 && { until: Math.min(...ends) }),
      ruleCount: rules.length,
    },
    rules: compileRules(rules.map(({ rule }) => rule)),
    narrowed: compileRules(narrowing.rules),
    texts: { ...textsOf(rules), "policy/invalid-file": invalidText },
    cells: cells.set,
    ruleCells: merged.set,
    policies,
    narrowedForms: narrowing.rules,
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
