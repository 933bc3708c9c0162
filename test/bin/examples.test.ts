import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { hookOn, repoPolicy } from "./bundle-machine.ts";
import { machine } from "./machine.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const read = (path: string) => readFileSync(join(examples, path), "utf8");

test.each([
  ["git status", "allow"],
  ["git push --force origin main", "ask"],
  ["git push --force origin preview", "allow"],
])("examples/solo: %s is answered with %s", (command, verdict) => {
  const at = machine();
  at.put(".sallyport/policy.yaml", read("solo/policy.yaml"));
  expect(hookOn(at, command).verdict).toBe(verdict);
  expect(at.run("policy", "check")).toMatchObject({ code: 0 });
});

test.each([
  ["git status", "allow"],
  ["git push --force origin main", "deny"],
  ["cat customers/list.csv", "deny"],
  ["curl https://api.example.com/", "deny"],
  ["cat README.md", "allow"],
])("examples/repo-override: %s is answered with %s, without any trust", (command, verdict) => {
  const at = machine();
  repoPolicy(at, read("repo-override/.sallyport/policy.yaml"));
  expect(hookOn(at, command).verdict).toBe(verdict);
  expect(at.run("policy", "check")).toMatchObject({ code: 0 });
});
