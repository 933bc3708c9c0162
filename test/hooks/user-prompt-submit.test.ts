import { describe, expect, test } from "vitest";
import { AuditEvent } from "../../engine/audit-event.ts";
import { fakeParts } from "../fake-secrets.ts";
import { recorded, recordedNames } from "./recorded.ts";
import { auditLines, filesBelow, homeWithPolicy, run } from "./run.ts";

const prompt = (text: string) => recorded("UserPromptSubmit-any.json", { prompt: text });

describe("a prompt", () => {
  test.each(recordedNames("UserPromptSubmit"))("%s passes without a word", (name) => {
    const done = run("pre-tool-use", recorded(name));
    expect(done).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    expect(auditLines(done.home)).toEqual([]);
  });

  test.each([
    ["that speaks of secrets", "Rotate the AWS access key, the password and the GitHub token, please."],
    ["that is empty", ""],
    ["with a placeholder", "use password=changeme and token=YOUR_TOKEN_HERE"],
    ["with a commit id", "look at 5f3c0e1b9a7d42f6c8e0b1a2d3f4a5b6c7d8e9f0"],
  ])("%s passes", (_case, text) => {
    expect(run("pre-tool-use", prompt(text))).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  });

  test.each([
    ["aws-access-key-id"],
    ["github-token"],
    ["pem-private-key"],
    ["slack-webhook"],
    ["stripe-key"],
  ])("that pastes a live %s is stopped, and the secret is nowhere", (name) => {
    const { text, secret } = fakeParts(name);
    const done = run("pre-tool-use", prompt(`please use ${text} for it`));
    expect(done.exitCode).toBe(2);
    expect(JSON.parse(done.stdout)).toEqual({
      decision: "block",
      reason: expect.stringMatching(/^sallyport: this prompt holds a secret/),
      hookSpecificOutput: { hookEventName: "UserPromptSubmit", suppressOriginalPrompt: true },
    });
    expect(done.stderr.trimEnd()).toBe(JSON.parse(done.stdout).reason);
    const [line = "", ...others] = auditLines(done.home);
    expect(others).toEqual([]);
    expect(AuditEvent.parse(JSON.parse(line))).toMatchObject({
      event: "user-prompt-submit",
      verdict: "deny",
    });
    for (const part of secret.split("\n")) {
      expect(done.stdout + done.stderr).not.toContain(part);
      for (const [file, content] of filesBelow(done.home))
        expect([file, content.includes(part)]).toEqual([file, false]);
    }
  });

  test.each([["prototyping"], ["production"]])("with a key is stopped in profile %s too", (profile) => {
    const home = homeWithPolicy(`profile: ${profile}\n`);
    expect(run("pre-tool-use", prompt(fakeParts("github-token").text), { home }).exitCode).toBe(2);
  });
});
