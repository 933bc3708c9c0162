import { realpathSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { compileRules } from "../engine/compile.ts";
import { evaluate } from "../engine/evaluate.ts";
import type { Facts } from "../engine/facts/facts.ts";
import { factsOf } from "../engine/facts/facts-of-call.ts";
import { secretFactsOf } from "../engine/facts/secret-facts.ts";
import type { Finding } from "../engine/finding.ts";
import { readSources } from "../engine/io/policy-files.ts";
import { repositoryOf } from "../engine/io/repository.ts";
import { withSurroundings } from "../engine/io/surroundings.ts";
import { compilePolicy } from "../engine/policy.ts";
import type { Profile } from "../engine/profile.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import { judge, type Verdict } from "../engine/verdict.ts";
import { rules } from "../rules/index.ts";
import { profiles } from "../rules/profiles.ts";

/** A call judged as the hook would judge it here and now. */
export type Judgement = {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  readonly profile: Profile;
  /** What of the policy files was not followed, and why. */
  readonly ignored: readonly string[];
};

/** The call of a command line typed here. */
export function shellCall(command: string): ToolCall {
  return {
    agent: "cli",
    session: "",
    cwd: process.cwd(),
    tool: "Bash",
    action: { kind: "shell", shell: "bash", command },
  };
}

/**
 * Judges a call with the policy files of its working directory.
 *
 * @throws GuardError `policy-unreadable` or `policy-invalid`
 */
export async function judgeCall(call: ToolCall): Promise<Judgement> {
  const home = os.homedir();
  const place = {
    homes: [home] as const,
    project: repositoryOf(call.cwd),
    ownDirectory: path.resolve(realpathSync(process.argv[1] ?? "."), "../.."),
  };
  const policy = compilePolicy(readSources([home], [call.cwd]));
  const profile = profiles.find((candidate) => candidate.name === policy.profile) ?? profiles[2];
  const seen = await withSurroundings(place, (surroundings) => factsOf(call, surroundings));
  const facts = { ...seen, secrets: await secretFactsOf(call) };
  const compiled = compileRules(rules);
  const findings = evaluate(facts, (kind) => compiled[kind]);
  return { facts, findings, verdict: judge(findings, profile), profile, ignored: policy.ignored };
}
