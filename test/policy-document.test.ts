import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { runExamples } from "../bin/rule-examples.ts";
import { compilePolicy } from "../engine/policy/compile-policy.ts";
import { PolicyFile } from "../engine/policy/policy-file.ts";
import type { PolicySource } from "../engine/policy/policy-source.ts";
import { rules } from "../rules/index.ts";
import { profiles } from "../rules/profiles.ts";

const text = readFileSync(resolve(import.meta.dirname, "../docs/policy.md"), "utf8");
const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((found) => {
  const before = text.slice(0, found.index).split("\n");
  return [before.length, found[1] ?? ""] as const;
});
const headings = [...text.matchAll(/^### (.+)$/gm)].flatMap((found) =>
  [...(found[1] ?? "").matchAll(/`([^`]+)`/g)].map((name) => name[1] ?? ""),
);

test.each(blocks)(
  "the example at line %d of docs/policy.md is a policy that is followed whole",
  async (_, block) => {
    const source: PolicySource = { path: "policy.yaml", layer: "managed", directory: "", text: block };
    const isTrusted = () => false;
    const input = {
      sources: [source],
      isTrusted,
      builtIn: { rules, profiles },
      user: "kim",
      now: Date.now(),
    };
    const compiled = compilePolicy(input);
    const { policy } = compiled;
    expect([...policy.problems, ...policy.ignored]).toEqual([]);
    const examples = await runExamples(compiled);
    expect(examples.faults).toEqual([]);
  },
);

test("docs/policy.md has a section for each field of a policy file, and for nothing else", () => {
  expect([...headings].sort()).toEqual(Object.keys(PolicyFile.shape).sort());
});
