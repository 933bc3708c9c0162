import type { SyntaxNode } from "unbash";
import { addOpaque, maxDepth, type Setting } from "../analysis.ts";
import type { Field } from "../stream.ts";
import { expanderOf } from "../words/expand.ts";
import { runSubstitutions } from "../words/substitutions.ts";
import { expandWord } from "../words/words.ts";

/** Builtins that take names of variables, whose index bash evaluates. */
const takesNames = /^(?:unset|read|declare|typeset|local|export|readonly|mapfile|readarray|getopts|wait)$/;

/** Looks at substitutions in names that a builtin evaluates: `unset 'a[$(x)]'`, `test -v 'a[$(x)]'`, `printf -v 'a[$(x)]'`. */
export function runNames(name: string, args: readonly Field[], setting: Setting): void {
  const isTest = /^(?:test|\[|printf)$/.test(name);
  if (!isTest && !takesNames.test(name)) return;
  for (const [index, { text }] of args.entries()) {
    if (isTest && args[index - 1]?.text !== "-v") continue;
    if (/^[A-Za-z_]\w*\[/.test(text)) runSubstitutions(text, expanderOf(setting));
  }
}

type Test = Extract<SyntaxNode, { type: "TestUnary" | "TestBinary" }>;

/** A test in `[[ … ]]`: what it compares as numbers, and the name that `-v` looks for, bash evaluates. */
export function walkTest(node: Test, setting: Setting): void {
  const words = node.type === "TestUnary" ? [node.operand] : [node.left, node.right];
  const expander = expanderOf(setting);
  if (setting.analysis.depth >= maxDepth) {
    addOpaque(setting.analysis, "limit", `commands nested deeper than ${maxDepth}`, "shell");
    return;
  }
  const isEvaluated = /^-(?:v|R|eq|ne|lt|le|gt|ge)$/.test(node.operator);
  for (const { text, known } of words.flatMap((word) => expandWord(word, expander)))
    if (isEvaluated && known) runSubstitutions(text, expander);
}
