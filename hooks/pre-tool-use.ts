import { blocked } from "./adapters/failures.ts";
import { answerBefore } from "./answer-before.ts";
import { runHook } from "./run-hook.ts";

void runHook({ load: async () => answerBefore, onFailure: blocked, maxInputMiB: 4 });
