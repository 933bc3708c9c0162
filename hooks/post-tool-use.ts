import { withheld } from "./adapters/failures.ts";
import { runHook } from "./run-hook.ts";

void runHook({
  load: async () => (await import("./answer-after.ts")).answerAfter,
  onFailure: withheld,
  maxInputMiB: 32,
});
