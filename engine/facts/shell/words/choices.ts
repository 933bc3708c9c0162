import type { Word } from "unbash";
import { spend } from "../analysis.ts";
import { combine } from "./combine.ts";
import { assignedTildes, expandTilde } from "./home.ts";
import { atom, type Choices, type Expander } from "./piece.ts";

/** What expanding one part of a word costs, whatever it is. */
const partWork = 32;

/** A word's possible atoms: tilde, parameters, substitutions and arithmetic are expanded, nothing is split. */
export function choicesOf(word: Word, expander: Expander, isAssigned = false): Choices {
  const tilde = isAssigned ? undefined : expandTilde(word, expander.state, expander.analysis.surroundings);
  if (!word.parts) {
    const text = isAssigned ? assignedTildes(word, true, true, expander) : (tilde ?? word.value);
    return [[atom("plain", text)]];
  }
  spend(expander.analysis, partWork * word.parts.length);
  const last = word.parts.length - 1;
  const choices = word.parts.map((part, index): Choices => {
    if (index === 0 && tilde !== undefined) return [[atom("plain", tilde)]];
    if (isAssigned && part.type === "Literal")
      return [[atom("plain", assignedTildes(part, index === 0, index === last, expander))]];
    return expander.part(part, false);
  });
  return combine(choices, expander);
}
