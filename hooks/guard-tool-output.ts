import { fingerprintWith } from "../engine/io/fingerprint.ts";
import { markTainted } from "../engine/io/tainted-sessions.ts";
import { besidesSecrets } from "../engine/policy/apply-policy.ts";
import { type RedactionCount, redactValue } from "../engine/redact.ts";
import { marksIn } from "../engine/redaction-marks.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import { redacted, redaction, silence, stop, tellModel } from "./adapters/claude-code-answers.ts";
import { type Happening, type Recorded, record } from "./record.ts";
import type { Answer } from "./run-hook.ts";
import { openSession, type Session } from "./session.ts";

/** The second gate: the result of one tool call before the model sees it. */
export async function guardToolOutput(call: ToolCall, response: unknown): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(call.cwd);
  const { value, redactions } = await redactOutput(response, session);
  const removed = [...redactions, ...removedBefore(call, response)];
  const recorded = await recordOutput(
    { event: "post-tool-use", call, redactions: removed, found: "redact" },
    session,
    startedAt,
  );
  const isClean = redactions.length === 0;
  if (recorded.refusal !== undefined) {
    return stop(recorded.refusal, isClean ? {} : redaction(value, noteOn(removed)));
  }
  if (!isClean) return redacted(value, noteOn(removed));
  return removed.length === 0 ? silence : tellModel("PostToolUse", noteOn(removed));
}

/**
 * The output of a failed call, which no client lets us change. What `failed-output.cjs` took out while it ran is told; where something is left,
 * {@link guardBatch} stops it.
 */
export async function noteFailure(call: ToolCall, error: string): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(call.cwd);
  const { redactions } = await redactOutput(error, session);
  const removed = removedBefore(call, error);
  const found = redactions.length === 0 ? "redact" : "withhold";
  const event = {
    event: "post-tool-use-failure",
    call,
    redactions: [...redactions, ...removed],
    found,
  } as const;
  const recorded = await recordOutput(event, session, startedAt);
  if (recorded.refusal !== undefined) return stop(recorded.refusal);
  return removed.length === 0 || found === "withhold"
    ? silence
    : tellModel("PostToolUseFailure", noteOn(removed));
}

/** What was taken out of a shell command's output while it ran. */
function removedBefore({ action }: ToolCall, response: unknown): readonly RedactionCount[] {
  return action.kind === "shell" ? marksIn(JSON.stringify(response) ?? "") : [];
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
  const call = { agent: "claude-code", session: id, cwd, tool: "" };
  const event = { event: "post-tool-batch", call, redactions, found: "withhold" } as const;
  const { refusal } = await recordOutput(event, session, startedAt);
  const reason = `sallyport stopped this turn: the output of a failed call holds a secret (${detectorsOf(redactions)}) that this client cannot take out. It has not been sent. Start a new session (/clear).`;
  return stop(refusal === undefined ? reason : `${reason}\n${refusal}`);
}

function redactOutput(value: unknown, session: Session): ReturnType<typeof redactValue> {
  const { profile, place } = session;
  const fingerprint = fingerprintWith(place.homes[0]);
  return redactValue(
    value,
    profile.credentialManagement.redaction,
    fingerprint,
    besidesSecrets(session.policy),
  );
}

function recordOutput(
  happened: Pick<Happening, "event" | "call"> & {
    readonly redactions: readonly RedactionCount[];
    readonly found: "redact" | "withhold";
  },
  session: Session,
  startedAt: readonly [number, number],
): Promise<Recorded> {
  const { found, ...rest } = happened;
  const verdict = happened.redactions.length === 0 ? "allow" : found;
  return record({ ...rest, verdict, findings: [] }, session, startedAt);
}

/** What the model is told beside a result. */
function noteOn(redactions: readonly RedactionCount[]): string {
  const secrets = redactions.filter(({ detector }) => !detector.startsWith("limit/"));
  const removed =
    "[redacted:KIND:ID] stands where each was, the same ID for the same secret. Refer to them by name (a variable, an entry of a secret manager); do not try to read them another way. Ask the user where the value itself is needed.";
  const withheld = "A part was too large to be checked and is withheld; ask for smaller parts.";
  return [
    ...(secrets.length === 0
      ? []
      : [`sallyport removed secrets from this result (${detectorsOf(secrets)}). ${removed}`]),
    ...(secrets.length === redactions.length ? [] : [`sallyport: ${withheld}`]),
  ].join("\n");
}

function detectorsOf(redactions: readonly RedactionCount[]): string {
  return [...new Set(redactions.map((redaction) => redaction.detector))].slice(0, 5).join(", ");
}
