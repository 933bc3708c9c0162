import { writeFileSync } from "node:fs";
import { readRegularFile } from "../engine/io/files.ts";

const beginning = "sallyport_cwd=$PWD; trap ";

/** Whose redactor a shell starts, and for which home and project. */
export type Redactor = {
  readonly ownDirectory: string;
  readonly home: string;
  readonly project: string;
};

/**
 * Has the client's shell take the secrets out of what a command printed, once it has failed: the output of a failed call cannot be
 * replaced later. A command that does not fail pays for no process, and none is changed: permission rules and prompts see it as it is.
 *
 * The client puts the text of `CLAUDE_ENV_FILE` before every command of the session (seen with Claude Code 2.1.330); it gives each hook
 * a file of its own. Where it does not, or where the file is not ours, nothing is written: a failed call with a secret then stops the turn.
 */
export function startShellsWithUs(redactor: Redactor): void {
  const file = process.env.CLAUDE_ENV_FILE;
  if (file === undefined || !file.startsWith("/") || process.platform === "win32") return;
  const known = readRegularFile(file, 64 * 1024);
  // A project's settings could name any file of the person's.
  const isOurs = known.kind === "absent" || (known.kind === "text" && known.text.startsWith(beginning));
  if (!isOurs) return;
  try {
    writeFileSync(file, `${shellStart(redactor)}\n`, { mode: 0o600 });
  } catch {
    // A full disk: the turn stops instead.
  }
}

/**
 * For bash and zsh, the shells that the client knows. A command with a trap of its own on EXIT, one that replaces its shell, and a shell
 * that is killed do without; so does one whose sallyport is gone. Silent under `set -x`, and harmless under `set -e`.
 */
function shellStart({ ownDirectory, home, project }: Redactor): string {
  const program = [process.execPath, `${ownDirectory}/hooks/failed-output.cjs`, "--home", home].map(quoted);
  const environment = `NODE_OPTIONS= NODE_EXTRA_CA_CERTS= CLAUDE_PROJECT_DIR=${quoted(project)}`;
  const redact = `${environment} ${program.join(" ")} --cwd "$sallyport_cwd" < /dev/null`;
  const action = `{ [ $? -eq 0 ] || ! [ -s /dev/stdout ] || ${redact}; } 2> /dev/null || :`;
  // One line: the shell counts lines in its error messages.
  return `${beginning}${quoted(action)} EXIT`;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
