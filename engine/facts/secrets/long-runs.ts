import { is } from "./characters.ts";

/** A run of characters of one kind, as long as it can be. Half-open. */
export type Run = { readonly start: number; readonly end: number };

/**
 * The next run of at least `least` characters of a kind that begins at or behind `from`; `undefined` where none is left.
 *
 * Looks at one of `least` characters and reads back from there, so that a text of short words costs a fraction of what an expression takes, which
 * begins anew at each of them.
 */
export function nextLongRun(text: string, from: number, kind: number, least: number): Run | undefined {
  let at = from + least - 1;
  while (at < text.length) {
    let start = at + 1;
    while (start > from && is(text.charCodeAt(start - 1), kind)) start -= 1;
    if (at - start + 1 < least) {
      at = start + least - 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && is(text.charCodeAt(end), kind)) end += 1;
    if (start === 0 || !is(text.charCodeAt(start - 1), kind)) return { start, end };
    at = end + least - 1;
  }
  return undefined;
}
