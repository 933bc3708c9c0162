import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitNotice } from "../../engine/redaction-pass.ts";
import { families } from "../engine/facts/secrets/families.ts";
import { fake } from "../fake-secrets.ts";
import { bashResult, type Input, recorded } from "./recorded.ts";
import { auditLines, type Done, filesBelow, type HookName, homeWithPolicy, hooksFolder, run } from "./run.ts";

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

/** Runs a command of the CLI, and gives all that it prints. */
function printed(home: string, args: readonly string[], input = ""): string {
  const file = resolve(hooksFolder, "../bin/sallyport.cjs");
  const env = { HOME: home, PATH: "/usr/local/bin:/usr/bin:/bin" };
  const done = spawnSync(process.execPath, [file, ...args], { cwd: home, env, input, encoding: "utf8" });
  expect([0, 1]).toContain(done.status);
  return done.stdout + done.stderr;
}

/** A command line that writes this text into a file. */
function commandWith(text: string): string {
  return `cat <<'-END-OF-TEXT-' >> notes.txt\n${text}\n-END-OF-TEXT-`;
}

/** Every event with the same text in it. */
function eventsWith(text: string): readonly (readonly [HookName, Input])[] {
  const call = { tool_name: "Bash", tool_input: { command: commandWith(text) } };
  const mcp = { tool_name: "mcp__notes__add", tool_input: { note: text } };
  const results = [{ ...call, tool_use_id: "a", tool_response: text }];
  return [
    ["pre-tool-use", recorded("PreToolUse-Bash.json", call)],
    ["pre-tool-use", recorded("PreToolUse-Bash.json", mcp)],
    ["pre-tool-use", recorded("PreToolUse-Agent.json", { tool_input: { description: "d", prompt: text } })],
    ["pre-tool-use", recorded("PreToolUse-WebSearch.json", { tool_input: { query: text } })],
    ["pre-tool-use", recorded("UserPromptSubmit-any.json", { prompt: text })],
    ["pre-tool-use", recorded("SessionStart-startup.json")],
    ["post-tool-use", bashResult(text, call)],
    ["post-tool-use", recorded("PostToolUseFailure-Bash.json", { ...call, error: text })],
    ["post-tool-use", recorded("PostToolBatch-any.json", { tool_calls: results })],
  ];
}

const policy = `profile: production
ownPatterns: [{ name: order, expression: "KD-\\\\d{8}" }]
aspects: { personalData: { bankAccounts: true } }
`;
const guarded = "order KD-70918253 of DE89370400440532013000";

test("what is known to be a secret, of a person or the team's own is in no file of ours and nowhere printed", () => {
  fc.assert(
    fc.property(someFamilies, fc.integer({ min: 2, max: 1_000_000 }), (chosen, of) => {
      const samples = chosen.map(([, make]) => make(of));
      const text = [...samples.map(({ before, secret, after }) => before + secret + after), guarded].join(
        "\n",
      );
      const home = homeWithPolicy(policy);
      const outputs = eventsWith(text).map(([hook, input]) => {
        const { stdout, stderr } = run(hook, input, { home });
        return stdout + stderr;
      });
      const command = commandWith(text);
      const asked = [
        ["explain", command],
        ["explain", "--json", command],
        ["check", "--command", command],
      ];
      for (const args of [...asked, ["log"], ["log", "--json"]]) outputs.push(printed(home, args));
      outputs.push(printed(home, ["scan", "-"], text), printed(home, ["scan", "--sarif", "-"], text));
      expect(auditLines(home).length).toBeGreaterThan(5);
      const done = { exitCode: 0, signal: null, stdout: outputs.join("\n"), stderr: "", home };
      for (const { secret } of samples) expect(leftOf(secret, done)).toEqual([]);
      for (const part of ["70918253", "89370400440532013000"])
        expect([...outputs, ...filesBelow(home).values()].join("\n")).not.toContain(part);
    }),
    { numRuns: 3, seed: 20_260_102 },
  );
}, 240_000);

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
