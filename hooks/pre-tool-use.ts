import { blocked } from "./adapters/failures.ts";
import { runHook } from "./run-hook.ts";

void runHook({
  load: async () => (await import("./answer-before.ts")).answerBefore,
  onFailure: blocked,
  maxInputMiB: 4,
});
