import type { HookEvent } from "./hook-table.ts";

/** Who and where a recorded input says it comes from. `session` marks our own runs in the audit log. */
export type Occasion = { readonly session: string; readonly cwd: string };

/** A fabricated AWS access key id, put together at run time so that no scanner takes this file for a leak. */
export const fabricatedSecret = ["AKIA", "Q3EGRWPLXZTB7NVK"].join("");

/** What stands in a result in place of a secret: the rule that found it, and the secret's fingerprint. */
export const redactionMark = /\[redacted:[a-z0-9/-]+:[0-9a-f]{12}\]/;

/** A PreToolUse input of the Bash tool, in the shape recorded from Claude Code 2.1.330. */
export function shellCall(command: string, occasion: Occasion): Readonly<Record<string, unknown>> {
  return { ...inputOf("PreToolUse", occasion), ...bash(command) };
}

/** A PostToolUse input of the Bash tool: the command has run and printed `stdout`. */
export function shellResult(
  command: string,
  stdout: string,
  occasion: Occasion,
): Readonly<Record<string, unknown>> {
  const output = { stdout, stderr: "", interrupted: false, isImage: false, noOutputExpected: false };
  return { ...inputOf("PostToolUse", occasion), ...bash(command), tool_response: output, duration_ms: 16 };
}

/** An everyday input of any of our events, to which the only right answer is silence. `settings` is a settings file that changed. */
export function harmlessInput(
  event: HookEvent,
  occasion: Occasion,
  settings: string,
): Readonly<Record<string, unknown>> {
  const input = inputOf(event, occasion);
  switch (event) {
    case "PreToolUse":
      return shellCall("git status", occasion);
    case "PostToolUse":
      return shellResult("git status", "nothing to commit, working tree clean", occasion);
    case "PostToolUseFailure":
      return {
        ...input,
        ...bash("npm test"),
        error: "Exit code 1\n1 failed",
        is_interrupt: false,
        duration_ms: 16,
      };
    case "PostToolBatch":
      return { ...input, tool_calls: [{ ...bash("git status"), tool_response: "nothing to commit" }] };
    case "UserPromptSubmit":
      return { ...input, prompt: "Please run the tests." };
    case "SessionStart":
      return { ...input, source: "startup" };
    case "ConfigChange":
      return { ...input, source: "user_settings", file_path: settings };
    default:
      return event satisfies never;
  }
}

const bash = (command: string) => ({
  tool_name: "Bash",
  tool_input: { command, description: "sallyport's own trial of its hooks" },
  tool_use_id: "toolu_sallyport",
});

const inputOf = (event: HookEvent, { session, cwd }: Occasion) => ({
  session_id: session,
  transcript_path: `${cwd}/transcript.jsonl`,
  cwd,
  prompt_id: "00000000-0000-4000-8000-000000000000",
  permission_mode: "default",
  effort: { level: "medium" },
  hook_event_name: event,
});
