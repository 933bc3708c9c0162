import { execFile } from "node:child_process";

/** What the CLI prints for the hooks: the result, or what is wrong with a file. */
export type CliAnswer<Result> = { readonly result: Result } | { readonly problem: string };

/**
 * Lets the CLI do what takes parsers and schemas, in a process of its own, ended a second before our own deadline at the latest. The environment is left out:
 * nothing in it may change what the CLI does.
 *
 * @returns undefined when it does not answer
 */
export function askCli<Result>(
  cli: string,
  command: string,
  input: unknown,
): Promise<CliAnswer<Result> | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: 4_000, env: {}, maxBuffer: 16 * 1024 * 1024 };
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
