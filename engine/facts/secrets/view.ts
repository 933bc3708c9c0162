/** A text as the detectors read it, and how to find an offset of it in the original. */
export type View = {
  readonly text: string;
  /** The original's half-open range for a range of `text`. */
  readonly range: (start: number, end: number) => readonly [number, number];
};

const startOfCode = "\u001b";

/** Control Sequence Introducer codes: colours, erase line. Hyperlinks stay, their address may hold a secret. Source: ECMA-48, 5.4. */
const colours = new RegExp(`${startOfCode}\\[[0-9;:?]{0,32}[ -/]{0,2}[@-~]`, "g");

/** `\n`, `\r` and `\t` written out, as in JSON text: the letter must not count as part of the word that follows. */
const writtenEscape = /\\[nrt]/g;

/**
 * Takes terminal colours out of a text (`grep --color` puts them inside a token) and blanks the letter of written-out escapes.
 *
 * Linear; costs nothing but a search where neither occurs.
 */
export function viewOf(text: string): View {
  const plain = text.includes(`${startOfCode}[`) ? rewritten(text, colours, () => "") : whole(text);
  return plain.text.includes("\\") ? { ...plain, text: plain.text.replace(writtenEscape, "\\ ") } : plain;
}

/** A text as it is. */
function whole(text: string): View {
  return { text, range: (start, end) => [start, end] };
}

/** A view of a view's text, with ranges of what lies below both. */
export function within(outer: View, inner: View): View {
  return { text: inner.text, range: (start, end) => outer.range(...inner.range(start, end)) };
}

/** `at` is where in the rewritten text the removal ends, `removed` how much was removed up to there, `own` how much of it belongs to the character before. */
type Cut = { readonly at: number; readonly removed: number; readonly own: number };

/**
 * A text in which every match of a pattern is replaced.
 *
 * @param pattern global; matches must not be empty
 * @param replace gives one character that the match stands for, or nothing where the match is only taken out
 */
export function rewritten(text: string, pattern: RegExp, replace: (match: string) => string): View {
  const cuts: Cut[] = [];
  const pieces: string[] = [];
  let from = 0;
  let removed = 0;
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const stands = replace(found);
    pieces.push(text.slice(from, match.index), stands);
    from = match.index + found.length;
    removed += found.length - stands.length;
    cuts.push({ at: from - removed, removed, own: stands === "" ? 0 : found.length - stands.length });
  }
  pieces.push(text.slice(from));
  return {
    text: pieces.join(""),
    range: (start, end) => [original(cuts, start), original(cuts, end - 1) + 1 + ownAt(cuts, end)],
  };
}

/** How many of the cuts end at or before an offset. */
function cutsUpTo(cuts: readonly Cut[], offset: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function original(cuts: readonly Cut[], offset: number): number {
  return offset + (cuts[cutsUpTo(cuts, offset) - 1]?.removed ?? 0);
}

/** What an escape is longer than the character it stands for, where one ends at this offset. */
function ownAt(cuts: readonly Cut[], end: number): number {
  const last = cuts[cutsUpTo(cuts, end) - 1];
  return last?.at === end ? last.own : 0;
}
