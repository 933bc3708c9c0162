import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Example, Rule } from "../engine/rule.ts";
import { rules } from "../rules/index.ts";
import { firedRules } from "./pipeline.ts";

const folder = join(import.meta.dirname, "../rules");
const packFiles = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !["index.ts", "profiles.ts"].includes(file))
  .sort();
const packs = new Map(packFiles.map((file) => [basename(file, ".ts"), file]));

/** The example as a test title. */
function title(example: Example): string {
  return typeof example === "string" ? example : `${example.tool} ${JSON.stringify(example.input)}`;
}

const rows = (examples: readonly Example[]) => examples.map((example) => [title(example), example] as const);

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("has the shape of a rule", () => expect(Rule.parse(rule)).toEqual(rule));
  test("has two examples of each kind", () => {
    expect(rule.examples.bad.length).toBeGreaterThanOrEqual(2);
    expect(rule.examples.good.length).toBeGreaterThanOrEqual(2);
  });
  test("has keys in the agreed order", () => {
    const order = "id summary why instead severity category source when examples".split(" ");
    expect(Object.keys(rule)).toEqual(order);
  });
  test("has a message that fits: what, id, why, instead", () => {
    const message = `This call ${rule.summary} (${id}) ${rule.why} ${rule.instead}`;
    expect(message.length).toBeLessThan(300);
    for (const text of [rule.summary, rule.why, rule.instead]) expect(text).toMatch(/^[^!]+\.$/);
  });
  test.each(rows(rule.examples.bad))("fires on: %s", async (_title, example) => {
    expect(await firedRules(example)).toContain(id);
  });
  test.each(rows(rule.examples.good))("stays silent on: %s", async (_title, example) => {
    expect(await firedRules(example)).not.toContain(id);
  });
});

test("no two rules have the same id", () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});

test.each(packFiles)("every rule of %s begins with its name and is in the index", async (file) => {
  const name = basename(file, ".ts");
  const exported: Record<string, unknown> = await import(join(folder, file));
  const [pack = []] = Object.values(exported);
  const ids = Rule.array()
    .parse(pack)
    .map((rule) => rule.id);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) {
    expect(id.split("/")[0]).toBe(name);
    expect(rules.map((rule): string => rule.id)).toContain(id);
  }
});

test("packs have names of their own", () => expect(packs.size).toBe(packFiles.length));
