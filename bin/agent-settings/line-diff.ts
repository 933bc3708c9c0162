type Line = { readonly sign: " " | "-" | "+"; readonly text: string };

const contextLines = 3;
// Above this many comparisons the changed part is shown as removed and added as a whole.
const maxCells = 4_000_000;

/**
 * The difference between two texts as a unified diff, one string a line.
 *
 * @returns no lines when the texts are equal
 */
export function lineDiff(path: string, before: string | undefined, after: string): string[] {
  const lines = changedLines(splitLines(before ?? ""), splitLines(after));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return [];
  return [before === undefined ? "--- /dev/null" : `--- ${path}`, `+++ ${path}`, ...hunks];
}

// The line end belongs to the line, so that a changed or missing last one is a change.
function splitLines(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== "");
}

function changedLines(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    ...before.slice(0, start).map((text): Line => ({ sign: " ", text })),
    ...longestCommon(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map((text): Line => ({ sign: " ", text })),
  ];
}

function longestCommon(before: readonly string[], after: readonly string[]): Line[] {
  const whole = before.length * after.length > maxCells;
  const lengths = whole ? [] : commonLengths(before, after);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (!whole && old !== undefined && old === fresh) {
      lines.push({ sign: " ", text: old });
      i++;
      j++;
    } else if (
      old !== undefined &&
      (fresh === undefined || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ sign: "-", text: old });
      i++;
    } else {
      lines.push({ sign: "+", text: fresh ?? "" });
      j++;
    }
  }
  return lines;
}

/** `table[i][j]` is the length of the longest common subsequence of `before` from i and `after` from j. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const [row, below] = [table[i], table[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function hunksOf(lines: readonly Line[]): string[] {
  const changed = lines.flatMap((line, at) => (line.sign === " " ? [] : [at]));
  const ranges: [number, number][] = [];
  for (const at of changed) {
    const [from, to] = [Math.max(0, at - contextLines), Math.min(lines.length, at + contextLines + 1)];
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else ranges.push([from, to]);
  }
  return ranges.flatMap(([from, to]) => [header(lines, from, to), ...lines.slice(from, to).flatMap(shown)]);
}

function header(lines: readonly Line[], from: number, to: number): string {
  const count = (side: "-" | "+", part: readonly Line[]) =>
    part.filter((line) => line.sign === " " || line.sign === side).length;
  const range = (side: "-" | "+") => {
    const [start, length] = [count(side, lines.slice(0, from)), count(side, lines.slice(from, to))];
    return `${length === 0 ? start : start + 1},${length}`;
  };
  return `@@ -${range("-")} +${range("+")} @@`;
}

function shown({ sign, text }: Line): string[] {
  const line = sign + text.replace(/\r?\n$/, "");
  return text.endsWith("\n") ? [line] : [line, "\\ No newline at end of file"];
}
