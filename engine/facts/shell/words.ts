import type { Word, WordPart } from "unbash";
import { expandBraces } from "./braces.ts";
import { homeOf, homePath } from "./home.ts";
import { expandParameter, expandVariable } from "./parameters.ts";
import { type Expander, literal, maxFields, type Piece, splitText, unknown } from "./piece.ts";
import { joinSources } from "./sources.ts";
import { type Analysis, addOpaque, type Field, type Source, spend } from "./state.ts";

/** A word while its parts are put together: fields that are complete, and the one still open. */
type Draft = {
  readonly done: readonly Field[];
  readonly text: string;
  readonly glob: string;
  readonly known: boolean;
  readonly globbed: boolean;
  /** False while nothing but empty unquoted expansions was seen: such a word vanishes. */
  readonly solid: boolean;
  readonly sources: readonly Source[];
};

const emptyDraft: Draft = {
  done: [],
  text: "",
  glob: "",
  known: true,
  globbed: false,
  solid: false,
  sources: [],
};

/** All fields a word expands to. Alternatives (`{a,b}`, one-of variables) become fields of their own. */
export function expandWord(word: Word, expander: Expander): readonly Field[] {
  const tilde = expandTilde(word, expander);
  if (!word.parts) return [{ text: tilde ?? word.value, known: true, glob: undefined }];
  let drafts: readonly Draft[] = [emptyDraft];
  for (const [index, part] of word.parts.entries()) {
    const pieces = index === 0 && tilde !== undefined ? [literal(tilde)] : expandPart(part, false, expander);
    drafts = drafts
      .slice(0, Math.ceil(maxFields / Math.max(pieces.length, 1)))
      .flatMap((draft) => pieces.map((piece) => append(draft, piece, expander)));
  }
  return drafts.flatMap(finish).slice(0, maxFields);
}

/** The text of a heredoc body, and where it comes from; the text is undefined where it cannot be told. */
export function expandText(
  parts: readonly WordPart[],
  expander: Expander,
): { readonly text: string | undefined; readonly sources: readonly Source[] } {
  const pieces = parts.map((part) => expandPart(part, true, expander));
  const isKnown = pieces.every(([piece, ...others]) => piece?.known && others.length === 0);
  const text = pieces.map(([piece]) => piece?.fields.join(" ") ?? "").join("");
  return { text: isKnown ? text : undefined, sources: pieces.flat().flatMap((piece) => piece.sources) };
}

function append(draft: Draft, piece: Piece, { analysis }: Expander): Draft {
  payFor(piece, draft.done.length + draft.sources.length, analysis);
  const escapeGlob = (text: string) => (piece.glob ? text : text.replace(/[*?[\]\\]/g, "\\$&"));
  const [first = "", ...rest] = piece.fields;
  const done = [...draft.done];
  let current: Draft = {
    done,
    text: draft.text + first,
    glob: draft.glob + escapeGlob(first),
    known: draft.known && piece.known,
    globbed: draft.globbed || piece.glob,
    solid: draft.solid || piece.quoted || first !== "",
    sources: piece.sources.length > 0 ? joinSources(draft.sources, piece.sources) : draft.sources,
  };
  for (const text of rest) {
    done.push(...finish({ ...current, done: [] }));
    current = {
      ...current,
      text,
      glob: escapeGlob(text),
      known: piece.known,
      globbed: piece.glob,
      solid: true,
    };
  }
  return current;
}

/** What putting one piece into a word costs, besides its characters. */
const pieceWork = 8;

/** Putting a piece in costs its text, and copying what is there. */
function payFor(piece: Piece, copied: number, analysis: Analysis): void {
  let work = pieceWork + copied + piece.sources.length + piece.fields.length;
  for (const field of piece.fields) work += field.length;
  spend(analysis, work);
}

function finish({ done, text, known, glob, globbed, solid, sources }: Draft): readonly Field[] {
  if (!solid) return done;
  const field = { text, known, glob: globbed ? glob : undefined };
  return [...done, sources.length > 0 ? { ...field, sources } : field];
}

function expandTilde(word: Word, { state, analysis }: Expander): string | undefined {
  const first = word.parts?.[0];
  const isTilde = first ? first.type === "Literal" && first.text.startsWith("~") : word.text.startsWith("~");
  if (!isTilde) return undefined;
  const home = homeOf(state, analysis.surroundings);
  const text = first?.type === "Literal" ? first.value : word.value;
  return homePath(text, state.cwd, analysis.surroundings, home);
}

function expandPart(part: WordPart, quoted: boolean, expander: Expander): readonly Piece[] {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
      return [literal(part.value)];
    case "Glob":
      return [{ ...literal(part.text), glob: true }];
    case "ExtendedGlob":
      return [unknown(part.text)];
    case "BraceExpansion":
      for (const inner of part.parts ?? []) if (inner.type === "CommandExpansion") expander.run(inner);
      return expandChoices(part.text, expander);
    case "DoubleQuoted":
    case "LocaleString": {
      const [only, ...others] = part.parts;
      const isAll = others.length === 0 && /^\$(?:@|\{@\})$/.test(only?.text ?? "");
      return (isAll ? allPositional(expander) : undefined) ?? expandQuoted(part.parts, expander);
    }
    case "SimpleExpansion":
      return expandVariable(part.text.slice(1), part.text, quoted, expander);
    case "ParameterExpansion":
      return expandParameter(part, quoted, expander, (word) => expandWord(word, expander));
    case "CommandExpansion": {
      const { text, sources, paths } = expander.run(part);
      const isListed = text === undefined && paths.length > 0 && paths.every((path) => path.known);
      if (isListed) return [{ ...literal(""), fields: paths.map((path) => path.text), sources }];
      if (text === undefined) return [unknown(part.text, sources)];
      return [{ ...splitText(text.replace(/\n+$/, ""), quoted), sources }];
    }
    case "ProcessSubstitution": {
      const { pipes, sinks } = expander.analysis;
      const stream = expander.run(part);
      const path = `/dev/fd/${63 + pipes.size}`;
      pipes.set(path, stream);
      if (part.operator === ">") sinks.set(path, (written) => void expander.run(part, written));
      return [{ ...literal(path), sources: stream.sources }];
    }
    case "ArithmeticExpansion":
      if (part.expression) expander.runInside(part.expression);
      return [unknown(part.text)];
    default:
      return part satisfies never;
  }
}

function expandChoices(text: string, { analysis }: Expander): readonly Piece[] {
  const choices = expandBraces(text);
  if (choices) return choices.map((choice) => (/[$`]/.test(choice) ? unknown(choice) : literal(choice)));
  addOpaque(analysis, "limit", "more alternatives than are followed", "shell");
  return [unknown(text)];
}

/** `"$@"`: each argument is a word of its own. */
function allPositional({ state }: Expander): readonly Piece[] | undefined {
  const fields = state.positional;
  if (!fields?.every((field) => field.known)) return undefined;
  const sources = fields.flatMap((field) => field.sources ?? []);
  return [{ ...literal(""), fields: fields.map((field) => field.text), quoted: fields.length > 0, sources }];
}

function expandQuoted(parts: readonly WordPart[], expander: Expander): readonly Piece[] {
  let texts: readonly Piece[] = [literal("")];
  for (const part of parts) {
    const pieces = expandPart(part, true, expander);
    texts = texts
      .slice(0, Math.ceil(maxFields / Math.max(pieces.length, 1)))
      .flatMap((before) => pieces.map((piece) => joinQuoted(before, piece, expander)));
  }
  return texts;
}

function joinQuoted(before: Piece, piece: Piece, { analysis }: Expander): Piece {
  payFor(piece, before.sources.length, analysis);
  return {
    ...literal(before.fields.join(" ") + piece.fields.join(" ")),
    known: before.known && piece.known,
    sources: piece.sources.length > 0 ? joinSources(before.sources, piece.sources) : before.sources,
  };
}
