import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { compileRules } from "../../engine/compile.ts";
import type { RuleTable } from "../../engine/compiled-rule.ts";
import { evaluate } from "../../engine/evaluate.ts";
import { collectFacts } from "../../engine/facts/collect-facts.ts";
import type { Facts, FileFact } from "../../engine/facts/facts.ts";
import type { Example, Rule } from "../../engine/rule.ts";
import { rules } from "../../rules/index.ts";
import { factsOfExample } from "../pipeline.ts";

const tables = compileRules(rules);

/** The same rules without an index: each is tried on every fact. */
const linear = ({ rules: all }: RuleTable): RuleTable => ({
  rules: all,
  ...{ byValue: {}, byPart: [], byTree: {} },
  rest: all === "" ? [] : all.split("\n").map((_, number) => number),
});

const found = (facts: Facts) => evaluate(facts, (kind) => tables[kind]);
const wanted = (facts: Facts) => evaluate(facts, (kind) => linear(tables[kind]));

const Row = z.looseObject({ tool: z.string(), input: z.record(z.string(), z.unknown()) });
const corpus = ["everyday", "attacks"].flatMap((name) =>
  readFileSync(join(import.meta.dirname, "..", "corpus", `${name}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Example => Row.pick({ tool: true, input: true }).parse(JSON.parse(line))),
);
const examples = [
  ...corpus,
  ...rules.flatMap(({ examples: { bad, good } }: Rule): readonly Example[] => [...bad, ...good]),
];

test("finds on every call of the corpus and of the rules' examples what trying each rule finds", async () => {
  const calls = await Promise.all(examples.map((example) => factsOfExample(example)));
  expect(calls.map(found)).toEqual(calls.map(wanted));
});

/** Words that paths in rules are made of, and directories that lie above them. */
const names = [...new Set(tables.file.rules.match(/[\w.~*$-]+/g))];
const aPath = fc
  .array(fc.constantFrom(...names, "home", "Users", "etc", "src", "X"), { maxLength: 4 })
  .chain((segments) => fc.constantFrom("/", "~/", "~", "").map((root) => root + segments.join("/")));
const aFile = fc.record<FileFact>({
  access: fc.constantFrom("read", "write", "delete", "list", "execute", "link", "mode"),
  ...{ path: aPath, realPath: aPath, inProject: aPath },
  scope: fc.constantFrom("guard", "project", "temp", "toolchain", "home", "system", "device"),
  ...{ recursive: fc.boolean(), replaces: fc.boolean(), shown: fc.boolean() },
  ...{ copiedTo: fc.constant(""), part: fc.constant(""), by: fc.constantFrom("cat", "rm", "tar") },
});

test("finds on made-up files what trying each rule finds", () => {
  fc.assert(
    fc.property(fc.array(aFile, { maxLength: 3 }), (files) => {
      const facts = { ...collectFacts(), files };
      expect(found(facts)).toEqual(wanted(facts));
    }),
    { seed: 7, numRuns: 1_000 },
  );
});
