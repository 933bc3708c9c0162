import { type Profile, type ProfileName, profileNames, scaleFor } from "../profile.ts";
import type { Rule } from "../rule.ts";
import { namesOf } from "../rule-names.ts";
import type { AddedRule, PolicyRule } from "./added-rule.ts";
import { forEachProfile, scaleFields, valueAt } from "./cells.ts";
import type { Ignored, Outcome } from "./compiled-policy.ts";
import { mergeCells, type SetCell } from "./merge-cells.ts";
import type { RuleSetting } from "./policy-file.ts";
import { ignoredAt, mayLoosen, type RankedPolicy, whyNot } from "./ranked-policy.ts";
import { settle } from "./settle.ts";

/** What rules come to, by profile and id; only of rules that a policy names, adds or changes. */
export type Outcomes = Readonly<Record<ProfileName, Readonly<Record<string, Outcome>>>>;

/** Everything that merging the settings of rules needs. */
export type RuleMerge = {
  readonly builtIn: { readonly rules: readonly Rule[]; readonly profiles: readonly Profile[] };
  readonly policies: readonly RankedPolicy[];
  readonly added: readonly AddedRule[];
  readonly profiles: Readonly<Record<ProfileName, Profile>>;
  /** The names by which roles may mean the user. */
  readonly names: readonly string[];
};

const strictness = ["off", "allow", "ask", "deny"] as const satisfies readonly Outcome[];

/** How strict an outcome is. */
const strictnessOf = (outcome: Outcome): number => strictness.indexOf(outcome);

type Field = readonly (string | number)[];
type Setting = { readonly setting: RuleSetting; readonly policy: RankedPolicy; readonly field: Field };
type Said = {
  readonly value: Outcome;
  readonly pass: number;
  readonly policy: RankedPolicy;
  readonly field: Field;
};

/** Merges what the policies say about single rules. */
export function mergeRules(merge: RuleMerge): {
  readonly outcomes: Outcomes;
  /** By rule id, the outcomes and the files that say so. */
  readonly set: readonly SetCell[];
  readonly ignored: readonly Ignored[];
} {
  const set: SetCell[] = [];
  const ignored = new Map<string, Ignored>();
  const byId = new Map<string, { readonly rules: PolicyRule[]; readonly added: AddedRule[] }>();
  for (const rule of merge.builtIn.rules) byId.set(rule.id, { rules: [rule], added: [] });
  for (const added of merge.added) {
    const same = byId.get(added.rule.id) ?? { rules: [], added: [] };
    byId.set(added.rule.id, { rules: [...same.rules, added.rule], added: [...same.added, added] });
  }
  const scalesAt = scalesByPass(merge);
  const outcomes = forEachProfile((name) => {
    const found: Record<string, Outcome> = {};
    for (const [id, { rules, added }] of byId) {
      const said = rules.flatMap((rule) => saidAbout(rule, name, merge));
      const made = added.map((one) => ({
        value: ownOutcome(one, scalesAt(one.policy.pass)[name]),
        pass: one.policy.pass,
        ...one,
      }));
      const given: readonly Said[] = [...said, ...made];
      if (given.length === 0 || (added.length === 0 && given.every(({ field }) => field[0] === "aspects")))
        continue;
      const [rule] = rules;
      if (rule === undefined || rule.category === "self-protection") continue;
      const base =
        added.length === 0 ? scaleFor(rule.category, baseProfile(merge, name))[rule.severity] : "off";
      const settled = settle<Outcome, Said>(base, given, mayLoosen, strictnessOf);
      found[id] = settled.value;
      const from = settled.from.map(placeOf);
      set.push({ field: id, profile: name, value: settled.value, from });
      for (const one of settled.ignored)
        if (one.field[0] !== "aspects") note(ignored, one, settled.value, name);
    }
    return found;
  });
  return {
    outcomes,
    set,
    ignored: [...ignored.values(), ...merge.policies.flatMap((policy) => onSelfProtection(policy, merge))],
  };
}

const placeOf = ({ policy, field }: Said) => ({ path: policy.source.path, line: policy.lineOf(field) });

function note(
  ignored: Map<string, Ignored>,
  { policy, field, value }: Said,
  held: Outcome,
  name: ProfileName,
): void {
  const why = policy.mayLoosen ? "a layer above it or beside it says so" : whyNot(policy);
  const one = ignoredAt(policy, field, `${value} is more relaxed than ${held}; ${why}`, [name]);
  const key = `${one.path}\n${one.message}`;
  ignored.set(key, { ...one, profiles: [...new Set([...(ignored.get(key)?.profiles ?? []), name])] });
}

function baseProfile({ builtIn }: RuleMerge, name: ProfileName): Profile {
  const profile = builtIn.profiles.find((one) => one.name === name);
  if (profile === undefined) throw new Error(`there is no profile ${name}`);
  return profile;
}

/** The profiles as the layers down to a pass have made them: what a rule of that pass comes to, layers below it may only tighten. */
function scalesByPass({ builtIn, policies }: RuleMerge): (pass: number) => RuleMerge["profiles"] {
  const known = new Map<number, RuleMerge["profiles"]>();
  return (pass) => {
    const found =
      known.get(pass) ??
      mergeCells(
        builtIn.profiles,
        policies.filter((one) => one.pass <= pass),
      ).profiles;
    known.set(pass, found);
    return found;
  };
}

function ownOutcome({ rule, outcome }: AddedRule, profile: Profile): Outcome {
  return outcome ?? scaleFor(rule.category, profile)[rule.severity];
}

/** What each policy says about a rule: a setting of it, else the cell it falls into. */
function saidAbout(rule: PolicyRule, name: ProfileName, merge: RuleMerge): readonly Said[] {
  return merge.policies.flatMap((policy) => {
    const scale = scaleFor(rule.category, merge.profiles[name]);
    const said = settingsOf(rule, policy, merge.names).map(({ setting, field }) => ({
      value: typeof setting === "string" ? setting : scale[setting.severity],
      pass: policy.pass,
      policy,
      field,
    }));
    if (said.length > 0) return said;
    const field = [...scaleFields[rule.category], rule.severity];
    const cell = valueAt(policy.file.aspects, field, strictness);
    return cell === undefined
      ? []
      : [{ value: cell, pass: policy.pass, policy, field: ["aspects", ...field] }];
  });
}

/** The settings of a policy that apply to a rule: those of the user's roles, else those for everybody. */
export function settingsOf(
  rule: PolicyRule,
  policy: RankedPolicy,
  names: readonly string[],
): readonly Setting[] {
  const roles = policy.pass <= 2 ? (policy.file.roles ?? []) : [];
  const fromRoles = roles.flatMap((role, index) =>
    role.users.some(
      (user) => names.includes(user) || (user.includes("@") && names.includes(user.toLowerCase())),
    )
      ? nearestSetting(rule, role.rules, ["roles", index, "rules"], policy)
      : [],
  );
  return fromRoles.length > 0 ? fromRoles : nearestSetting(rule, policy.file.rules ?? {}, ["rules"], policy);
}

function nearestSetting(
  { id, category }: PolicyRule,
  settings: Readonly<Record<string, RuleSetting>>,
  field: Field,
  policy: RankedPolicy,
): readonly Setting[] {
  const name = namesOf(id, category).find((key) => Object.hasOwn(settings, key));
  const setting = name === undefined ? undefined : settings[name];
  return name === undefined || setting === undefined ? [] : [{ setting, policy, field: [...field, name] }];
}

/** The guard protects itself in every profile, whatever a policy says. */
function onSelfProtection(policy: RankedPolicy, { builtIn, names }: RuleMerge): readonly Ignored[] {
  const guarded = builtIn.rules.filter(({ category }) => category === "self-protection");
  const settings = guarded
    .flatMap((rule) => settingsOf(rule, policy, names))
    .filter(({ setting }) => setting !== "deny");
  const fields = new Map(settings.map(({ field }) => [field.join("\n"), field]));
  const why = "sallyport's own protection is denied in every profile";
  return [...fields.values()].map((field) => ignoredAt(policy, field, why, profileNames));
}
