import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fake } from "../fake-secrets.ts";

const folder = join(import.meta.dirname, "../fixtures/claude-code");

/** A hook input as JSON gives it. */
export type Input = Readonly<Record<string, unknown>>;

/** Names of the recorded inputs of one event, or of all. */
export function recordedNames(event = ""): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(event === "" ? "" : `${event}-`))
    .sort();
}

/** The text of a recorded input, with a fabricated secret in each `{fake:name}`. */
export function recordedText(file: string): string {
  return readFileSync(join(folder, file), "utf8").replace(/\{fake:([\w-]+)\}/g, (_, name: string) =>
    fake(name),
  );
}

/** A recorded input. `changes` replace fields of the same name. */
export function recorded(file: string, changes: Input = {}): Input {
  const input: Input = JSON.parse(recordedText(file));
  return { ...input, ...changes };
}

/** The input of a Bash call before it runs. */
export function bash(command: string, changes: Input = {}): Input {
  return recorded("PreToolUse-Bash.json", { tool_input: { command }, ...changes });
}

/** The input of another tool's call before it runs. */
export function toolCall(name: string, input: Input): Input {
  return recorded("PreToolUse-Bash.json", { tool_name: name, tool_input: input });
}

/** The result of a Bash call that printed `stdout`. */
export function bashResult(stdout: string, changes: Input = {}): Input {
  const output = { stdout, stderr: "", interrupted: false, isImage: false, noOutputExpected: false };
  return recorded("PostToolUse-Bash.json", { tool_response: output, ...changes });
}
