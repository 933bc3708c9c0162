import type { Word, WordPart } from "unbash";
import { type Analysis, addOpaque, spend } from "../analysis.ts";
import { parseWord } from "../parse-script.ts";
import { joinSources } from "../sources.ts";
import { type Field, plainField } from "../stream.ts";
import type { Source } from "../variable.ts";
import { expandBraces } from "./braces.ts";
import { choicesOf } from "./choices.ts";
import { combine, join } from "./combine.ts";
import { cutFields, separatorsOf } from "./fields.ts";
import { type Atom, atom, type Choices, type Expander, type Joined, maxFields } from "./piece.ts";

/** All fields a word expands to. Where a variable may be one of several values, the possible fields stand beside each other. */
export function expandWord(word: Word, expander: Expander): readonly Field[] {
  if (!word.parts && !/[~{]/.test(word.text)) return [plainField(word.value)];
  return expandPossible(word, expander).flat().slice(0, maxFields);
}

/** The lists of fields that a word may expand to. Most words have one. */
export function expandPossible(word: Word, expander: Expander): readonly (readonly Field[])[] {
  const words = braceWords(word, expander);
  if (!words) return [[{ text: word.text, known: false, glob: undefined }]];
  const separators = separatorsOf(expander.state);
  let found: readonly (readonly Field[])[] = [[]];
  for (const one of words) {
    const own = choicesOf(one, expander).map((atoms) => cutFields(atoms, separators));
    if (words.length === 1) found = own;
    else
      found = found
        .slice(0, Math.ceil(maxFields / own.length))
        .flatMap((before) => own.map((fields) => [...before, ...fields]));
  }
  if (found.length === 1) return found;
  // With several words in one choice, it is not told which of them are alternatives.
  const place = found.every((fields) => fields.length === 1) ? { place: word.pos } : {};
  return found.map((fields) => fields.map((field) => ({ ...field, among: true as const, ...place })));
}

/** The texts that a word may be where it is not split: the value of an assignment, the word of `case`. */
export function expandJoined(word: Word, expander: Expander): readonly Joined[] {
  const isPlain = !word.parts && !word.text.includes("~");
  if (isPlain) return [join([atom("quoted", word.value)], false, expander)];
  const choices = choicesOf(word, expander, true).flatMap(possibleIn);
  return choices.map((atoms) => join(atoms, choices.length > 1, expander));
}

/** Atoms that stand for one of several texts, one by one. */
function possibleIn(atoms: readonly Atom[]): Choices {
  if (!atoms.some((one) => one.among)) return [atoms];
  const groups: Atom[][] = [[]];
  for (const one of atoms) {
    if (one.mode === "break") groups.push([]);
    else groups.at(-1)?.push(one);
  }
  return groups;
}

/** The text of a heredoc body, and where it comes from; the text is undefined where it cannot be told. */
export function expandText(
  parts: readonly WordPart[],
  expander: Expander,
): { readonly text: string | undefined; readonly sources: readonly Source[] } {
  const choices = combine(
    parts.map((part) => expander.part(part, true)),
    expander,
  );
  const joined = choices.map((atoms) => join(atoms, choices.length > 1, expander));
  const [only, ...others] = joined;
  const isKnown = only?.known && !only.among && others.length === 0;
  return {
    text: isKnown ? only.text : undefined,
    sources: joinSources(...joined.map(({ sources }) => sources)),
  };
}

/** The words that braces make of a word; undefined where there are more than are followed. */
function braceWords(word: Word, { analysis }: Expander): readonly Word[] | undefined {
  const { text } = word;
  const mayExpand = text.includes("{") && text.includes("}") && (text.includes(",") || text.includes(".."));
  if (!mayExpand) return [word];
  spend(analysis, 4 * text.length);
  const texts = expandBraces(text);
  if (texts?.length === 1 && texts[0] === text) return [word];
  if (!texts) addOpaque(analysis, "limit", "more alternatives than are followed", "shell");
  const words = texts?.filter((one) => one !== "").map((one) => sourceWord(one, word, analysis));
  return words?.every((one) => one !== undefined) ? words : undefined;
}

function sourceWord(text: string, { pos, end }: Word, analysis: Analysis): Word | undefined {
  return /^[\w./:@%+,=-]*$/.test(text)
    ? { type: "Word", text, value: text, pos, end }
    : parseWord(text, analysis);
}
