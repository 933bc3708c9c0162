import type { Answer } from "../run-hook.ts";

const explain = (problem: string) => `sallyport: blocked, the check itself failed: ${problem}`;

/** Before a call: exit code 2 blocks in every client. The JSON blocks as well where we end by a signal. */
export function blocked(problem: string): Answer {
  const reason = explain(problem);
  const hookSpecificOutput = {
    hookEventName: "PreToolUse",
    permissionDecision: "deny",
    permissionDecisionReason: reason,
  };
  const stdout = problem.startsWith("(deadline)") ? JSON.stringify({ hookSpecificOutput }) : "";
  return { stdout, stderr: `${reason}\n`, exitCode: 2 };
}

/**
 * After a call: the output is withheld in its own shape, and the session stops before the next request, since a shape the client does
 * not accept would be ignored and the output sent.
 */
export function withheld(problem: string, input: string): Answer {
  const reason = explain(problem).replace("blocked", "output withheld");
  const response = responseIn(input);
  const output =
    response === undefined
      ? {}
      : {
          hookSpecificOutput: {
            hookEventName: "PostToolUse",
            updatedToolOutput: emptied(response, reason, 0),
          },
        };
  const stdout = JSON.stringify({ continue: false, stopReason: reason, ...output });
  return { stdout, stderr: `${reason}\n`, exitCode: 2 };
}

function responseIn(input: string): unknown {
  try {
    const parsed: unknown = JSON.parse(input);
    return typeof parsed === "object" && parsed !== null && "tool_response" in parsed
      ? parsed.tool_response
      : undefined;
  } catch {
    return undefined;
  }
}

/** The same shape without any text: this runs when our own code has failed, so it needs nothing of it. */
function emptied(value: unknown, notice: string, depth: number): unknown {
  if (typeof value === "string") return notice;
  if (depth > 64) return null;
  if (Array.isArray(value)) return value.map((item) => emptied(item, notice, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isKind(key, item) ? item : emptied(item, notice, depth + 1),
    ]),
  );
}

/** The word by which the client tells shapes apart: without it, it refuses the output and shows the original. */
function isKind(key: string, value: unknown): boolean {
  return /^(?:type|mode|media_type)$/.test(key) && /^[a-z][a-z/_]{0,30}$/.test(String(value));
}
