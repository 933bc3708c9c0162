import type { Source, Variable } from "./variable.ts";

/** One word after expansion. `text` of an unknown field keeps the source spelling of what is unknown (`$X/a`). */
export type Field = {
  readonly text: string;
  readonly known: boolean;
  /** The field as a glob, when it holds unquoted glob characters. */
  readonly glob: string | undefined;
  /** It stands for everything below it: what `find` found. */
  readonly tree?: true;
  /** What is not known of it are single words without slashes: numbers, a user's name. So it lies where it seems to. */
  readonly isWord?: true;
  /** A program's input chooses it: it may be any word, options included. */
  readonly free?: true;
  /** The glob this field was expanded from. */
  readonly pattern?: string;
  /** Where its text comes from, when it is not written in the call itself. */
  readonly sources?: readonly Source[];
  /** It is one of several words that may stand here, and stands beside the others. */
  readonly among?: true;
  /** The same number in all words of which one stands in one place. */
  readonly place?: number;
  /** The assignment that an argument of `export` or `declare` is. */
  readonly assigned?: { readonly name: string; readonly value: Variable };
};

/** What flows through a pipe: its text where it can be told, its origin, and names of files where it lists them. */
export type Stream = {
  readonly text: string | undefined;
  readonly sources: readonly Source[];
  readonly paths: readonly Field[];
  /** How it is written in the call, where a here-document or here-string has parts that are only known when it runs. */
  readonly spelling?: string;
  /** Its text is not known, but one word without slashes. */
  readonly isWord?: true;
};

/** A word that is known as it stands. */
export function plainField(text: string): Field {
  return { text, known: true, glob: undefined };
}

/** Nothing flows. */
export const emptyStream: Stream = { text: "", sources: [], paths: [] };

/** Text that cannot be told, of no interesting origin. */
export const unknownStream: Stream = { text: undefined, sources: [], paths: [] };
