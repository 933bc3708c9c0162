import { realpathSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { compileRules, type RuleText, textsOf } from "../engine/compile.ts";
import type { Facts } from "../engine/facts/facts.ts";
import { factsOf } from "../engine/facts/facts-of-call.ts";
import { secretFactsOf } from "../engine/facts/secret-facts.ts";
import type { Finding } from "../engine/finding.ts";
import { loadPolicy } from "../engine/io/load-policy.ts";
import { repositoryOf } from "../engine/io/repository.ts";
import { withSurroundings } from "../engine/io/surroundings.ts";
import { applyPolicy, besidesSecrets, type PolicyInForce } from "../engine/policy/apply-policy.ts";
import type { ExceptionInForce } from "../engine/policy/compiled-policy.ts";
import { notesOn } from "../engine/policy/notes.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import { judge, type Verdict } from "../engine/verdict.ts";
import { rules } from "../rules/index.ts";
import { profiles } from "../rules/profiles.ts";
import { compileHere } from "./compile-here.ts";

/** A call judged as the hook would judge it here and now. */
export type Judgement = {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly exceptions: readonly ExceptionInForce[];
  readonly verdict: Verdict;
  readonly policy: PolicyInForce;
  readonly texts: (rule: string) => RuleText | undefined;
  /** What is wrong with the policy files and what of them is not followed, for people. */
  readonly notes: readonly string[];
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

/** The policy that holds in a directory, compiled anew. @throws GuardError `policy-unreadable` */
export function policyAt(cwd: string): Promise<PolicyInForce> {
  const homes = [os.homedir()] as const;
  const compile = async (sources: Parameters<typeof compileHere>[1]) => compileHere(homes[0], sources);
  const where = { homes, cacheHome: undefined, cwd, project: repositoryOf(cwd) };
  return loadPolicy({ ...where, build: "", profiles, compile });
}

/**
 * Judges a call with the policy files of its working directory.
 *
 * @throws GuardError `policy-unreadable`
 */
export async function judgeCall(call: ToolCall): Promise<Judgement> {
  const policy = await policyAt(call.cwd);
  const { compiled, profile, outcomes, parts } = policy;
  const place = {
    homes: [os.homedir()] as const,
    project: repositoryOf(call.cwd),
    ownDirectory: path.resolve(realpathSync(process.argv[1] ?? "."), "../.."),
    targets: compiled?.targets,
  };
  const seen = await withSurroundings(place, (surroundings) => factsOf(call, surroundings));
  const facts = { ...seen, secrets: await secretFactsOf(call, seen, besidesSecrets(policy)) };
  const builtIn = compileRules(rules);
  const { findings, exceptions } = applyPolicy(facts, call.action, (kind) => builtIn[kind], policy);
  const texts = { ...parts?.texts(), ...textsOf(rules) };
  return {
    ...{ facts, findings, exceptions, policy },
    verdict: judge(findings, profile, outcomes),
    texts: (rule) => (Object.hasOwn(texts, rule) ? texts[rule] : undefined),
    notes: notesOn(compiled, profile.name),
  };
}
