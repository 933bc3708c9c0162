import { execFile } from "node:child_process";
import { GuardError } from "../errors.ts";
import type { CompiledPolicy, PolicySource } from "../policy.ts";

/** Compiling takes a YAML parser and schemas, so the CLI does it in a process of its own. Half a deadline long at most. */
export function compileInCli(cli: string, sources: readonly PolicySource[]): Promise<CompiledPolicy> {
  return new Promise((resolve, reject) => {
    const options = { timeout: 2_500, env: {}, maxBuffer: 1024 * 1024 };
    const child = execFile(process.execPath, [cli, "compile-policy"], options, (error, stdout) => {
      const answer = answerIn(stdout);
      if (answer && "policy" in answer) resolve(answer.policy);
      else if (answer) reject(new GuardError("policy-invalid", answer.problem));
      else
        reject(
          new GuardError("policy-unreadable", `the policy files cannot be compiled by ${cli}`, {
            cause: error,
          }),
        );
    });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify(sources));
  });
}

/** What `compile-policy` prints: the compiled policy, or what is wrong with a file. */
export type CompileAnswer = { readonly policy: CompiledPolicy } | { readonly problem: string };

function answerIn(stdout: string): CompileAnswer | undefined {
  try {
    const answer: CompileAnswer = JSON.parse(stdout);
    return answer;
  } catch {
    return undefined;
  }
}
