import { writeFileSync } from "node:fs";
import { readRegularFile } from "../engine/io/files.ts";

/** Set by {@link runShell} to its own process id: only the shell that it has started has that parent. */
export const parentVariable = "SALLYPORT_SHELL";

/** Keeps the person's own value, which must not reach our node. */
export const nodeOptionsVariable = "SALLYPORT_NODE_OPTIONS";

const beginning = `if [ "\${${parentVariable}-}" = "$PPID" ]`;

/**
 * Has the client's shell run each command through `shell-output.cjs`, which takes secrets out of what it prints, whether it fails or not:
 * the output of a failed call cannot be replaced later. The command that the person's permission rules and prompts see stays what it is.
 *
 * The client puts the text of `CLAUDE_ENV_FILE` before every command of the session (seen with Claude Code 2.1.330); it gives each hook
 * a file of its own. Where it does not, or where the file is not ours, nothing is written: a failed call with a secret then stops the turn.
 */
export function startShellsWithUs(ownDirectory: string, home: string): void {
  const file = process.env.CLAUDE_ENV_FILE;
  if (file === undefined || !file.startsWith("/") || process.platform === "win32") return;
  const known = readRegularFile(file, 64 * 1024);
  // A project's settings could name any file of the person's.
  const isOurs = known.kind === "absent" || (known.kind === "text" && known.text.startsWith(beginning));
  if (!isOurs) return;
  try {
    writeFileSync(file, shellStart(ownDirectory, home), { mode: 0o600 });
  } catch {
    // A full disk: the turn stops instead.
  }
}

/** For bash and zsh, the shells that the client knows. Without our file (uninstalled since) it does nothing. */
function shellStart(ownDirectory: string, home: string): string {
  const program = `${ownDirectory}/hooks/shell-output.cjs`;
  const words = [process.execPath, program, "--home", home, "--shell"].map(quoted).join(" ");
  const command = `"\${BASH_EXECUTION_STRING-\${ZSH_EXECUTION_STRING-}}"`;
  const run = `${nodeOptionsVariable}="\${NODE_OPTIONS-}" NODE_OPTIONS= exec ${words} "$0" ${command}`;
  // One line: the shell counts lines in its error messages.
  return `${beginning}; then unset ${parentVariable}; elif [ -n ${command} ] && [ -f ${quoted(program)} ]; then ${run}; fi\n`;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
