import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bash, bashResult, recorded } from "./recorded.ts";
import { auditLines, homeWithPolicy, put, run, temporaryFolder } from "./run.ts";

/** Numbers that their issuers print in documentation. */
const samples = {
  paymentCards: "4539 5787 6362 1486",
  bankAccounts: "DE89370400440532013000",
  nationalNumbers: "219-09-9999",
  emailLists: "member7@acme-members.io",
} as const;
const kinds = Object.keys(samples);
const members = Array.from({ length: 25 }, (_, n) => `member${n}@acme-members.io`);
const text = [...Object.values(samples), ...members, "order KD-12345678", ""].join("\n");
const own = 'ownPatterns: [{ name: order, expression: "KD-\\\\d{8}" }]\n';

/** What of the samples the model still sees. */
function seenBy(home: string, changes = {}): readonly string[] {
  const { exitCode, stdout, stderr } = run("post-tool-use", bashResult(text, changes), { home });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const output =
    stdout === "" ? text : String(JSON.parse(stdout).hookSpecificOutput.updatedToolOutput.stdout);
  expect(output.split("\n").length).toBe(text.split("\n").length);
  return Object.entries({ ...samples, own: "KD-12345678" })
    .filter(([, sample]) => output.includes(sample))
    .map(([kind]) => kind);
}

describe("data of people and of the business in results", () => {
  test.each([["prototyping"], ["balanced"], ["production"]])(
    "stays in %s, where no policy asks",
    (profile) => {
      expect(seenBy(homeWithPolicy(`profile: ${profile}\n`))).toEqual([...kinds, "own"]);
    },
  );

  test.each(kinds.map((kind) => [kind]))(
    "%s is taken out where the policy asks for it, and only that",
    (kind) => {
      const home = homeWithPolicy(`aspects: { personalData: { ${kind}: true } }\n`);
      expect(seenBy(home)).toEqual([...kinds, "own"].filter((one) => one !== kind));
    },
  );

  test("a team's own pattern is taken out and put on record by its name alone", () => {
    const home = homeWithPolicy(own);
    expect(seenBy(home)).toEqual(kinds);
    const record = JSON.stringify(auditLines(home));
    expect(record).toContain("own/order");
    expect(record).not.toContain("12345678");
  });

  test.each([
    ["switch it on", "aspects: { personalData: { bankAccounts: true } }\n", "", ["bankAccounts"]],
    ["add a pattern", own, "", ["own"]],
    [
      "not switch off what the user asks for",
      "aspects: { personalData: { bankAccounts: false } }\nownPatterns: []\n",
      `aspects: { personalData: { bankAccounts: true } }\n${own}`,
      ["bankAccounts", "own"],
    ],
  ])("a repository may %s", (_, repository, user, gone) => {
    const project = temporaryFolder();
    put(join(project, ".sallyport/policy.yaml"), repository);
    const home = homeWithPolicy(user);
    expect(seenBy(home, { cwd: project })).toEqual([...kinds, "own"].filter((one) => !gone.includes(one)));
  });

  test("a pattern that could take long is a problem of the file, by its line", () => {
    const home = homeWithPolicy(
      'profile: balanced\nownPatterns:\n  - { name: slow, expression: "(a{2,9}){9}b" }\n',
    );
    const { stdout } = run(
      "pre-tool-use",
      {
        ...bashResult(""),
        hook_event_name: "PreToolUse",
        tool_name: "Bash",
        tool_input: { command: "git status" },
      },
      { home },
    );
    expect(JSON.parse(stdout).hookSpecificOutput.permissionDecision).toBe("ask");
    expect(stdout).toMatch(/policy\.yaml:3/);
  });
});

describe("data of people and of the business in written files", () => {
  const asked = `aspects: { personalData: { bankAccounts: true } }\n${own}`;
  const write = (file_path: string, content: string) =>
    recorded("PreToolUse-Bash.json", { tool_name: "Write", tool_input: { file_path, content } });
  const verdictOn = (file: string, content: string, policy: string) => {
    const cwd = String(recorded("PreToolUse-Bash.json").cwd);
    return run("pre-tool-use", write(join(cwd, file), content), { home: homeWithPolicy(policy) }).exitCode;
  };

  test.each([
    ["an IBAN in code", "src/pay.ts", samples.bankAccounts, 2],
    ["a pattern of the team's", "src/pay.ts", "KD-12345678", 2],
    ["an IBAN in a test", "test/fixtures/pay.json", samples.bankAccounts, 0],
    ["an IBAN with a wrong digit", "src/pay.ts", "DE89370400440532013001", 0],
    ["what is not asked for", "src/pay.ts", samples.paymentCards, 0],
  ])("%s: %s", (_, file, content, code) => {
    expect(verdictOn(file, `export const to = "${content}";\n`, asked)).toBe(code);
    expect(verdictOn(file, `export const to = "${content}";\n`, "profile: balanced\n")).toBe(0);
  });

  test("a search for a number of the team's is silent, a commit message with it is not", () => {
    const home = homeWithPolicy(own);
    expect(run("pre-tool-use", bash("grep -rn KD-12345678 ."), { home })).toMatchObject({
      stdout: "",
      exitCode: 0,
    });
    expect(run("pre-tool-use", bash("git commit -m 'as in KD-12345678'"), { home }).exitCode).toBe(2);
  });
});
