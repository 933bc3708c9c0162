import { describe, expect, test } from "vitest";
import { hasSecretShape } from "../../../../engine/facts/secret-shape.ts";
import { formats, infixFormats } from "../../../../engine/facts/secrets/formats.ts";
import { fake, fakeOf } from "../../../fake-secrets.ts";
import { found } from "./seen.ts";

describe("well-known formats", () => {
  test.each(formats.map((format) => [`${format.detector} ${format.prefix}`, format] as const))(
    "%s is found whole",
    async (_, { detector, prefix, body }) => {
      const token = fakeOf(prefix.replace(/[$().?]/g, "\\$&")) + fakeOf(body);
      expect(await found(`x ${token} y`)).toEqual([[detector, token]]);
      expect(hasSecretShape(token)).toBe(true);
    },
  );

  test.each(infixFormats.map((format) => [format.detector, format] as const))(
    "%s is found whole",
    async (detector, { left, literal, right }) => {
      const token = fakeOf(left) + literal + fakeOf(right);
      expect(await found(`x ${token} y`)).toEqual([[detector, token]]);
      expect(hasSecretShape(token)).toBe(true);
    },
  );

  test.each(formats.map((format) => [format.detector, format] as const))(
    "%s has a kebab-case name and a source",
    (_, format) => {
      expect(format.detector).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(format.prefix.replace(/\[[^\]]+\]/g, "x").length).toBeGreaterThanOrEqual(3);
      expect(format.source).toMatch(/^https:\/\//);
    },
  );

  test.each([
    ["too short", fake("github-token").slice(0, 30)],
    ["inside a longer word", `x${fake("github-token")}`],
    ["words", `glpat-${"my-tokens_are-always"}_right`],
    ["one character over and over", `ghp_${"x".repeat(36)}`],
    ["an example of the vendor", `AKIA${"IOSFODNN7"}EXAMPLE`],
  ])("leaves alone what only looks like one: %s", async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
