import { describe, expect, test } from "vitest";
import { fake, fakeOf, fakeParts } from "../fake-secrets.ts";
import { bashResult } from "./recorded.ts";
import { homeWithPolicy, run } from "./run.ts";

const random = `${fakeOf("[A-Za-z0-9]{26}", 3)}x7Q4r2KW`;
const commit = fakeOf("[0-9a-f]{40}");
/** What each level takes out, least first; a level takes what stands above it too. */
const kinds = [
  ["known-formats", fake("github-token"), fake("github-token")],
  ["credentials-by-context", fake("password-assignment"), fakeParts("password-assignment").secret],
  ["high-entropy", `welcome ${random} to it`, random],
] as const;
const everyday = `commit ${commit}\n "integrity": "sha512-${fakeOf("[A-Za-z0-9+/]{86}")}=="\n id: ${fakeOf("[0-9a-f]{8}")}-1c2d-4e3f-8a9b-${fakeOf("[0-9a-f]{12}")}\n`;

/** Which of the three the model would still see. */
function seenBy(policy: string): readonly boolean[] {
  const text = kinds.map(([, line]) => line).join("\n");
  const { exitCode, stdout } = run("post-tool-use", bashResult(text), { home: homeWithPolicy(policy) });
  expect(exitCode).toBe(0);
  const output =
    stdout === "" ? text : JSON.stringify(JSON.parse(stdout).hookSpecificOutput.updatedToolOutput);
  return kinds.map(([, , secret]) => output.includes(secret));
}

describe("how much is taken out of results", () => {
  test.each(kinds.map(([level], rank) => [level, kinds.map((_, other) => other > rank)] as const))(
    "the cell %s",
    (level, seen) => {
      // The profile that takes out least, so that the cell only tightens.
      const policy = `profile: prototyping\naspects:\n  credentialManagement:\n    redaction: ${level}\n`;
      expect(seenBy(policy)).toEqual(seen);
    },
  );

  test.each([
    ["prototyping", [false, true, true]],
    ["balanced", [false, false, true]],
    ["production", [false, false, false]],
  ] as const)("the profile %s", (profile, seen) => {
    expect(seenBy(`profile: ${profile}\n`)).toEqual(seen);
  });

  test.each(kinds.map(([level]) => [level]))("%s leaves sums and ids alone", (level) => {
    const policy = `profile: prototyping\naspects:\n  credentialManagement:\n    redaction: ${level}\n`;
    expect(run("post-tool-use", bashResult(everyday), { home: homeWithPolicy(policy) })).toMatchObject({
      exitCode: 0,
      stdout: "",
    });
  });
});
