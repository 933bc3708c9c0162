import { GuardError } from "../engine/errors.ts";
import { readHookInput } from "./adapters/claude-code.ts";
import { guardBatch, guardToolOutput, noteFailure } from "./guard-tool-output.ts";
import type { Answer } from "./run-hook.ts";

/** What `post-tool-use.cjs` answers: everything that happens after a tool ran, before the model sees it. */
export async function answerAfter(text: string): Promise<Answer> {
  const input = readHookInput(text);
  switch (input.event) {
    case "post-tool-use":
      return guardToolOutput(input.call, input.response);
    case "post-tool-use-failure":
      return noteFailure(input.call, input.error);
    case "post-tool-batch":
      return guardBatch(input, input.responses);
    default:
      throw new GuardError(
        "event-unknown",
        `${input.event} belongs to pre-tool-use.cjs; run sallyport install again`,
      );
  }
}
