import { sourcesIn } from "../code/values.ts";
import { addOpaque, type Setting, spend } from "../shell/analysis.ts";
import { type Stream, unknownStream } from "../shell/stream.ts";
import { copyState } from "../shell/subshell.ts";
import { readArgument } from "./arguments.ts";
import type { Source } from "./source.ts";
import { readPipeline, readStatements } from "./statements.ts";

const maxLength = 64 * 1024;

/** What looking at one character costs. */
const characterWork = 4;

/**
 * Facts of PowerShell text: its cmdlets by a table, its programs as in any shell, the rest opaque.
 *
 * @returns what it prints
 */
export function addPowershellFacts(text: string, setting: Setting): Stream {
  const { analysis } = setting;
  if (text.length > maxLength) {
    addOpaque(analysis, "limit", "a script of over 64 KiB", "powershell");
    return unknownStream;
  }
  spend(analysis, characterWork * text.length);
  const source: Source = {
    text,
    setting: { ...setting, state: copyState(setting) },
    variables: new Map(),
    nesting: 0,
    at: 0,
    depth: 0,
    current: undefined,
    statements: readStatements,
    argument: readArgument,
    pipeline: readPipeline,
  };
  const printed = readStatements(source, "");
  return {
    text: printed.known && !printed.items ? printed.texts[0] : undefined,
    sources: sourcesIn(printed),
    paths: [],
  };
}
