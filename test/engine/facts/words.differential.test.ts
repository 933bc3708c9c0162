import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bashVersion, makePlace, type Place, printedByBash, printedByUs, removePlace } from "./bash.ts";
import { filesOfLines, makeLine } from "./shell-lines/lines.ts";

const isBash = bashVersion() >= 5;
/** Elsewhere, `sed` and its like differ in ways of their own. */
const isGnu = process.platform === "linux";

let place: Place = { home: "/", directory: "/" };
beforeAll(() => {
  place = makePlace(filesOfLines);
});
afterAll(() => removePlace(place));

/** What bash prints and what we say, of the lines that bash runs without an error. */
function compare(lines: readonly string[]) {
  const real = printedByBash(lines, place);
  const found = lines.map((line, index) => ({ line, bash: real[index], ours: printedByUs(line, place) }));
  return found.filter(({ bash }) => bash !== undefined);
}

function wrongOf(found: ReturnType<typeof compare>) {
  return found.filter(({ bash, ours }) => ours !== undefined && ours !== bash);
}

function shareKnown(found: ReturnType<typeof compare>): number {
  return found.filter(({ ours }) => ours !== undefined).length / found.length;
}

describe.runIf(isBash)("random lines come to what bash makes of them", () => {
  test("words, variables, arrays, arithmetic, braces and globs", { timeout: 300_000 }, () => {
    const found = compare(Array.from({ length: 3_000 }, (_, index) => makeLine(index, false)));
    expect(wrongOf(found)).toEqual([]);
    expect(found.length).toBeGreaterThan(2_900);
    expect(shareKnown(found)).toBeGreaterThan(0.95);
  });

  test.runIf(isGnu)("filters in substitutions", { timeout: 300_000 }, () => {
    const found = compare(Array.from({ length: 200 }, (_, index) => makeLine(50_000 + index, true)));
    expect(wrongOf(found)).toEqual([]);
    expect(shareKnown(found)).toBeGreaterThan(0.9);
  });
});
