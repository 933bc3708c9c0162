import { findSecrets } from "../engine/facts/secrets.ts";
import { isTainted } from "../engine/io/tainted-sessions.ts";
import { blockPrompt, silence } from "./adapters/claude-code-answers.ts";
import { record } from "./record.ts";
import type { Answer } from "./run-hook.ts";
import { openSession } from "./session.ts";

/** A prompt that pastes a live secret, or that would send a transcript with one, is stopped. */
export async function guardPrompt(
  { session: id, cwd }: { readonly session: string; readonly cwd: string },
  prompt: string,
): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(cwd);
  const spans = await findSecrets(prompt, "known-formats");
  const seen = spans.map((span) => span.detector).filter((detector) => !detector.startsWith("limit/"));
  const detectors = [...new Set(seen)].slice(0, 5).join(", ");
  const tainted = isTainted(session.place.homes[0], id);
  if (detectors === "" && !tainted) return silence;
  const call = { agent: "claude-code", session: id, cwd, tool: "" };
  const { refusal, notice } = await record(
    { event: "user-prompt-submit", call, verdict: "deny", findings: [], redactions: [] },
    session,
    startedAt,
  );
  const reason =
    detectors === ""
      ? "sallyport: this session holds a secret that could not be taken out of a failed call's output, and its next request would send it. Start a new session (/clear)."
      : `sallyport: this prompt holds a secret (${detectors}). It has not been sent. Take it out and name it instead: an environment variable or an entry of your secret manager.`;
  return blockPrompt([reason, refusal ?? notice?.trimEnd()].filter((line) => line !== undefined).join("\n"));
}
