import os from "node:os";
import { gatherPolicy } from "../../engine/io/bundle-layers.ts";
import { readSources } from "../../engine/io/policy-files.ts";
import { repositoryOf } from "../../engine/io/repository.ts";
import type { PolicyInForce } from "../../engine/policy/apply-policy.ts";
import { compileGathered } from "../compile-here.ts";
import { policyAt } from "../judge-call.ts";
import { deniedRules } from "./denied-rules.ts";
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
  const compiled = compileGathered(gathered);
  const denied = deniedRules(compiled, policy);
  const { deny, notes } = readRules(denied);
  const sandbox = sandboxSettings(denied, compiled.policies);
  return {
    permissions: { deny },
    sandbox: sandbox.settings,
    notes: [...gathered.problems, ...notes, ...sandbox.notes, ...onAsking(policy)],
  };
}

function onAsking({ profile }: PolicyInForce): readonly string[] {
  if (profile.credentialManagement.access.high === "deny") return [];
  return [
    `${profile.name} asks before files that hold credentials are read; a rule of the client that asks does not stop a mention, so they are not in this list`,
  ];
}
