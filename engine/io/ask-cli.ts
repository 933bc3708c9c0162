import { execFile } from "node:child_process";
import { GuardError } from "../errors.ts";
import type { CompiledPolicy, PolicySource } from "../policy.ts";

/** What the CLI prints for the hooks: the result, or what is wrong with a file. */
export type CliAnswer<Result> = { readonly result: Result } | { readonly problem: string };

/**
 * The policy that these files make. Compiling takes a YAML parser and schemas, so the CLI does it in a process of its own.
 *
 * @throws GuardError `policy-invalid`, or `policy-unreadable` when the CLI does not answer
 */
export async function compilePolicyInCli(
  cli: string,
  sources: readonly PolicySource[],
): Promise<CompiledPolicy> {
  const answer = await askCli<CompiledPolicy>(cli, "compile-policy", sources);
  if (answer === undefined)
    throw new GuardError("policy-unreadable", `the policy files cannot be compiled by ${cli}`);
  if ("problem" in answer) throw new GuardError("policy-invalid", answer.problem);
  return answer.result;
}

/** Why the client would drop the hooks in this settings file, or undefined when it would not, or when the CLI does not answer. */
export async function settingsProblem(cli: string, path: string): Promise<string | undefined> {
  const answer = await askCli<"ok">(cli, "check-settings", path);
  return answer && "problem" in answer ? answer.problem : undefined;
}

/** Half a deadline long at most. The environment is left out: nothing in it may change what the CLI does. */
function askCli<Result>(
  cli: string,
  command: string,
  input: unknown,
): Promise<CliAnswer<Result> | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: 2_500, env: {}, maxBuffer: 1024 * 1024 };
    const child = execFile(process.execPath, [cli, command], options, (_error, stdout) =>
      resolve(parse(stdout)),
    );
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify(input));
  });
}

function parse<Result>(stdout: string): CliAnswer<Result> | undefined {
  try {
    const answer: CliAnswer<Result> = JSON.parse(stdout);
    return answer;
  } catch {
    return undefined;
  }
}
