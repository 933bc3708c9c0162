import { actionOf } from "../engine/claude-code-tools.ts";
import { compileRules } from "../engine/compile.ts";
import { GuardError } from "../engine/errors.ts";
import { evaluate } from "../engine/evaluate.ts";
import { factsOf } from "../engine/facts/facts-of-call.ts";
import { secretFactsOf } from "../engine/facts/secret-facts.ts";
import type { Compiled } from "../engine/policy/compile-policy.ts";
import type { CompiledPolicy, Problem } from "../engine/policy/compiled-policy.ts";
import { personalDataKinds } from "../engine/profile.ts";
import { record } from "../engine/reading.ts";
import type { Example, Rule } from "../engine/rule.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import { exampleMachine } from "./example-machine.ts";

/** What became of the examples of own rules. */
export type ExampleReport = { readonly count: number; readonly faults: readonly Problem[] };

const longestShown = 120;

/**
 * Runs the examples of the rules that policies add through facts and conditions, as a hook does: each bad one must be met by its rule, no
 * good one may be.
 */
export async function runExamples({ policies, policy: compiled }: Compiled): Promise<ExampleReport> {
  let count = 0;
  const faults: Problem[] = [];
  for (const policy of policies)
    for (const [index, rule] of (policy.file.ownRules ?? []).entries())
      for (const kind of ["bad", "good"] as const)
        for (const [at, example] of rule.examples[kind].entries()) {
          count += 1;
          const why = await faultOf(rule, kind, example, compiled);
          if (why === undefined) continue;
          const line = policy.lineOf(["ownRules", index, "examples", kind, at]);
          const message = `${rule.id}: the ${kind} example ${shown(example)} ${why}`;
          faults.push({ path: policy.source.path, line, message });
        }
  return { count, faults };
}

async function faultOf(
  rule: Rule,
  kind: "bad" | "good",
  example: Example,
  compiled: CompiledPolicy,
): Promise<string | undefined> {
  try {
    const call = callOf(example);
    const personal = personalDataKinds.filter((one) =>
      Object.values(compiled.profiles).some(({ personalData }) => personalData[one]),
    );
    const seen = factsOf(call, { ...exampleMachine, targets: compiled.targets });
    const facts = {
      ...seen,
      secrets: await secretFactsOf(call, seen, { personal, own: compiled.ownPatterns }),
    };
    const rules = compileRules([rule]);
    const isMet = evaluate(facts, (of) => rules[of]).length > 0;
    if (isMet === (kind === "bad")) return undefined;
    return isMet ? "meets the rule" : "does not meet the rule";
  } catch (error) {
    if (error instanceof GuardError) return `is no call: ${error.message}`;
    throw error;
  }
}

function callOf(example: Example): ToolCall {
  const { tool, input, ...rest } =
    typeof example === "string" ? { tool: "Bash", input: { command: example } } : example;
  if ("fake" in rest && rest.fake !== undefined)
    throw new GuardError(
      "input-invalid",
      "fake is for the built-in rules; name a detector of your own in ownPatterns",
    );
  const cwd = exampleMachine.project;
  return { agent: "cli", session: "", cwd, tool, action: actionOf(tool, record(input, "input"), cwd) };
}

const shown = (example: Example): string =>
  (typeof example === "string" ? example : `${example.tool} ${JSON.stringify(example.input)}`).slice(
    0,
    longestShown,
  );
