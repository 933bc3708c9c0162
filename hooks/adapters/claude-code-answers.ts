import type { Answer } from "../run-hook.ts";

/** No objection: printing anything could skip the user's own permission prompt. */
export const silence: Answer = { stdout: "", stderr: "", exitCode: 0 };

/** Exit code 2 and the reason on stderr: the one denial that every client with command hooks honours. */
export function deny(reason: string): Answer {
  return { stdout: "", stderr: `${reason}\n`, exitCode: 2 };
}

/** A question to the person; the client turns it into a denial where nobody can be asked. */
export function ask(reason: string): Answer {
  return json({
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: "ask",
      permissionDecisionReason: reason,
    },
  });
}

/** The output as the model may see it: the original with strings changed in place. Any other shape is ignored by the client. */
export function redacted(output: unknown, note: string): Answer {
  return json(redaction(output, note));
}

/** What {@link redacted} prints, to be put beside something else. */
export function redaction(output: unknown, note: string): object {
  return {
    hookSpecificOutput: { hookEventName: "PostToolUse", updatedToolOutput: output, additionalContext: note },
  };
}

/**
 * Ends the turn before the next request to the model. JSON and exit code both stop it; the JSON gives the cleaner text.
 *
 * @param output a {@link redaction}, since the transcript of a session that is taken up again would send what is in it
 */
export function stop(reason: string, output: object = {}): Answer {
  return {
    stdout: JSON.stringify({ continue: false, stopReason: reason, systemMessage: reason, ...output }),
    stderr: `${reason}\n`,
    exitCode: 2,
  };
}

/** Stops a prompt and keeps its text out of what the client prints. */
export function blockPrompt(reason: string): Answer {
  const hookSpecificOutput = { hookEventName: "UserPromptSubmit", suppressOriginalPrompt: true };
  return {
    stdout: JSON.stringify({ decision: "block", reason, hookSpecificOutput }),
    stderr: `${reason}\n`,
    exitCode: 2,
  };
}

/** A note for the model beside the result of a call, or of one that failed. */
export function tellModel(hookEventName: "PostToolUse" | "PostToolUseFailure", note: string): Answer {
  return json({ hookSpecificOutput: { hookEventName, additionalContext: note } });
}

/** A line for the person, which the model does not see. */
export function tellPerson(message: string): Answer {
  return json({ systemMessage: message });
}

function json(value: unknown): Answer {
  return { stdout: JSON.stringify(value), stderr: "", exitCode: 0 };
}
