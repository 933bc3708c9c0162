import { factsOf } from "../engine/facts/facts-of-call.ts";
import { secretFactsOf } from "../engine/facts/secret-facts.ts";
import { withSurroundings } from "../engine/io/surroundings.ts";
import { messageOf } from "../engine/message.ts";
import { applyPolicy, besidesSecrets } from "../engine/policy/apply-policy.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import { judge } from "../engine/verdict.ts";
import { ask, deny, silence } from "./adapters/claude-code-answers.ts";
import { builtInRules } from "./built-in-rules.ts";
import { record, withoutSecretsIn } from "./record.ts";
import type { Answer } from "./run-hook.ts";
import { openSession } from "./session.ts";

/** The first gate: one tool call before it runs. */
export async function guardToolCall(call: ToolCall): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(call.cwd);
  const facts = await withSurroundings(
    { ...session.place, targets: session.policy.compiled?.targets },
    (surroundings) => factsOf(call, surroundings),
  );
  const secrets = await secretFactsOf(call, facts, besidesSecrets(session.policy));
  const fired = applyPolicy({ ...facts, secrets }, call.action, (kind) => builtInRules[kind], session.policy);
  const findings = await withoutSecretsIn(fired.findings, session);
  const verdict = judge(findings, session.profile, session.policy.outcomes);
  const { exceptions } = fired;
  const event = { event: "pre-tool-use", call, verdict: verdict.decision, findings, exceptions } as const;
  const recorded = await record(event, session, startedAt);
  if (recorded.refusal !== undefined) return deny(recorded.refusal);
  if (verdict.decision === "allow") return { ...silence, stderr: recorded.notice ?? "" };
  const { builtInTexts } = await import("./built-in-texts.ts");
  const ownTexts = session.policy.parts?.texts() ?? {};
  const reason = messageOf(verdict, (rule) => builtInTexts[rule] ?? ownTexts[rule]);
  const message = [reason, ...(session.policy.compiled?.unfollowed ?? [])].join("\n");
  return verdict.decision === "ask" ? ask(message) : deny(message);
}
