import type { View } from "./view.ts";

/**
 * A line of `hexdump -C`, `xxd` or `od -t x1`: an address, bytes in groups, the letters they stand for; and one of `od -c`, whose every cell has
 * four characters.
 */
const line =
  /^[0-9a-f]{6,16}:?[ \t]{1,3}(?<bytes>(?:[0-9a-f]{2}){1,4}(?: {1,2}(?:[0-9a-f]{2}){1,4}){0,31})(?: {2,60}[^\n]{0,70}| {0,60})\r?$|^[0-7]{7}(?<cells>(?: {3}[ -~]| {2}\\[0abfnrtv ]| [0-7]{3}){1,16})$/gim;

/** What `od -c` writes for some bytes. The letters of `\n`, `\r` and `\t` are blank in a view. */
const written: Readonly<Record<string, string>> = {
  "    ": " ",
  "  \\0": "\0",
  "  \\ ": "\n",
};

type Line = { readonly start: number; readonly end: number };

/**
 * What stands in a text as a dump of bytes. A range of a view is the lines it was made of, without the first one's address.
 *
 * Linear; costs a search where no address stands in the text.
 */
export function* dumpsIn(text: string): Generator<View> {
  if (!text.includes("0000")) return;
  let lines: Line[] = [];
  let pieces: string[] = [];
  for (const match of text.matchAll(line)) {
    const { bytes, cells } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (lines.length > 0 && match.index !== (lines.at(-1)?.end ?? 0) + 1) {
      yield dumpOf(lines, pieces);
      lines = [];
      pieces = [];
    }
    lines.push({ start: match.index + match[0].indexOf(bytes ?? cells ?? "", 6), end });
    pieces.push(bytes === undefined ? lettersOf(cells ?? "") : bytesOf(bytes));
  }
  if (lines.length > 0) yield dumpOf(lines, pieces);
}

function bytesOf(groups: string): string {
  return Buffer.from(groups.replaceAll(" ", ""), "hex").toString("latin1");
}

function lettersOf(cells: string): string {
  const each = cells.match(/.{4}/g) ?? [];
  return each.map(letterOf).join("");
}

function letterOf(cell: string): string {
  if (/\d{3}$/.test(cell)) return String.fromCharCode(Number.parseInt(cell, 8));
  return written[cell] ?? cell.slice(-1);
}

function dumpOf(lines: readonly Line[], pieces: readonly string[]): View {
  const owner = pieces.flatMap((piece, at) => Array.from(piece, () => at));
  return {
    text: pieces.join(""),
    range: (start, end) => [
      lines[owner[start] ?? 0]?.start ?? 0,
      lines[owner[end - 1] ?? lines.length - 1]?.end ?? 0,
    ],
  };
}
