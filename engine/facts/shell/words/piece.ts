import type { Word, WordPart } from "unbash";
import type { Analysis } from "../analysis.ts";
import type { ShellState } from "../state.ts";
import type { Field, Stream } from "../stream.ts";
import type { Source } from "../variable.ts";

/** Expands words the way bash does, without running anything. `run` looks at the script of a substitution. */
export type Expander = {
  readonly state: ShellState;
  readonly analysis: Analysis;
  readonly run: (part: WordPart, stdin?: Stream) => Stream;
  /** What a part of a word may expand to; quoted, nothing of it is split. */
  readonly part: (part: WordPart, quoted: boolean) => Choices;
};

/**
 * Text inside a word, before the word is split into fields. `plain` and `quoted` text stands as it is, `glob` text is pattern syntax
 * written in the word, `split` text is an expansion's value: it is cut at IFS and its patterns are active. `break` ends a field.
 */
export type Atom = {
  readonly mode: "plain" | "quoted" | "glob" | "split" | "break";
  readonly text: string;
  readonly known: boolean;
  readonly sources: readonly Source[];
  /** It is one of several that may stand here. */
  readonly among?: true;
  /** It is not known, but one word without slashes: a number, a user name. */
  readonly isWord?: true;
};

/** What a part of a word may expand to: one list of atoms for each possibility. Most parts have one. */
export type Choices = readonly (readonly Atom[])[];

/** How the operand of `${NAME:-WORD}` is expanded, and the pattern of `${NAME#WORD}`. */
export type Operands = {
  readonly words: (word: Word, quoted: boolean) => Choices;
  readonly joined: (word: Word) => Joined;
};

/** A word that is not split. `pattern` has its quoted characters escaped. */
export type Joined = Pick<Field, "text" | "known"> & {
  readonly pattern: string;
  readonly sources: readonly Source[];
  /** There are other possibilities. */
  readonly among: boolean;
  /** What is not known of it are single words without slashes. */
  readonly isWord: boolean;
};

/** Most fields one word may expand to, and most possibilities that are followed. */
export const maxFields = 256;

const none: readonly Source[] = [];

/** Ends a field, as between the arguments of `"$@"`. */
export const fieldBreak: Atom = { mode: "break", text: "", known: true, sources: none };

/** Text of a mode. */
export function atom(mode: Atom["mode"], text: string, sources: readonly Source[] = none): Atom {
  return { mode, text, known: true, sources };
}

/** Something that is only known when the command runs; `source` is its spelling. */
export function unknownAtom(source: string, sources: readonly Source[] = none): Atom {
  return { mode: "quoted", text: source, known: false, sources };
}

/** The characters that mean something in a shell pattern, escaped. */
export function escapePattern(text: string): string {
  return /[*?[\]\\]/.test(text) ? text.replace(/[*?[\]\\]/g, "\\$&") : text;
}
