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
  const { plain, cuts } = text.includes(`${startOfCode}[`) ? withoutColours(text) : { plain: text, cuts: [] };
  return {
    text: plain.includes("\\") ? plain.replace(writtenEscape, "\\ ") : plain,
    range: (start, end) => [original(cuts, start), original(cuts, end - 1) + 1],
  };
}

/** `at` is where in the plain text something was removed, `removed` how much was removed up to there. */
type Cut = { readonly at: number; readonly removed: number };

function withoutColours(text: string): { readonly plain: string; readonly cuts: readonly Cut[] } {
  const cuts: Cut[] = [];
  const pieces: string[] = [];
  let from = 0;
  let removed = 0;
  for (const match of text.matchAll(colours)) {
    pieces.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    removed += match[0].length;
    cuts.push({ at: from - removed, removed });
  }
  pieces.push(text.slice(from));
  return { plain: pieces.join(""), cuts };
}

function original(cuts: readonly Cut[], offset: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset + (cuts[low - 1]?.removed ?? 0);
}
