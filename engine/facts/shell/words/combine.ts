import { spend } from "../analysis.ts";
import { joinSources } from "../sources.ts";
import type { Source } from "../variable.ts";
import { type Atom, type Choices, type Expander, escapePattern, type Joined, maxFields } from "./piece.ts";

/** What putting one piece into a word costs, besides its characters. */
const pieceWork = 40;

/** Each choice of each part with each of the others. */
export function combine(parts: readonly Choices[], { analysis }: Expander): Choices {
  if (parts.length === 1 && parts[0]) return parts[0];
  if (parts.every((choices) => choices.length === 1)) {
    spend(analysis, pieceWork * parts.length);
    return [parts.flatMap((choices) => choices[0] ?? [])];
  }
  let found: readonly (readonly Atom[])[] = [[]];
  for (const choices of parts) {
    const kept = found.slice(0, Math.ceil(maxFields / Math.max(choices.length, 1)));
    for (const atoms of kept) spend(analysis, (pieceWork + atoms.length) * choices.length);
    found = kept.flatMap((before) => choices.map((atoms) => [...before, ...atoms]));
  }
  return found;
}

/** Atoms as one text. */
export function join(atoms: readonly Atom[], among: boolean, { analysis }: Expander): Joined {
  let [text, pattern, known, isAmong, isWord] = ["", "", true, among, true];
  let sources: readonly Source[] = [];
  for (const { mode, text: own, known: isKnown, sources: from, among: isOne, isWord: isOneWord } of atoms) {
    isAmong ||= isOne === true;
    isWord &&= isKnown || isOneWord === true;
    const added = mode === "break" ? " " : own;
    spend(analysis, added.length);
    text += added;
    pattern += mode === "glob" || mode === "split" ? added : escapePattern(added);
    known &&= isKnown;
    if (from.length > 0) sources = joinSources(sources, from);
  }
  return { text, pattern, known, sources, among: isAmong, isWord };
}
