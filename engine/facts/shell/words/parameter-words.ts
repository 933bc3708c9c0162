import type { Word } from "unbash";
import { choicesOf } from "./choices.ts";
import { combine, join } from "./combine.ts";
import { expandTilde } from "./home.ts";
import {
  type Atom,
  atom,
  type Choices,
  type Expander,
  escapePattern,
  type Joined,
  type Operands,
} from "./piece.ts";

/** How the words inside `${…}` are expanded. */
export function operandsOf(expander: Expander): Operands {
  return {
    words: (word, quoted) => expandOperand(word, quoted, expander),
    joined: (word) => expandJoinedOperand(word, expander),
  };
}

function expandJoinedOperand(word: Word, expander: Expander): Joined {
  if (!word.parts) {
    // A literal's escapes are gone from its value; in a pattern they still count.
    const pattern = word.text.includes("\\") ? escapePattern(word.value) : word.value;
    return { text: word.value, pattern, known: true, sources: [], among: false, isWord: true };
  }
  const choices = choicesOf(word, expander);
  return join(choices[0] ?? [], choices.length > 1, expander);
}

/** The word of `${X:-WORD}`: unquoted, it is split like the value it stands for. */
function expandOperand(word: Word, quoted: boolean, expander: Expander): Choices {
  const tilde = quoted ? undefined : expandTilde(word, expander.state, expander.analysis.surroundings);
  if (!word.parts) return [operandLiteral(word.text, tilde ?? word.value, quoted || tilde !== undefined)];
  const choices = word.parts.map((part, index): Choices => {
    if (part.type !== "Literal") return expander.part(part, quoted);
    const isTilde = index === 0 && tilde !== undefined;
    return [operandLiteral(part.text, isTilde ? tilde : part.value, quoted || isTilde)];
  });
  return combine(choices, expander);
}

function operandLiteral(source: string, value: string, quoted: boolean): readonly Atom[] {
  if (quoted) return [atom("quoted", value)];
  if (!source.includes("\\")) return value === "" ? [] : [atom("split", value)];
  const pieces = source.match(/\\\n|\\.|[^\\]+/gs) ?? [];
  return pieces.flatMap((piece) => {
    if (piece === "\\\n") return [];
    return [piece.startsWith("\\") ? atom("quoted", piece.slice(1)) : atom("split", piece)];
  });
}
