import { actionOf } from "../../engine/claude-code-tools.ts";
import { GuardError } from "../../engine/errors.ts";
import {
  optionalPath,
  optionalText,
  type Reading,
  record,
  requiredPath,
  requiredText,
} from "../../engine/reading.ts";
import type { ToolCall } from "../../engine/tool-call.ts";

/** One hook input of Claude Code, normalised. Fields we do not use are ignored: clients add some every month. */
export type HookInput = { readonly session: string; readonly cwd: string } & (
  | { readonly event: "pre-tool-use"; readonly call: ToolCall }
  | { readonly event: "post-tool-use"; readonly call: ToolCall; readonly response: unknown }
  | { readonly event: "post-tool-use-failure"; readonly call: ToolCall; readonly error: string }
  | { readonly event: "post-tool-batch"; readonly responses: readonly unknown[] }
  | { readonly event: "user-prompt-submit"; readonly prompt: string }
  | { readonly event: "config-change"; readonly path: string }
  | { readonly event: "session-start" }
);

/**
 * Reads one hook input.
 *
 * Source: recorded inputs of Claude Code 2.1.330, `test/fixtures/claude-code/`.
 *
 * @throws GuardError `input-empty`, `input-not-json`, `input-invalid` naming the field, or `event-unknown`
 */
export function readHookInput(text: string): HookInput {
  if (text.trim() === "") throw new GuardError("input-empty", "the hook input is empty");
  const input = record(parse(text), "the hook input");
  const event = requiredText(input, "hook_event_name");
  const common = { session: optionalText(input, "session_id") ?? "", cwd: requiredPath(input, "cwd") };
  if (!common.cwd.startsWith("/") && !/^[A-Za-z]:[\\/]/.test(common.cwd)) {
    throw new GuardError("input-invalid", "cwd is not an absolute path");
  }
  switch (event) {
    case "PreToolUse":
      return { ...common, event: "pre-tool-use", call: readCall(input, common) };
    case "PostToolUse":
      if (!Object.hasOwn(input, "tool_response"))
        throw new GuardError("input-invalid", "tool_response is missing");
      return {
        ...common,
        event: "post-tool-use",
        call: readCall(input, common),
        response: input.tool_response,
      };
    case "PostToolUseFailure":
      return {
        ...common,
        event: "post-tool-use-failure",
        call: readCall(input, common),
        error: requiredText(input, "error"),
      };
    case "PostToolBatch":
      return { ...common, event: "post-tool-batch", responses: readBatch(input) };
    case "UserPromptSubmit":
      return { ...common, event: "user-prompt-submit", prompt: requiredText(input, "prompt") };
    case "ConfigChange":
      return {
        ...common,
        event: "config-change",
        path: optionalPath(input, "file_path") ?? "",
      };
    case "SessionStart":
      return { ...common, event: "session-start" };
    default:
      throw new GuardError(
        "event-unknown",
        "hook_event_name is not an event this hook is made for; run sallyport install again",
      );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GuardError("input-not-json", "the hook input is not complete JSON", { cause: error });
  }
}

function readBatch(input: Reading): readonly unknown[] {
  const calls = input.tool_calls;
  if (!Array.isArray(calls)) throw new GuardError("input-invalid", "tool_calls is not a list");
  return calls.map((call) => record(call, "an entry of tool_calls").tool_response);
}

function readCall(input: Reading, common: { readonly session: string; readonly cwd: string }): ToolCall {
  const tool = requiredText(input, "tool_name");
  const args = record(input.tool_input, "tool_input");
  return { agent: "claude-code", ...common, tool, action: actionOf(tool, args, common.cwd) };
}
