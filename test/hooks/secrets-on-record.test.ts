import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitNotice } from "../../engine/redaction-pass.ts";
import { families } from "../engine/facts/secrets/families.ts";
import { fake } from "../fake-secrets.ts";
import { bashResult, recorded } from "./recorded.ts";
import { auditLines, type Done, filesBelow, homeWithPolicy, run } from "./run.ts";

/** Pieces of a secret that stand somewhere they must not: in what was printed, or in a file of ours. */
function leftOf(secret: string, done: Done): readonly string[] {
  const everything = [done.stdout, done.stderr, ...filesBelow(done.home).values()].join("\n");
  const pieces = secret
    .split("\n")
    .flatMap((line) =>
      Array.from({ length: Math.max(0, line.length - 11) }, (_, i) => line.slice(i, i + 12)),
    );
  return pieces.filter((piece) => everything.includes(piece));
}

const someFamilies = fc.uniqueArray(fc.constantFrom(...families), { minLength: 8, maxLength: 8 });
const runs = { numRuns: 12, seed: 20_260_101 };

describe("no secret is in the audit log", () => {
  const seed = fc.integer({ min: 2, max: 1_000_000 });

  test("not those of a result", () => {
    fc.assert(
      fc.property(someFamilies, seed, (chosen, of) => {
        const samples = chosen.map(([, make]) => make(of));
        const text = samples.map(({ before, secret, after }) => `${before}${secret}${after}`).join("\n");
        const done = run("post-tool-use", bashResult(text));
        expect(auditLines(done.home)).toHaveLength(1);
        for (const { secret } of samples) expect(leftOf(secret, done)).toEqual([]);
      }),
      runs,
    );
  }, 60_000);

  test("not those of a command", () => {
    fc.assert(
      fc.property(someFamilies, seed, (chosen, of) => {
        const samples = chosen
          .map(([, make]) => make(of))
          .filter(({ before, secret, after }) => !/['\n]/.test(before + secret + after));
        for (const { before, secret, after } of samples.slice(0, 2)) {
          const command = `echo '${before}${secret}${after}' >> notes.txt`;
          const input = recorded("PreToolUse-Bash.json", { tool_input: { command } });
          const done = run("pre-tool-use", input, { home: homeWithPolicy("profile: production\n") });
          expect(auditLines(done.home)).toHaveLength(1);
          expect(leftOf(secret, done)).toEqual([]);
        }
      }),
      runs,
    );
  }, 60_000);
});

describe("over a bound the rest is withheld", () => {
  const value = fake("api-key-assignment").slice(16, 40);

  test.each([
    ["two million characters", "a line of output\n".repeat(125_000), limitNotice],
    ["20,000 named values", `AUTH_KEY=${value}\n`.repeat(21_000), "limit/too-many-values"],
    ["5,000 prefixes", "hf_ ".repeat(6_000), "limit/too-many-literals"],
    [
      "what is written in many ways at once",
      `%2541 ${String.raw`\\\"a\\\" `}${"words ".repeat(50)}`.repeat(1_000),
      "limit/too-much-encoded",
    ],
  ])("%s", (_, before, mark) => {
    const text = `${before}the last words\n`;
    const done = run("post-tool-use", bashResult(text));
    expect(done).toMatchObject({ exitCode: 0, stderr: "" });
    const { stdout } = JSON.parse(done.stdout).hookSpecificOutput.updatedToolOutput;
    expect(stdout).toContain(mark);
    expect(stdout).not.toContain("last words");
    expect(stdout.split("\n").length).toBe(text.split("\n").length);
  });
});
