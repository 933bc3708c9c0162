import * as z from "zod";
import type { FoundHandler } from "./edit-settings.ts";
import { type HookEvent, hookTable } from "./hook-table.ts";
import {
  fabricatedSecret,
  harmlessInput,
  type Occasion,
  redactionMark,
  shellCall,
  shellResult,
} from "./recorded-calls.ts";
import { type HandlerAnswer, hookOutput, runHandler } from "./run-handler.ts";

/** Where the handlers run: the project, and the settings file they were read from. */
export type ProofPlace = { readonly project: string; readonly settings: string };

const Replaced = z.looseObject({ stdout: z.string(), stderr: z.string(), interrupted: z.boolean() });

/**
 * Runs every handler as the client would and checks its answer: a force push is objected to, a secret is taken out of a result, and
 * everyday events pass in silence.
 *
 * @returns what did not answer as it must, one line each; empty is the proof
 */
export function disproofs(handlers: readonly FoundHandler[], place: ProofPlace): string[] {
  const occasion = { session: "sallyport-install-proof", cwd: place.project };
  return hookTable.flatMap(({ event }) => {
    const found = handlers.find((row) => row.event === event);
    if (found === undefined) return [`${event}: no handler is registered`];
    return trials(event, occasion, place.settings).flatMap(({ input, judge }) => {
      const answer = runHandler(found.handler, input, place.project);
      const wrong = answer.failure ?? judge(answer);
      return wrong === undefined ? [] : [`${event}: ${wrong}`];
    });
  });
}

type Trial = { readonly input: unknown; readonly judge: (answer: HandlerAnswer) => string | undefined };

function trials(event: HookEvent, occasion: Occasion, settings: string): Trial[] {
  const harmless = { input: harmlessInput(event, occasion, settings), judge: judgeSilence };
  if (event === "PreToolUse") {
    return [harmless, { input: shellCall("git push --force origin main", occasion), judge: judgeObjection }];
  }
  if (event === "PostToolUse") {
    const result = shellResult("cat notes.txt", `key: ${fabricatedSecret}\n`, occasion);
    return [harmless, { input: result, judge: judgeRedaction }];
  }
  return [harmless];
}

function judgeSilence(answer: HandlerAnswer): string | undefined {
  return answer.exitCode === 0 ? undefined : `objects to an everyday event (${shown(answer)})`;
}

// A relaxed profile asks about a force push where the default one denies it; both prove that the hook judges.
function judgeObjection(answer: HandlerAnswer): string | undefined {
  if (answer.exitCode === 2 && answer.stderr.trim() !== "") return undefined;
  if (answer.exitCode === 0 && hookOutput(answer)?.permissionDecision === "ask") return undefined;
  return `lets "git push --force" through (${shown(answer)})`;
}

function judgeRedaction(answer: HandlerAnswer): string | undefined {
  const output = Replaced.safeParse(hookOutput(answer)?.updatedToolOutput);
  if (!output.success) return `does not replace a result that holds a secret (${shown(answer)})`;
  if (answer.stdout.includes(fabricatedSecret)) return "leaves the secret in the result";
  return redactionMark.test(output.data.stdout) ? undefined : "does not say what was redacted";
}

function shown(answer: HandlerAnswer): string {
  const said = answer.stderr.trim().replaceAll(fabricatedSecret, "[…]").slice(0, 200);
  return `exit code ${answer.exitCode}${said === "" ? "" : `: ${said}`}`;
}
