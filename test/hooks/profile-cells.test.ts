import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { profileNames, scaleFor } from "../../engine/profile.ts";
import { type Category, type Rule, Severity } from "../../engine/rule.ts";
import { rules } from "../../rules/index.ts";
import { profiles } from "../../rules/profiles.ts";
import { firedRules } from "../pipeline.ts";
import { bash, type Input } from "./recorded.ts";
import { auditLines, homeWithPolicy, put, run } from "./run.ts";

/** The scales of the seven aspects, as a policy names them, and the kind of rule each judges. */
const scales: readonly (readonly [field: string, category: Category])[] = [
  ["securityPosture", "destruction"],
  ["credentialManagement.access", "credential"],
  ["credentialManagement.hardCoded", "hard-coded-secret"],
  ["accessControls", "workspace"],
  ["changeManagement", "change"],
  ["riskTolerance", "opaque"],
  ["agentCapabilities", "capability"],
];

/** A command line for each cell: one that a rule of that severity, and no other, is about. */
const cells = (
  await Promise.all(
    scales.flatMap(([field, category]) =>
      Severity.options.map(async (severity) => {
        const fitting = rules.filter((rule) => rule.category === category && rule.severity === severity);
        return { field, category, severity, command: await commandFor(fitting) };
      }),
    ),
  )
).flatMap(({ command, ...cell }) => (command === undefined ? [] : [{ ...cell, command }]));

async function commandFor(fitting: readonly Rule[]): Promise<string | undefined> {
  const commands = fitting.flatMap(({ id, examples: { bad } }) =>
    bad.flatMap((example) =>
      // The home of a run is another one than that of the examples.
      typeof example === "string" && !/home|~|\$|\/etc|\n/.test(example) ? [{ id, example }] : [],
    ),
  );
  for (const { id, example } of commands) if ((await firedRules(example)).join() === id) return example;
  return undefined;
}

function verdict(home: string, input: Input): string {
  const done = run("pre-tool-use", { ...input, cwd: join(home, "app") }, { home });
  return done.exitCode === 2 ? "deny" : done.stdout === "" ? "allow" : "ask";
}

function homeWith(policy: string): string {
  const home = homeWithPolicy(policy);
  put(join(home, "app/.git/HEAD"), "ref: refs/heads/topic\n");
  return home;
}

test("every scale has calls to try", () => {
  expect([...new Set(cells.map(({ field }) => field))]).toEqual(scales.map(([field]) => field));
  expect(cells.length).toBeGreaterThanOrEqual(22);
});

describe.each(profileNames)("in %s the built hook decides", (name) => {
  const profile = profiles.find((one) => one.name === name);
  test("as each cell of the profile says", () => {
    const home = homeWith(`profile: ${name}\n`);
    const wanted = cells.map(({ category, severity, command }) => [
      command,
      profile && scaleFor(category, profile)[severity],
    ]);
    expect(cells.map(({ command }) => [command, verdict(home, bash(command))])).toEqual(wanted);
  });
});

test.each(scales)("setting %s denies what it judges, and nothing else", (field, category) => {
  const scale = "{ low: deny, medium: deny, high: deny, critical: deny }";
  const [aspect = "", part] = field.split(".");
  const value = part === undefined ? scale : `{ ${part}: ${scale} }`;
  const home = homeWith(`profile: prototyping\naspects: { ${aspect}: ${value} }\n`);
  const lowest = scales.flatMap(([, own]) => cells.find((cell) => cell.category === own) ?? []);
  const [prototyping] = profiles;
  const wanted = lowest.map((cell) =>
    cell.category === category ? "deny" : scaleFor(cell.category, prototyping)[cell.severity],
  );
  expect(lowest.map(({ command }) => verdict(home, bash(command)))).toEqual(wanted);
});

describe("monitoring", () => {
  test.each([
    ["prototyping", "", 0],
    ["balanced", "", 1],
    ["production", "", 1],
    ["prototyping", "aspects: { monitoring: { audit: every-call } }\n", 1],
  ])("%s %s puts %i events of a harmless call on record", (name, more, count) => {
    const home = homeWith(`profile: ${name}\n${more}`);
    verdict(home, bash("git status"));
    expect(auditLines(home)).toHaveLength(count);
  });

  test.each([
    ["balanced", "", "allow"],
    ["production", "", "deny"],
    ["balanced", "aspects: { monitoring: { auditMustSucceed: true } }\n", "deny"],
  ])("%s %s answers a call that cannot be put on record with %s", (name, more, wanted) => {
    const home = homeWith(`profile: ${name}\n${more}`);
    put(join(home, ".sallyport/audit"), "in the way");
    expect(verdict(home, bash("git status"))).toBe(wanted);
  });
});
