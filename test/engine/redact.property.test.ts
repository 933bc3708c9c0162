import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redactValue } from "../../engine/redact.ts";
import { fakeNames, fakeParts } from "../fake-secrets.ts";

const value = async (input: unknown) =>
  (await redactValue(input, "credentials-by-context", () => "0".repeat(12))).value;

describe("property", () => {
  const carriers = {
    plain: (line: string, before: string, after: string): unknown => `${before}\n${line}\n${after}`,
    json: (line: string, before: string, after: string): unknown =>
      JSON.stringify({ before, line, after }, null, 2),
    "json in json": (line: string, before: string, after: string): unknown =>
      JSON.stringify({ outer: JSON.stringify({ line }), before, after }),
    object: (line: string, before: string, after: string): unknown => ({
      stdout: `${before}\n${line}`,
      list: [after, line, 1],
    }),
    environment: (line: string, before: string, after: string): unknown =>
      `${before}\nA=1\nexport VALUE="${line}"\nB=2\n${after}`,
  };
  /** Strings replaced by a stand-in: what is left is the shape. */
  const shape = (node: unknown): string =>
    JSON.stringify(node, (_, item) => (typeof item === "string" ? "s" : item));

  test("no 12 characters of a secret remain, whatever is around it, and the shape stays", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fakeNames),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.constantFrom(...Object.values(carriers)),
        fc.string({ maxLength: 60 }),
        fc.string({ maxLength: 60 }),
        async (name, seed, carry, before, after) => {
          const { text: line, secret } = fakeParts(name, seed);
          const carried = carry(line, before, after);
          const result = await value(carried);
          const output = JSON.stringify(result);
          for (let i = 0; i + 12 <= secret.length; i += 1)
            expect(output).not.toContain(secret.slice(i, i + 12));
          expect(shape(result)).toBe(shape(carried));
          if (typeof carried === "string")
            expect(String(result).split("\n").length).toBe(carried.split("\n").length);
        },
      ),
      { numRuns: 600, seed: 20_260_101 },
    );
  });
});
