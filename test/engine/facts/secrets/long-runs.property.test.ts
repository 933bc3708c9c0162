import fc from "fast-check";
import { expect, test } from "vitest";
import { inBase64 } from "../../../../engine/facts/secrets/characters.ts";
import { nextLongRun } from "../../../../engine/facts/secrets/long-runs.ts";

/** Short words, words around the least length, and what stands between words. */
const text = fc
  .array(fc.oneof(fc.stringMatching(/^[a/_-]{0,9}$/), fc.constantFrom(" ", ".", "é", "\n")))
  .map((parts) => parts.join(""));

test("finds the runs that an expression finds, from any offset on", () => {
  fc.assert(
    fc.property(text, fc.nat(40), fc.integer({ min: 1, max: 8 }), (given, from, least) => {
      const expression = new RegExp(`(?<![\\w+/-])[\\w+/-]{${least},}`, "g");
      expression.lastIndex = from;
      const match = expression.exec(given);
      const expected = match === null ? undefined : { start: match.index, end: expression.lastIndex };
      expect(nextLongRun(given, from, inBase64, least)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});
