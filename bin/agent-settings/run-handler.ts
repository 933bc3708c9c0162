import { spawnSync } from "node:child_process";
import * as z from "zod";
import type { Decision } from "../../engine/decision.ts";
import { projectFolder } from "./hook-table.ts";

/** What the client would get from a handler. `failure` is set when it could not be started or took too long. */
export type HandlerAnswer = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly failure: string | undefined;
};

const Handler = z.looseObject({
  command: z.string(),
  args: z.array(z.string()).optional(),
  timeout: z.number().positive(),
});

/**
 * Runs one command handler exactly as it stands in the settings, the way Claude Code 2.1.330 does: exec form without a shell, shell form
 * through `/bin/sh -c`, the input as JSON on stdin.
 *
 * @param project what `projectFolder` stands for, and where the handler runs
 */
export function runHandler(handler: unknown, input: unknown, project: string): HandlerAnswer {
  const { command, args, timeout } = Handler.parse(handler);
  const expand = (word: string) => word.replaceAll(projectFolder, project);
  const [program, words] =
    args === undefined ? ["/bin/sh", ["-c", command]] : [expand(command), args.map(expand)];
  const done = spawnSync(program, words, {
    cwd: project,
    input: JSON.stringify(input),
    encoding: "utf8",
    timeout: timeout * 1000,
    killSignal: "SIGKILL",
    env: { ...process.env, CLAUDECODE: "1", CLAUDE_PROJECT_DIR: project },
  });
  return {
    exitCode: done.status,
    stdout: done.stdout ?? "",
    stderr: done.stderr ?? "",
    failure: done.error?.message,
  };
}

const Answer = z.looseObject({
  hookSpecificOutput: z.looseObject({
    permissionDecision: z.string().optional(),
    permissionDecisionReason: z.string().optional(),
    updatedToolOutput: z.unknown().optional(),
  }),
});

/** What a PreToolUse hook decides by its answer. */
export function decisionIn(answer: HandlerAnswer): Decision {
  if (answer.exitCode === 2) return "deny";
  return hookOutput(answer)?.permissionDecision === "ask" ? "ask" : "allow";
}

/** The hook's own part of the JSON answer on stdout, when there is one. */
export function hookOutput(answer: HandlerAnswer): z.infer<typeof Answer>["hookSpecificOutput"] | undefined {
  try {
    return Answer.parse(JSON.parse(answer.stdout)).hookSpecificOutput;
  } catch {
    // No JSON, or another shape: there is no such answer.
    return undefined;
  }
}
