import { describe, expect, test } from "vitest";
import { plainVendors, vendors, vendorsByField } from "../../../../engine/facts/secrets/vendors.ts";
import { fakeOf } from "../../../fake-secrets.ts";
import { found, seen } from "./seen.ts";

const hex = fakeOf("[0-9a-f]{32}");
const uuid = fakeOf("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
const letters = fakeOf("[A-Za-z0-9]{40}");

describe("a service's name near a random value", () => {
  test.each(vendors)("%s", async (name) => {
    expect(await seen(`${name.toUpperCase()}_API_KEY=${hex}`)).not.toContain(hex);
    expect(await seen(`${name} TOKEN ${letters}`)).not.toContain(letters);
  });

  test("every name stands once, in lower case", () => {
    expect(Object.values(vendorsByField).flat().sort()).toEqual([...vendors].sort());
    expect(plainVendors.filter((name) => !vendors.includes(name))).toEqual([]);
    for (const name of [...vendors, ...plainVendors]) expect(name).toMatch(/^[a-z0-9][a-z0-9-]+$/);
  });

  test.each([
    ["a space", `walkscore TOKEN ${hex}`, hex],
    ["a hyphen", `buttercmsKey-${hex}`, hex],
    ["words in camel case", `survicateAccessToken: '${letters}'`, letters],
    ["a dot", `fileio.private.token.${letters}`, letters],
    ["a UUID", `SNYK_API_TOKEN = "${uuid}"`, uuid],
    ["no word for a credential", `cloudsmith = "${letters}"`, letters],
    ["a short beginning of its own", `clickup_key = "pk_${letters}"`, `pk_${letters}`],
    ["JSON in JSON", JSON.stringify({ out: `snyk_token = "${uuid}"` }), uuid],
    ["no service but a strong word", `secret key ${letters}`, letters],
  ])("after %s, the value goes and nothing else", async (_, text, value) => {
    expect(await seen(text)).toBe(text.replace(value, ""));
  });

  test.each([
    ["a cache's key", `Cache restored from key: docker-npm-${fakeOf("[0-9a-f]{64}")}`],
    ["an image's digest", `docker pull node@sha256:${fakeOf("[0-9a-f]{64}")}`],
    ["an id", `HEROKU_APP_ID=${uuid}`],
    ["a version of GitHub's action", `uses: docker/login-action@${fakeOf("[0-9a-f]{40}")}`],
    ["a placeholder", "SNYK_TOKEN=your-snyk-token-goes-here-1234567890"],
    ["a word of everyday language alone", `the box ${hex}`],
    ["a signing key's fingerprint", `gpg: using RSA key ${fakeOf("[0-9A-F]{40}")}`],
    ["a revision", `linear commit ${fakeOf("[0-9a-f]{40}")}`],
  ])("leaves alone: %s", async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
