import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Carried, type Carrier, carriers, lineCarriers } from "./carriers.ts";
import { families, type Sample } from "./families.ts";
import { seen } from "./seen.ts";

/** The parts of a secret that can still be read. */
async function leftOf({ text, pieces, window }: Carried): Promise<readonly string[]> {
  const left = await seen(text);
  return pieces.filter((piece) =>
    Array.from({ length: Math.max(0, piece.length - window + 1) }, (_, i) => piece.slice(i, i + window)).some(
      (part) => left.includes(part),
    ),
  );
}

function carry(carrier: Carrier, { before, secret, after }: Sample): Carried {
  return carrier(before + secret + after, before.length, before.length + secret.length);
}

/** The carriers that can hold this text. */
function carriersOf({ before, secret, after }: Sample): readonly (readonly [string, Carrier])[] {
  const isLine = !/[\n'"]/.test(before + secret + after);
  return Object.entries(isLine ? { ...carriers, ...lineCarriers } : carriers);
}

describe("no 12 characters of a secret remain", () => {
  test.each(families)("%s, in every carrier", async (_, make) => {
    const sample = make(1);
    const leaks: unknown[] = [];
    for (const [name, carrier] of carriersOf(sample)) {
      const left = await leftOf(carry(carrier, sample));
      if (left.length > 0) leaks.push(name);
    }
    expect(leaks).toEqual([]);
  });

  test("of any family in any carrier, with any text around", async () => {
    const line = fc.string({ maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...families),
        fc.integer({ min: 2, max: 1_000_000 }),
        fc.nat(),
        line,
        line,
        async ([, make], seed, which, before, after) => {
          const sample = make(seed);
          const usable = carriersOf(sample);
          const carrier = usable[which % usable.length]?.[1];
          if (carrier === undefined) return;
          const carried = carry(carrier, sample);
          expect(await leftOf({ ...carried, text: `${before}\n${carried.text}\n${after}` })).toEqual([]);
        },
      ),
      { numRuns: 2_000, seed: 20_260_101 },
    );
  });
});
