import { joinSources } from "../sources.ts";
import type { ShellState } from "../state.ts";
import type { Field } from "../stream.ts";
import type { Source } from "../variable.ts";
import { type Atom, escapePattern, maxFields } from "./piece.ts";

/** The separators of a shell in which nothing was assigned to IFS. */
const usualSeparators = " \t\n";

/** What IFS is in this shell, or undefined where that cannot be told. */
export function separatorsOf({ variables }: ShellState): string | undefined {
  const variable = variables.get("IFS");
  if (!variable) return usualSeparators;
  if (variable.unset) return variable.values?.length === 0 ? usualSeparators : undefined;
  return variable.values?.length === 1 ? variable.values[0] : undefined;
}

/** The field that is being put together. */
type Draft = {
  text: string;
  glob: string;
  known: boolean;
  globbed: boolean;
  sources: readonly Source[];
  among: boolean;
  /** What is not known of it are single words. */
  words: boolean;
  /** False while nothing but empty unquoted expansions was seen: such a field vanishes. */
  open: boolean;
};

const emptyDraft = (): Draft => ({
  text: "",
  glob: "",
  known: true,
  globbed: false,
  sources: [],
  among: false,
  words: true,
  open: false,
});

/** The fields that the atoms of one word come to, cut at the separators; undefined separators make what they might cut unknown. */
export function cutFields(atoms: readonly Atom[], separators: string | undefined): readonly Field[] {
  const fields: Field[] = [];
  let draft = emptyDraft();
  /** What ended the last field: one separator that is no blank belongs to the blanks before it. */
  const last: { ended: "nothing" | "blank" | "other" } = { ended: "nothing" };
  const finish = (by: typeof last.ended) => {
    if (fields.length < maxFields) fields.push(fieldOf(draft));
    draft = emptyDraft();
    last.ended = by;
  };
  for (const atom of atoms) {
    if (atom.mode === "break") {
      if (draft.open) finish("nothing");
      continue;
    }
    if (atom.mode !== "split" || separators === "") {
      add(draft, atom, atom.text);
      continue;
    }
    if (separators === undefined) {
      add(draft, { ...atom, known: atom.known && atom.text === "" }, atom.text);
      continue;
    }
    for (const run of runsOf(atom.text, separators)) {
      if (!separators.includes(run.charAt(0))) add(draft, atom, run);
      else if (usualSeparators.includes(run)) {
        if (draft.open) finish("blank");
      } else if (draft.open || last.ended !== "blank") finish("other");
      else last.ended = "other";
    }
  }
  if (draft.open) finish("nothing");
  return fields;
}

/** Single separators, and what stands between them. */
function runsOf(text: string, separators: string): readonly string[] {
  const runs: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (!separators.includes(text.charAt(index))) continue;
    if (index > start) runs.push(text.slice(start, index));
    runs.push(text.charAt(index));
    start = index + 1;
  }
  if (start < text.length) runs.push(text.slice(start));
  return runs;
}

function add(draft: Draft, atom: Atom, text: string): void {
  const isPattern = atom.mode === "glob" || atom.mode === "split";
  draft.text += text;
  draft.glob += isPattern ? text : escapePattern(text);
  draft.globbed ||= atom.mode === "glob" || (isPattern && /[*?]|\[[^\]]+\]/.test(text));
  draft.known &&= atom.known;
  draft.words &&= atom.known || atom.isWord === true;
  draft.among ||= atom.among === true;
  draft.open ||= atom.mode !== "split" || text !== "";
  if (atom.sources.length > 0) draft.sources = joinSources(draft.sources, atom.sources);
}

function fieldOf({ text, known, glob, globbed, sources, among, words }: Draft): Field {
  const plain = { text, known, glob: globbed ? glob : undefined };
  const marks = { ...(among && { among: true as const }), ...(!known && words && { isWord: true as const }) };
  const field = among || !known ? { ...plain, ...marks } : plain;
  return sources.length > 0 ? { ...field, sources } : field;
}
