import { join } from "node:path";
import { expect, test } from "vitest";
import { type Machine, machine } from "./machine.ts";

const user = ".sallyport/policy.yaml";
const repo = (at: Machine) => join(at.project, ".sallyport/policy.yaml");
const lineWith = (text: string, word: string) => text.split("\n").find((line) => line.includes(word)) ?? "";

test.each([
  ["prototyping", "securityPosture", /allow allow ask deny$/],
  ["balanced", "credentialManagement.redaction", /credentials-by-context$/],
  ["production", "monitoring.auditMustSucceed", /true$/],
])("profile show %s tells its %s", (name, field, value) => {
  const done = machine().run("profile", "show", name);
  expect(done).toMatchObject({ code: 0, stderr: "" });
  expect(lineWith(done.stdout, field)).toMatch(value);
});

test("profile show without a name shows what policies change here", () => {
  const at = machine();
  at.put(user, "aspects:\n  riskTolerance: { low: deny }\n");
  expect(lineWith(at.run("profile", "show").stdout, "riskTolerance")).toMatch(/deny ask ask deny$/);
});

test("profile diff shows what differs, and nothing for the same profile", () => {
  const at = machine();
  const done = at.run("profile", "diff", "balanced", "production");
  expect(done.code).toBe(1);
  expect(done.stdout).toMatch(
    /^- accessControls +allow ask ask deny\n\+ accessControls +ask deny deny deny$/m,
  );
  expect(done.stdout).not.toContain("monitoring.audit ");
  expect(at.run("profile", "diff", "balanced", "balanced")).toMatchObject({ code: 0, stdout: "" });
});

test("policy show names the file and line of what is set, and what is not followed", () => {
  const at = machine();
  at.put(
    user,
    "profile: balanced\naspects:\n  accessControls: { medium: deny }\nrules:\n  git/force-push: ask\n",
  );
  at.put(repo(at), "profile: prototyping\n");
  const { code, stdout } = at.run("policy", "show", "--effective");
  expect(code).toBe(0);
  expect(lineWith(stdout, "accessControls")).toMatch(/allow deny ask deny .*policy\.yaml:3$/);
  expect(stdout).toMatch(/ask +git\/force-push .*policy\.yaml:5$/m);
  expect(stdout).toContain(`${repo(at)}:1: not followed: profile: prototyping`);
});

test("policy show names a file beside the cells it sets, and no others", () => {
  const at = machine();
  at.put(user, "aspects:\n  monitoring: { auditMustSucceed: true }\n");
  const { stdout } = at.run("policy", "show");
  expect(lineWith(stdout, "monitoring.auditMustSucceed")).toMatch(/true .*policy\.yaml:2$/);
  expect(lineWith(stdout, "monitoring.audit ")).not.toContain("policy.yaml");
});

test("policy show names the line that decides a rule, and not one that is not followed", () => {
  const at = machine();
  at.put(user, "rules:\n  git/force-push: ask\n  packages: deny\n");
  at.put(
    repo(at),
    "rules:\n  git/force-push: allow\n\n  packages: deny\npaths:\n  sensitive:\n    - { paths: [a/**], classification: ours }\n",
  );
  const { stdout } = at.run("policy", "show");
  expect(lineWith(stdout, "ask   git/force-push")).toMatch(/policy\.yaml:2$/);
  expect(lineWith(stdout, "ask   git/force-push")).not.toContain(repo(at));
  const both = lineWith(stdout, "deny  packages/install-globally");
  expect(both).toContain(`${repo(at)}:4`);
  expect(both).toMatch(/it's .*policy\.yaml:3/);
  expect(lineWith(stdout, "policy/ours")).toContain(`${repo(at)}:7`);
  expect(stdout).toContain(`${repo(at)}:2: not followed`);
});

test("policy show names each line that chooses the profile here, and no other", () => {
  const at = machine();
  at.put(
    user,
    `profile: balanced\nprofiles:\n  - { profile: production, match: { directory: ["${at.project}"] } }\n  - { profile: production, match: { directory: [/elsewhere] } }\n`,
  );
  at.put(repo(at), "profile: production\n");
  const chosen = lineWith(at.run("policy", "show").stdout, "Profile production");
  expect(chosen).toContain(`${repo(at)}:1`);
  expect(chosen).toMatch(/it's .*policy\.yaml:3/);
  expect(chosen).not.toMatch(/policy\.yaml:[24]/);
});

const ownRule = (bad: string, good: string) => `
  - id: acme/ledger
    summary: Rewrites the ledger.
    why: The ledger is what auditors read.
    instead: Ask the finance team.
    severity: high
    category: change
    source: https://example.com/ledger
    when:
      command: { program: [ledger], argument: [rewrite] }
    examples:
      bad:
        - ${bad}
      good:
        - ${good}
`;

test.each([
  [
    "examples that do what they must",
    ownRule("sudo ledger rewrite --all", "echo ledger rewrite"),
    0,
    /and 2 examples/,
  ],
  [
    "a bad example that its rule does not meet",
    ownRule("ledger show", "ledger list"),
    1,
    /policy\.yaml:13: acme\/ledger: the bad example ledger show does not meet the rule/,
  ],
  [
    "a good example that meets the rule",
    ownRule("ledger rewrite", "x=1 ledger rewrite"),
    1,
    /policy\.yaml:15: acme\/ledger: the good example x=1 ledger rewrite meets the rule/,
  ],
  [
    "a call of another tool",
    ownRule(
      "{ tool: mcp__shell__run, input: { command: ledger rewrite } }",
      "{ tool: Read, input: { file_path: /a } }",
    ),
    0,
    /and 2 examples/,
  ],
  [
    "an example that is no call",
    ownRule("ledger rewrite", "{ tool: Read, input: { path: /a } }"),
    1,
    /policy\.yaml:15: acme\/ledger: the good example Read .* is no call: file_path is missing/,
  ],
])("policy check runs the examples of own rules: %s", (_, rules, code, said) => {
  const at = machine();
  at.put(repo(at), `ownRules:${rules}`);
  const done = at.run("policy", "check");
  expect([done.code, done.stdout + done.stderr]).toEqual([code, expect.stringMatching(said)]);
});

test("policy show names a bundle that is not followed", () => {
  const at = machine();
  at.put(user, "extends:\n  - ./rules\n");
  expect(at.run("policy", "show").stdout).toMatch(
    /Profile production[\s\S]*the bundle "\.\/rules" is not followed/,
  );
});

test("policy show without a policy file says so", () => {
  expect(machine().run("policy", "show").stdout).toMatch(
    /none: the built-in profile holds\n\nProfile balanced/,
  );
});

test.each([
  ["a valid file", "profile: production\n", 0, /1 policy file is valid/],
  ["an unknown field", "profil: production\n", 1, /policy\.yaml:1: profil: .*did you mean profile/],
  ["an unknown rule", "rules:\n  git/force-pull: ask\n", 1, /policy\.yaml:2: .*did you mean/],
])("policy check on %s", (_, text, code, said) => {
  const at = machine();
  at.put(repo(at), text);
  for (const args of [[], [repo(at)]]) {
    const done = at.run("policy", "check", ...args);
    expect([done.code, done.stdout + done.stderr]).toEqual([code, expect.stringMatching(said)]);
  }
});

test.each([
  ["a profile nobody knows", ["profile", "show", "paranoid"], /there is no profile paranoid/],
  ["profile alone", ["profile"], /say show/],
  ["one profile to compare", ["profile", "diff", "balanced"], /diff <profile> <profile>/],
  ["policy alone", ["policy"], /say show, check/],
  ["a file that is not there", ["policy", "check", "absent.yaml"], /there is nothing at/],
])("%s is wrong usage", (_, args, said) => {
  expect(machine().run(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(said) });
});
