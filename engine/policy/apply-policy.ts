import { evaluate, type RulesOf } from "../evaluate.ts";
import type { Besides } from "../facts/business-data.ts";
import type { Facts } from "../facts/facts.ts";
import type { Finding } from "../finding.ts";
import { type Profile, personalDataKinds } from "../profile.ts";
import type { ToolAction } from "../tool-call.ts";
import type { CompiledPolicy, ExceptionInForce, Outcome, PolicyParts } from "./compiled-policy.ts";

/** The policy that holds for a call: a profile, and what is said besides. */
export type PolicyInForce = {
  readonly profile: Profile;
  /** What single rules come to, whatever the profile's scales say. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly compiled?: CompiledPolicy;
  readonly parts?: PolicyParts;
};

/** What the policy guards besides secrets: data of people and of the business. */
export function besidesSecrets({ profile, compiled }: PolicyInForce): Besides {
  return {
    personal: personalDataKinds.filter((kind) => profile.personalData[kind]),
    own: compiled?.ownPatterns ?? [],
  };
}

/** The findings that count, and the exceptions that took others away. */
export type Applied = {
  readonly findings: readonly Finding[];
  readonly exceptions: readonly ExceptionInForce[];
};

/** Runs the built-in rules and those of the policy on a call, and leaves out what the policy switches off, narrows or excepts. */
export function applyPolicy(
  facts: Facts,
  action: ToolAction,
  builtIn: RulesOf,
  { compiled, parts, outcomes }: PolicyInForce,
): Applied {
  const fired = evaluate(facts, builtIn);
  if (compiled === undefined || parts === undefined) return { findings: fired, exceptions: [] };
  const all = [...fired, ...evaluate(facts, parts.rulesOf), ...compiled.problems.map(invalidFile)].filter(
    ({ rule }) => outcomes[rule] !== "off",
  );
  const isNarrowed = new Set(compiled.narrowedRules);
  const still = all.some(({ rule }) => isNarrowed.has(rule)) ? evaluate(facts, parts.narrowedOf) : [];
  const command = action.kind === "shell" ? action.command.trim() : undefined;
  const isAllowed = (rule: string) =>
    command !== undefined && compiled.allowedCommands[rule]?.includes(command) === true;
  const findings = all.flatMap((finding) => {
    if (isAllowed(finding.rule)) return [];
    return isNarrowed.has(finding.rule) ? (still.find(({ rule }) => rule === finding.rule) ?? []) : [finding];
  });
  const gone = all.filter(({ rule }) => !findings.some((finding) => finding.rule === rule));
  return {
    findings,
    exceptions: compiled.exceptions.filter(({ rule }) => gone.some((one) => one.rule === rule)),
  };
}

function invalidFile({ path, line, message }: CompiledPolicy["problems"][number]): Finding {
  return {
    rule: "policy/invalid-file",
    severity: "medium",
    category: "opaque",
    on: `${path}:${line}: ${message}`,
  };
}
