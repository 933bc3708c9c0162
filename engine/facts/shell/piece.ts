import type { SyntaxNode, WordPart } from "unbash";
import type { Analysis, ShellState, Source, Stream } from "./state.ts";

/** Expands words the way bash does, without running anything. `run` looks at the script of a substitution. */
export type Expander = {
  readonly state: ShellState;
  readonly analysis: Analysis;
  readonly run: (part: WordPart, stdin?: Stream) => Stream;
  /** Looks at the substitutions inside an arithmetic expression. */
  readonly runInside: (node: SyntaxNode) => void;
};

/** What one part of a word expands to: the fields it is split into, whether that is certain, and where it comes from. */
export type Piece = {
  readonly fields: readonly string[];
  readonly known: boolean;
  readonly glob: boolean;
  readonly quoted: boolean;
  readonly sources: readonly Source[];
};

/** Most fields one word may expand to. */
export const maxFields = 256;

/** Text that stands as it is. */
export function literal(text: string): Piece {
  return { fields: [text], known: true, glob: false, quoted: true, sources: [] };
}

/** Something that is only known when the command runs; `source` is its spelling. */
export function unknown(source: string, sources: readonly Source[] = []): Piece {
  return { ...literal(source), known: false, sources };
}

/** The value of an expansion: split at blanks and globbed where it is not quoted. */
export function splitText(text: string, quoted: boolean): Piece {
  if (quoted) return literal(text);
  const fields = text.split(/[ \t\n]+/).filter((field) => field !== "");
  return {
    ...literal(""),
    fields: fields.length > 0 ? fields : [""],
    glob: /[*?]/.test(text),
    quoted: false,
  };
}
