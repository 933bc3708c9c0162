import type { AuditEvent } from "../engine/audit-event.ts";
import { fingerprintWith } from "../engine/io/fingerprint.ts";
import { markTainted } from "../engine/io/tainted-sessions.ts";
import { type RedactionCount, redactValue } from "../engine/redact.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import { redacted, redaction, silence, stop } from "./adapters/claude-code-answers.ts";
import { type Happening, type Recorded, record } from "./record.ts";
import type { Answer } from "./run-hook.ts";
import { openSession, type Session } from "./session.ts";

/** The second gate: the result of one tool call before the model sees it. */
export async function guardToolOutput(call: ToolCall, response: unknown): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(call.cwd);
  const { value, redactions } = await redactOutput(response, session);
  const recorded = await recordOutput("post-tool-use", call, redactions, session, startedAt);
  const isClean = redactions.length === 0;
  if (recorded.refusal !== undefined) {
    return stop(recorded.refusal, isClean ? {} : redaction(value, noteOn(redactions)));
  }
  return isClean ? silence : redacted(value, noteOn(redactions));
}

/** The output of a failed call, which no client lets us change: it is only put on record. {@link guardBatch} stops it. */
export async function noteFailure(call: ToolCall, error: string): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(call.cwd);
  const { redactions } = await redactOutput(error, session);
  await recordOutput("post-tool-use-failure", call, redactions, session, startedAt);
  return silence;
}

/**
 * The last look before the next request to the model: what came through unredacted (a failed call's output) stops the turn, and the
 * session is marked, since its transcript would send the secret with the next prompt.
 */
export async function guardBatch(
  { session: id, cwd }: { readonly session: string; readonly cwd: string },
  responses: readonly unknown[],
): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(cwd);
  const passes = await Promise.all(responses.map((response) => redactOutput(response, session)));
  // What was too large to be read is withheld from successful calls already; it is no secret that was seen.
  const redactions = passes
    .flatMap((pass) => pass.redactions)
    .filter(({ detector }) => !detector.startsWith("limit/"));
  if (redactions.length === 0) return silence;
  markTainted(session.place.homes[0], id);
  await recordOutput(
    "post-tool-batch",
    { agent: "claude-code", session: id, cwd, tool: "" },
    redactions,
    session,
    startedAt,
  );
  return stop(
    `sallyport stopped this turn: the output of a failed call holds a secret (${detectorsOf(redactions)}) that this client cannot take out. It has not been sent. Start a new session (/clear).`,
  );
}

function redactOutput(value: unknown, { profile, place }: Session): ReturnType<typeof redactValue> {
  return redactValue(value, profile.credentialManagement.redaction, fingerprintWith(place.homes[0]));
}

function recordOutput(
  event: AuditEvent["event"],
  call: Happening["call"],
  redactions: readonly RedactionCount[],
  session: Session,
  startedAt: readonly [number, number],
): Promise<Recorded> {
  const verdict = redactions.length === 0 ? "allow" : event === "post-tool-use" ? "redact" : "withhold";
  return record({ event, call, verdict, findings: [], redactions }, session, startedAt);
}

function noteOn(redactions: readonly RedactionCount[]): string {
  return `sallyport removed secrets from this result (${detectorsOf(redactions)}). Refer to them by name; do not try to read them another way.`;
}

function detectorsOf(redactions: readonly RedactionCount[]): string {
  return [...new Set(redactions.map((redaction) => redaction.detector))].slice(0, 5).join(", ");
}
