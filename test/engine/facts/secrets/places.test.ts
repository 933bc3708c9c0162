import { describe, expect, test } from "vitest";
import { places } from "../../../../engine/facts/secrets/places.ts";
import { rows } from "./place-rows.ts";
import { found, seen } from "./seen.ts";

describe("places where protocols and files put credentials", () => {
  test("each has a row", () => {
    const shown = new Set(rows.map(([detector]) => detector));
    expect(places.map(({ detector }) => detector).filter((detector) => !shown.has(detector))).toEqual([]);
  });

  test.each(rows)("%s: %s", async (detector, before, secret, after) => {
    const text = `first\n${before}${secret}${after}\nlast`;
    const left = await seen(text);
    expect(left).not.toContain(secret.slice(0, 12));
    expect(left).not.toContain(secret.slice(-12));
    expect(left.startsWith(`first\n${before.slice(0, 8)}`)).toBe(true);
    expect(left.endsWith(`${after}\nlast`)).toBe(true);
    expect((await found(text)).map(([name]) => name)).toEqual([detector]);
  });

  test.each([
    ["a URL of a development machine", `postgres://${"postgres:".repeat(2).slice(0, -1)}@localhost/db`],
    ["a port", "docker run -p 5432:5432:db"],
    ["a query", "https://example.com/?sig=none&x=1"],
    ["a public key", '{"kty":"EC","crv":"P-256","x":"ab","y":"cd"}'],
    ["a login form", "login form password field"],
    ["SQL without a password", "CREATE USER app IDENTIFIED BY ''"],
    ["a variable", "ConvertTo-SecureString $env:PASSWORD -AsPlainText"],
    ["psexec without one", "psexec \\\\host -u admin cmd"],
  ])("leaves alone: %s", async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
