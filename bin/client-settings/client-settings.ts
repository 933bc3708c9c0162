import os from "node:os";
import { gatherPolicy } from "../../engine/io/bundle-layers.ts";
import { readSources } from "../../engine/io/policy-files.ts";
import { repositoryOf } from "../../engine/io/repository.ts";
import type { PolicyRule } from "../../engine/policy/added-rule.ts";
import type { PolicyInForce } from "../../engine/policy/apply-policy.ts";
import { anchoredExactly } from "../../engine/policy/policy-paths.ts";
import { rulesOfPolicy } from "../../engine/policy/policy-rules.ts";
import { type RankedPolicy, rankPolicies } from "../../engine/policy/ranked-policy.ts";
import { decisionOn } from "../../engine/verdict.ts";
import { rules } from "../../rules/index.ts";
import { policyAt } from "../judge-call.ts";
import { readRules } from "./read-rules.ts";
import { type SandboxSettings, sandboxSettings } from "./sandbox-settings.ts";

/** Settings of Claude Code that say what the policy in force says, and what of it they cannot say. */
export type ClientSettings = {
  readonly permissions: { readonly deny: readonly string[] };
  readonly sandbox: SandboxSettings;
  readonly notes: readonly string[];
};

/** The settings for the policy that holds in a directory. @throws GuardError `policy-unreadable` */
export async function clientSettingsAt(cwd: string): Promise<ClientSettings> {
  const sources = readSources([os.homedir()], [cwd, repositoryOf(cwd)]);
  const policy = await policyAt(cwd);
  const gathered = gatherPolicy(os.homedir(), sources);
  const policies = rankPolicies(gathered.sources, gathered.isTrusted);
  const denied = deniedRules(policies, policy);
  const { deny, notes } = readRules(denied, freePaths(policies));
  const sandbox = sandboxSettings(denied, policies);
  return {
    permissions: { deny },
    sandbox: sandbox.settings,
    notes: [...gathered.problems, ...notes, ...sandbox.notes, ...onAsking(policy)],
  };
}

/** Rules whose findings are denied: those of policies, and built-in ones of things that are certain to hold credentials. */
function deniedRules(policies: readonly RankedPolicy[], { profile, outcomes }: PolicyInForce): PolicyRule[] {
  const own = policies.flatMap(rulesOfPolicy).map(({ rule }) => rule);
  const isNamed = ({ id }: PolicyRule) => Object.hasOwn(outcomes, id);
  const certain = rules.filter(
    (rule) =>
      rule.category === "credential" &&
      (rule.severity === "high" || rule.severity === "critical" || isNamed(rule)),
  );
  return [...certain, ...own].filter(
    ({ id, category, severity }) =>
      decisionOn({ rule: id, category, severity, on: "" }, profile, outcomes) === "deny",
  );
}

/** Paths that a policy lets through; a relative one of no folder is not followed, so it is not here. */
function freePaths(policies: readonly RankedPolicy[]): readonly string[] {
  const today = new Date().toISOString().slice(0, 10);
  return policies
    .filter(({ mayLoosen }) => mayLoosen)
    .flatMap((policy) => {
      const { paths, exceptions = [] } = policy.file;
      const excepted = exceptions.filter(({ expires }) => expires >= today).flatMap((one) => one.paths ?? []);
      return [paths?.safe ?? [], excepted].flatMap((globs) => anchoredExactly(globs, policy) ?? []);
    });
}

function onAsking({ profile }: PolicyInForce): readonly string[] {
  if (profile.credentialManagement.access.high === "deny") return [];
  return [
    `${profile.name} asks before files that hold credentials are read; a rule of the client that asks does not stop a mention, so they are not in this list`,
  ];
}
