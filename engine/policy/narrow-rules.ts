import type { When } from "../rule.ts";
import type { AddedRule, PolicyRule } from "./added-rule.ts";
import { scaleFields, valueAt } from "./cells.ts";
import type { ExceptionInForce, Ignored } from "./compiled-policy.ts";
import { freedBy, installNames } from "./list-rules.ts";
import { settingsOf } from "./merge-rules.ts";
import type { Exception } from "./policy-file.ts";
import { anchoredExactly } from "./policy-paths.ts";
import { ignoredAt, type RankedPolicy, whyNot } from "./ranked-policy.ts";

/** What a policy takes out of rules: paths, hosts, names of operations, command lines. */
type Cut = {
  readonly policy: RankedPolicy;
  readonly field: readonly (string | number)[];
  readonly isAbout: (rule: PolicyRule) => boolean;
  readonly out: Partial<Record<keyof typeof notKeys, readonly string[]>>;
  readonly commands?: readonly string[];
  readonly exception?: ExceptionInForce;
};

/** The rules that policies narrow, and what of it is put on record. */
export type Narrowing = {
  readonly rules: readonly PolicyRule[];
  readonly commands: Readonly<Record<string, readonly string[]>>;
  readonly exceptions: readonly ExceptionInForce[];
  readonly ignored: readonly Ignored[];
};

const notKeys = {
  ...{ file: "notPath", network: "notHost", operation: "notName" },
  ...{ tool: "notName", install: "notName" },
} as const;
const cutKinds = ["file", "network", "operation", "tool", "install"] as const;

/**
 * Takes safe paths, allowed destinations and exceptions out of the conditions of rules, so that a call that also does something else
 * still meets them.
 *
 * @param added the rules of policies; each may be narrowed by its own layer and those above it
 * @param today ISO date; exceptions that ended before it are left out
 */
export function narrowRules(
  builtIn: readonly PolicyRule[],
  added: readonly AddedRule[],
  policies: readonly RankedPolicy[],
  names: readonly string[],
  today: string,
): Narrowing {
  const found = policies.flatMap((policy) => cutsOf(policy, today));
  const ignored = found.flatMap((one) => ("message" in one ? [one] : []));
  const cuts = found.flatMap((one) => ("message" in one ? [] : [one]));
  const origins: readonly Origin[] = [
    ...builtIn.map((rule) => ({ rule, pass: Number.POSITIVE_INFINITY })),
    ...added.map(({ rule, policy }) => ({ rule, pass: policy.pass })),
  ];
  const commands: Record<string, readonly string[]> = {};
  const cutIds = new Set<string>();
  const used = new Set<Cut>();
  const forms = origins.map(({ rule, pass }) => {
    const allowed = cuts.filter((cut) => cut.isAbout(rule) && canCut(cut, rule, pass, policies, names));
    const lines = allowed.flatMap((cut) => cut.commands ?? []);
    if (lines.length > 0) commands[rule.id] = [...(commands[rule.id] ?? []), ...lines];
    let when = rule.when;
    for (const cut of allowed) {
      const narrower = without(when, cut);
      if (narrower !== when || cut.commands) used.add(cut);
      if (narrower !== when) cutIds.add(rule.id);
      when = narrower;
    }
    return { ...rule, when };
  });
  const idle = cuts.filter((cut) => cut.exception && !used.has(cut)).map((cut) => whyIdle(cut, origins));
  return {
    // All forms of an id, those that are not cut too: what they fire on stays a finding.
    rules: forms.filter(({ id }) => cutIds.has(id)),
    commands,
    exceptions: [...used].flatMap((cut) => cut.exception ?? []),
    ignored: [...ignored, ...idle],
  };
}

/** A rule, and the pass that made it; a built-in one belongs to nobody. */
type Origin = { readonly rule: PolicyRule; readonly pass: number };

function whyIdle(cut: Cut, origins: readonly Origin[]): Ignored {
  const about = origins.filter(({ rule }) => cut.isAbout(rule));
  const why = !cut.policy.mayLoosen
    ? whyNot(cut.policy)
    : about.length === 0
      ? "there is no such rule"
      : about.some(({ rule }) => without(rule.when, cut) !== rule.when || cut.commands)
        ? "a layer above it has set the rule, or it is sallyport's own protection"
        : "the rule is not about such things";
  return ignoredAt(cut.policy, cut.field, `the exception does not hold: ${why}`);
}

/** The guard's own protection is never cut, nor what a layer above has set or added. */
function canCut(
  { policy }: Cut,
  rule: PolicyRule,
  madeIn: number,
  policies: readonly RankedPolicy[],
  names: readonly string[],
): boolean {
  if (!policy.mayLoosen || rule.category === "self-protection" || madeIn < policy.pass) return false;
  const cell = [...scaleFields[rule.category], rule.severity];
  return !policies.some(
    (other) =>
      other.pass < policy.pass &&
      (settingsOf(rule, other, names).length > 0 ||
        valueAt(other.file.aspects, cell, ["allow", "ask", "deny"]) !== undefined),
  );
}

function without(when: When, { out }: Cut): When {
  let narrowed = when;
  for (const kind of cutKinds) {
    const globs = out[kind];
    const condition = when[kind];
    if (globs === undefined || condition === undefined) continue;
    const key = notKeys[kind];
    const already = new Map(Object.entries(condition)).get(key);
    const all = [...(Array.isArray(already) ? already.map(String) : []), ...globs];
    narrowed = { ...narrowed, [kind]: { ...condition, [key]: all } };
  }
  return narrowed;
}

function cutsOf(policy: RankedPolicy, today: string): readonly (Cut | Ignored)[] {
  const { file } = policy;
  const cuts: (Cut | Ignored)[] = [];
  const safe = file.paths?.safe;
  if (safe) {
    const paths = anchoredExactly(safe, policy);
    const field = ["paths", "safe"];
    const isAbout = ({ category }: PolicyRule) => category === "workspace" || category === "credential";
    if (!policy.mayLoosen) cuts.push(ignoredAt(policy, field, whyNot(policy)));
    cuts.push(paths ? { policy, field, isAbout, out: { file: paths } } : relative(policy, field));
  }
  for (const { field, kind, globs, isAbout } of freedBy(policy))
    cuts.push({ policy, field, isAbout, out: { [kind]: globs } });
  return [
    ...cuts,
    ...(file.exceptions ?? []).map((exception, index) => cutOf(exception, index, policy, today)),
  ];
}

function cutOf(exception: Exception, index: number, policy: RankedPolicy, today: string): Cut | Ignored {
  const { rule: id, paths, hosts, names, commands, ...record } = exception;
  const field = ["exceptions", policy.exceptionNumbers?.[index] ?? index];
  if (exception.expires < today) return ignoredAt(policy, field, `it ended on ${exception.expires}`);
  const files = paths && anchoredExactly(paths, policy);
  if (paths && !files) return relative(policy, field);
  return {
    policy,
    field,
    isAbout: (rule) => rule.id === id,
    out: {
      ...(files && { file: files }),
      ...(hosts && { network: hosts }),
      ...(names && { operation: names, tool: names, install: names.flatMap(installNames) }),
    },
    ...(commands && { commands }),
    exception: { rule: id, reason: record.reason, author: record.author, expires: record.expires },
  };
}

const relative = (policy: RankedPolicy, field: readonly (string | number)[]): Ignored =>
  ignoredAt(policy, field, "a path that is let through begins with /, ~/ or **/ here");
