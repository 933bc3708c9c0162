import { addOpaque, maxDepth } from "../analysis.ts";
import { parseWord } from "../parse-script.ts";
import type { Expander } from "./piece.ts";

/** Longest text that is read again for its substitutions, in UTF-16 units. */
const maxText = 4_096;

/** Looks at the substitutions in text that bash expands once more: an expression, the index in a name, a prompt. */
export function runSubstitutions(text: string, expander: Expander): void {
  const { analysis } = expander;
  if (text.length > maxText || !/\$\(|`|\$\{/.test(text)) return;
  if (analysis.depth >= maxDepth) {
    addOpaque(analysis, "limit", `commands nested deeper than ${maxDepth}`, "shell");
    return;
  }
  analysis.depth++;
  for (const part of parseWord(`"${text}"`, analysis)?.parts ?? []) expander.part(part, true);
  analysis.depth--;
}
