import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PolicyFile } from "../engine/policy/policy-file.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
// What a date or URL is, is for the program to say.
const ajv = new Ajv({ strict: false, validateFormats: false });
const isValid = ajv.compile(JSON.parse(read("schema/policy.schema.json")));

const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
const examples = below("examples").filter((path) => /policy[^/]*\.(?:ya?ml|jsonc)$/.test(path));
const pages = ["README.md", ...below("docs").filter((path) => path.endsWith(".md"))];
const snippets = pages.flatMap((page) =>
  [...read(page).matchAll(/^```(?:yaml|jsonc)\n(.*?)^```$/gms)].map(([, text = ""], index) => [
    `${page}, ${index + 1}`,
    text,
  ]),
);
const documented = [...examples.map((path) => [path, read(path)]), ...snippets];

describe("the schema that editors use", () => {
  test("there is something to try it on", () => expect(documented.length).toBeGreaterThan(1));

  test.each(documented)("accepts what is shown to users: %s", (_place, text) => {
    isValid(parse(text ?? ""));
    expect(isValid.errors ?? []).toEqual([]);
    expect(PolicyFile.safeParse(parse(text ?? "")).error?.issues ?? []).toEqual([]);
  });

  const exception = "rule: git/force-push, reason: a, author: b, expires: 2030-01-01";
  test.each([
    ["an unknown field", "profil: balanced"],
    ["an unknown profile", "profile: strict"],
    ["a list that is empty", "network: { allow: [] }"],
    ["an entry of profiles that holds nowhere in particular", "profiles: [{ profile: balanced, match: {} }]"],
    ["an exception without a scope", `exceptions: [{ ${exception} }]`],
    ["an exception with two scopes", `exceptions: [{ ${exception}, paths: [a], hosts: [b] }]`],
    ["a decision that is none", "rules: { git/force-push: maybe }"],
    ["a key that is none", "trustedKeys: [ed25519:short]"],
  ])("refuses %s, as the program does", (_case, text) => {
    expect(isValid(parse(text))).toBe(false);
    expect(PolicyFile.safeParse(parse(text)).success).toBe(false);
  });
});
