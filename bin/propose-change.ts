import { lineDiff } from "./agent-settings/line-diff.ts";
import type { SettingsFile } from "./agent-settings/settings-file.ts";
import { colour, isInteractive, writeLine } from "./terminal.ts";

/**
 * Shows the exact change as a unified diff and, on a terminal, asks.
 *
 * @returns `write` to go on; `shown` when nobody could be asked or nothing is to be written; `refused` when the person said no
 */
export async function proposeChange(
  file: SettingsFile,
  after: string,
  options: { readonly dryRun: boolean; readonly yes: boolean },
): Promise<"write" | "shown" | "refused"> {
  writeLine(colouredDiff(lineDiff(file.target, file.text, after)));
  writeLine();
  if (options.dryRun) {
    writeLine("Dry run: nothing was written.");
    return "shown";
  }
  if (options.yes) return "write";
  if (!isInteractive()) {
    writeLine("Nothing was written: there is no terminal to ask on. Run again with --yes to write it.");
    return "shown";
  }
  const { confirm } = await import("@clack/prompts");
  // Escape and Ctrl-C give a symbol, not false.
  if ((await confirm({ message: `Write this to ${file.target}?` })) === true) return "write";
  writeLine("Nothing was written.");
  return "refused";
}

/** A unified diff for people. */
export function colouredDiff(lines: readonly string[]): string {
  return lines.map(coloured).join("\n");
}

function coloured(line: string): string {
  if (line.startsWith("+++") || line.startsWith("---")) return colour.bold(line);
  if (line.startsWith("@@")) return colour.cyan(line);
  if (line.startsWith("+")) return colour.green(line);
  return line.startsWith("-") ? colour.red(line) : line;
}
