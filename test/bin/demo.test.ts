import { expect, test } from "vitest";
import { distWith, machine, namesIn } from "./machine.ts";

test("the demo shows an allow, an ask, two denials and a redaction", () => {
  const at = machine();
  const { code, stdout, stderr } = at.run("demo");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const badges = stdout.split("\n").filter((line) => /^\w/.test(line) && !line.startsWith("What"));
  expect(badges.map((line) => line.split(/ {2,}/)[0]?.trim())).toEqual([
    "allow",
    "ask",
    "deny",
    "deny",
    "redact",
  ]);
  expect(stdout).toContain("[redacted:");
});

test("the demo prints no whole secret, no colour into a pipe, and leaves nothing at home", () => {
  const at = machine();
  const { stdout } = at.run("demo");
  expect(stdout).not.toMatch(/AKIA[A-Z0-9]/);
  expect(stdout).not.toContain("\u001b");
  expect(namesIn(at.home)).toEqual([]);
});

test.each([
  ["lets everything through", "pre-tool-use", "process.exit(0)"],
  ["crashes", "pre-tool-use", "process.exit(1)"],
  ["objects to everything", "pre-tool-use", "console.error('no'); process.exit(2)"],
  ["redacts nothing", "post-tool-use", "process.exit(0)"],
  ["does not start", "post-tool-use", "{"],
] as const)("the demo fails when a hook %s", (_, hook, program) => {
  const at = machine();
  expect(at.runFrom(distWith(at, hook, program), "demo").code).toBe(1);
});
