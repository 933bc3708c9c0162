import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Example } from "../engine/rule.ts";
import { decisionOn, firedRules } from "./pipeline.ts";

const Row = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  event: z.literal("pre-tool-use"),
  tool: z.string(),
  input: z.record(z.string(), z.unknown()),
  profile: z.enum(["prototyping", "balanced", "production"]),
  verdict: z.enum(["allow", "ask", "deny"]),
  /** How the id of a rule that fires begins; empty where any rule may object. */
  rule: z.string(),
  why: z.string().endsWith("."),
});

function rowsOf(name: string) {
  const lines = readFileSync(join(import.meta.dirname, "corpus", `${name}.jsonl`), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const row = Row.parse(JSON.parse(line));
    const example: Example = { tool: row.tool, input: row.input };
    return { ...row, title: `${row.id}: ${row.why}`, example };
  });
}

const everyday = rowsOf("everyday");
const attacks = rowsOf("attacks");
const strictness = { allow: 0, ask: 1, deny: 2 } as const;

describe.each(["prototyping", "balanced"] as const)("everyday work is silent in %s", (profile) => {
  test.each(everyday)("$title", async ({ example }) => {
    const decision = await decisionOn(example, profile);
    expect([decision, decision === "allow" ? [] : await firedRules(example)]).toEqual(["allow", []]);
  });
});

describe("attacks are stopped", () => {
  test.each(attacks)("$title", async ({ example, profile, verdict, rule }) => {
    const fired = await firedRules(example);
    expect(fired).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^${rule}`))]));
    expect(strictness[await decisionOn(example, profile)]).toBeGreaterThanOrEqual(strictness[verdict]);
  });
});

test("no two rows have the same id, and each row stands in its own file", () => {
  const ids = [...everyday, ...attacks].map((row) => row.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(everyday.filter((row) => row.verdict !== "allow")).toEqual([]);
  expect(attacks.filter((row) => row.verdict === "allow")).toEqual([]);
});
