import { compileRules } from "../engine/compile.ts";
import type { Decision } from "../engine/decision.ts";
import { evaluate } from "../engine/evaluate.ts";
import type { Facts } from "../engine/facts/facts.ts";
import { factsOf } from "../engine/facts/facts-of-call.ts";
import { secretFactsOf } from "../engine/facts/secret-facts.ts";
import type { Profile } from "../engine/profile.ts";
import type { Example } from "../engine/rule.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import { judge } from "../engine/verdict.ts";
import { readHookInput } from "../hooks/adapters/claude-code.ts";
import { rules } from "../rules/index.ts";
import { profiles } from "../rules/profiles.ts";
import { fake } from "./fake-secrets.ts";
import { nowhere } from "./nowhere.ts";

const compiled = compileRules(rules);

/** The call of an example, as the client would send it. */
export function callOf(example: Example): ToolCall {
  const {
    tool,
    input,
    fake: name,
  } = typeof example === "string" ? { tool: "Bash", input: { command: example }, fake: undefined } : example;
  const text = JSON.stringify({
    hook_event_name: "PreToolUse",
    session_id: "s",
    cwd: "/home/dev/app",
    tool_name: tool,
    tool_input: input,
  });
  const secret = name === undefined ? "" : JSON.stringify(fake(name)).slice(1, -1);
  const hookInput = readHookInput(text.replaceAll("{fake}", () => secret));
  if (hookInput.event !== "pre-tool-use") throw new Error("not a tool call");
  return hookInput.call;
}

/** The facts of an example, secrets in written text included. */
export async function factsOfExample(example: Example, surroundings = nowhere): Promise<Facts> {
  const call = callOf(example);
  const facts = factsOf(call, surroundings);
  return { ...facts, secrets: await secretFactsOf(call, facts) };
}

/** Ids of the rules that fire on an example. */
export async function firedRules(example: Example): Promise<readonly string[]> {
  return evaluate(await factsOfExample(example), (kind) => compiled[kind]).map((finding) => finding.rule);
}

/** What a profile decides on an example. */
export async function decisionOn(example: Example, name: Profile["name"]): Promise<Decision> {
  const profile = profiles.find((candidate) => candidate.name === name);
  if (!profile) throw new Error(`no profile ${name}`);
  return judge(
    evaluate(await factsOfExample(example), (kind) => compiled[kind]),
    profile,
  ).decision;
}
