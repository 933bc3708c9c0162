import { GuardError } from "../engine/errors.ts";
import { readHookInput } from "./adapters/claude-code.ts";
import { guardToolCall } from "./guard-tool-call.ts";
import type { Answer } from "./run-hook.ts";

/** What `pre-tool-use.cjs` answers: everything that happens before a tool runs. Rarer events load their own part. */
export async function answerBefore(text: string): Promise<Answer> {
  const input = readHookInput(text);
  switch (input.event) {
    case "pre-tool-use":
      return guardToolCall(input.call);
    case "user-prompt-submit":
      return (await import("./guard-prompt.ts")).guardPrompt(input, input.prompt);
    case "config-change":
      return (await import("./guard-settings.ts")).guardSettings(input, input.path);
    case "session-start":
      return (await import("./guard-settings.ts")).greet(input);
    default:
      throw new GuardError(
        "event-unknown",
        `${input.event} belongs to post-tool-use.cjs; run sallyport install again`,
      );
  }
}
