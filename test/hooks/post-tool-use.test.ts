import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AuditEvent } from "../../engine/audit-event.ts";
import { fake, fakeParts } from "../fake-secrets.ts";
import { bashResult, type Input, recorded, recordedNames, recordedText } from "./recorded.ts";
import { auditLines, type Done, filesBelow, homeWithPolicy, put, run, temporaryFolder } from "./run.ts";

const key = fake("aws-access-key-id");
const mark = /\[redacted:aws\/access-key-id:([0-9a-f]{12})\]/g;

/** The output as the model would get it. */
function outputOf({ exitCode, stdout, stderr }: Done): unknown {
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const { hookSpecificOutput, ...others } = JSON.parse(stdout);
  expect(others).toEqual({});
  expect(hookSpecificOutput).toEqual({
    hookEventName: "PostToolUse",
    updatedToolOutput: expect.anything(),
    additionalContext: expect.stringMatching(/^sallyport removed secrets from this result/),
  });
  return hookSpecificOutput.updatedToolOutput;
}

/** Fingerprints of the redactions in an answer. */
function fingerprintsIn(done: Done): readonly string[] {
  return [...JSON.stringify(outputOf(done)).matchAll(mark)].map(([, fingerprint]) => String(fingerprint));
}

/** A value with its strings changed, by their path. */
function mapStrings(value: unknown, change: (text: string, path: string) => string, path = ""): unknown {
  if (typeof value === "string") return change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapStrings(item, change, `${path}.${index}`));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapStrings(item, change, `${path}.${name}`)]),
  );
}

/** Paths of all strings of a value. */
function stringsIn(value: unknown): readonly string[] {
  const paths: string[] = [];
  mapStrings(value, (text, path) => {
    paths.push(path);
    return text;
  });
  return paths;
}

/** Expects that a secret is nowhere: not in what was printed, not in any file we wrote. */
function expectNowhere(secret: string, done: Done): void {
  expect(done.stdout + done.stderr).not.toContain(secret);
  for (const [file, text] of filesBelow(done.home))
    expect([file, text.includes(secret)]).toEqual([file, false]);
}

const names = recordedNames("PostToolUse");
const clean = names.filter((name) => !recordedText(name).includes(key));
const shapes = names.filter((name) => stringsIn(recorded(name).tool_response).length > 0);

describe("results", () => {
  test.each(clean)("%s passes without a word", (name) => {
    expect(run("post-tool-use", recorded(name))).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  });

  test.each(names.filter((name) => !clean.includes(name)))("the key in %s is taken out", (name) => {
    const done = run("post-tool-use", recorded(name));
    expect(fingerprintsIn(done).length).toBeGreaterThan(0);
    expectNowhere(key, done);
  });

  test.each(shapes)("%s keeps its shape with a key in each of its strings", (name) => {
    const before = recorded(name).tool_response;
    const after = mapStrings(before, (text) => (isBinary(before, text) ? text : `${text} ${key} x`));
    const done = run("post-tool-use", recorded(name, { tool_response: after }));
    const output = outputOf(done);
    const hidden = mapStrings(after, (text) =>
      text.replaceAll(key, `[redacted:aws/access-key-id:${fingerprintsIn(done)[0]}]`),
    );
    expect(output).toEqual(hidden);
    expectNowhere(key, done);
  });

  test.each([
    ["numbers, booleans, null and empty things", { a: 1.5, b: true, c: null, d: [], e: {}, f: "", g: key }],
    ["a text", `a ${key}`],
    ["a list of texts", ["a", key]],
    ["a key named __proto__", JSON.parse(`{"__proto__":{"a":"${key}"},"constructor":"${key}"}`)],
    ["keys in an order of their own", { z: key, a: key, 1: key }],
    ["a text of many lines", `a\r\n${key}\n\n${key}\r\n`],
    ["a list in a list", [[[key]], [{ a: [key] }]]],
  ])("only strings change in %s", (_case, response) => {
    const done = run("post-tool-use", bashResult("", { tool_response: response }));
    const [fingerprint] = fingerprintsIn(done);
    const output = JSON.stringify(outputOf(done));
    expect(output).toBe(
      JSON.stringify(response).replaceAll(key, `[redacted:aws/access-key-id:${fingerprint}]`),
    );
  });

  test.each([
    ["aws-access-key-id"],
    ["github-token"],
    ["slack-bot-token"],
    ["pem-private-key"],
    ["openssh-private-key"],
    ["postgres-url"],
    ["password-assignment"],
    ["jwt"],
    ["npmrc-auth"],
    ["anthropic-key"],
  ])("a secret of kind %s is nowhere afterwards", (name) => {
    const { text, secret } = fakeParts(name);
    const done = run("post-tool-use", bashResult(`before\n${text}\nafter\n`));
    expect(JSON.stringify(outputOf(done))).toMatch(/before.*\[redacted:[\w/-]+:[0-9a-f]{12}\].*after/);
    for (const line of secret.split("\n")) expectNowhere(line, done);
  });

  test("innocent output that looks a little like a secret passes", () => {
    const text =
      "commit 5f3c0e1b9a7d42f6c8e0b1a2d3f4a5b6c7d8e9f0\nAKIA is a prefix\npassword: ********\nsha512-abc==\n";
    expect(run("post-tool-use", bashResult(text)).stdout).toBe("");
  });
});

describe("fingerprints", () => {
  const twice = bashResult(`${key}\n${key}`);

  test("are the same for the same secret, in one call and the next", () => {
    const home = temporaryFolder();
    const [first, second, ...others] = [
      ...fingerprintsIn(run("post-tool-use", twice, { home })),
      ...fingerprintsIn(run("post-tool-use", twice, { home })),
    ];
    expect(others).toEqual([first, first]);
    expect(second).toBe(first);
  });

  test("differ between secrets", () => {
    const [first, second] = fingerprintsIn(
      run("post-tool-use", bashResult(`${key}\n${fake("aws-access-key-id", 2)}`)),
    );
    expect(second).not.toBe(first);
  });

  test("differ between installs", () => {
    const [here, there] = [run("post-tool-use", twice), run("post-tool-use", twice)].map(fingerprintsIn);
    expect(here?.[0]).not.toBe(there?.[0]);
  });

  test("are the ones in the audit log", () => {
    const done = run("post-tool-use", twice);
    const event = AuditEvent.parse(JSON.parse(auditLines(done.home)[0] ?? ""));
    expect(event).toMatchObject({ event: "post-tool-use", verdict: "redact" });
    expect(event.redactions).toEqual([
      { detector: "aws/access-key-id", fingerprint: fingerprintsIn(done)[0], count: 2 },
    ]);
  });

  test("stay the same after a key that a full disk cut short", () => {
    const home = temporaryFolder();
    put(join(home, ".sallyport/key"), "");
    const first = fingerprintsIn(run("post-tool-use", twice, { home }));
    expect(fingerprintsIn(run("post-tool-use", twice, { home }))).toEqual(first);
  });

  test("hide the secret where the key cannot be written", () => {
    const home = temporaryFolder();
    put(join(home, ".sallyport"), "");
    expectNowhere(key, run("post-tool-use", twice, { home }));
  });
});

describe("what cannot be taken out", () => {
  const failure = "PostToolUseFailure-mcp__demo__fail.json";
  const batch = "PostToolBatch-any-25.json";
  const session = String(recorded(batch).session_id);

  test.each(recordedNames("PostToolUseFailure"))("%s is put on record, silently", (name) => {
    const done = run("post-tool-use", recorded(name));
    expect(done).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    const event = AuditEvent.parse(JSON.parse(auditLines(done.home)[0] ?? ""));
    expect(event.verdict).toBe(name === failure ? "withhold" : "allow");
    expectNowhere(key, done);
  });

  test.each(recordedNames("PostToolBatch").filter((name) => name !== batch))(
    "%s passes without a word",
    (name) => {
      expect(run("post-tool-use", recorded(name))).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    },
  );

  test("a batch that still holds a secret stops the session", () => {
    const done = run("post-tool-use", recorded(batch));
    expect(done.exitCode).toBe(2);
    expect(JSON.parse(done.stdout)).toMatchObject({
      continue: false,
      stopReason: expect.stringContaining("sallyport"),
    });
    expect(done.stderr).toContain("aws/access-key-id");
    expectNowhere(key, done);
  });

  test("a batch whose results are redacted already passes", () => {
    const calls = [{ tool_name: "Bash", tool_response: "[redacted:aws/access-key-id:0123456789ab]" }];
    expect(run("post-tool-use", recorded(batch, { tool_calls: calls })).stdout).toBe("");
  });

  test("the next prompt of that session is stopped, of any other not", () => {
    const { home } = run("post-tool-use", recorded(batch));
    const prompt = (id: string) =>
      run("pre-tool-use", recorded("UserPromptSubmit-any.json", { session_id: id }), { home });
    expect(prompt(session).exitCode).toBe(2);
    expect(JSON.parse(prompt(session).stdout)).toMatchObject({ decision: "block" });
    expect(prompt("another")).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
  });

  test.each([["../../etc/x"], ["a/b"], [".."], [""], ["é\u0000".repeat(300)]])(
    "a session called %j is marked inside our own folder",
    (session_id) => {
      const { home } = run("post-tool-use", recorded(batch, { session_id }));
      const files = [...filesBelow(home).keys()];
      expect(files.filter((file) => file.startsWith(join(home, ".sallyport/tainted/")))).toHaveLength(1);
      expect(files.every((file) => file.startsWith(join(home, ".sallyport/")))).toBe(true);
      expect(
        run("pre-tool-use", recorded("UserPromptSubmit-any.json", { session_id }), { home }).exitCode,
      ).toBe(2);
    },
  );
});

describe("profiles", () => {
  const { text } = fakeParts("password-assignment");

  test.each([
    ["prototyping", false],
    ["balanced", true],
    ["production", true],
  ])("%s takes out a password that only its name tells: %s", (profile, isTakenOut) => {
    const home = homeWithPolicy(`profile: ${profile}\n`);
    expect(run("post-tool-use", bashResult(text), { home }).stdout !== "").toBe(isTakenOut);
  });

  test.each([["prototyping"], ["balanced"], ["production"]])("%s takes out a key", (profile) => {
    const home = homeWithPolicy(`profile: ${profile}\n`);
    expectNowhere(key, run("post-tool-use", bashResult(key), { home }));
  });

  test.each<[string, Input]>([
    ["clean", bashResult("hello")],
    ["with a key", bashResult(key)],
  ])("production ends the session over a result %s that cannot be put on record", (_case, input) => {
    const home = homeWithPolicy("profile: production\n");
    put(join(home, ".sallyport/audit"), "");
    const done = run("post-tool-use", input, { home });
    expect(done.exitCode).toBe(2);
    expect(JSON.parse(done.stdout)).toMatchObject({
      continue: false,
      stopReason: expect.stringContaining("(audit-failed)"),
    });
    expectNowhere(key, done);
  });

  test("production hands out the redacted result even then, for a session that is taken up again", () => {
    const home = homeWithPolicy("profile: production\n");
    put(join(home, ".sallyport/audit"), "");
    const { hookSpecificOutput } = JSON.parse(run("post-tool-use", bashResult(key), { home }).stdout);
    expect(hookSpecificOutput.updatedToolOutput).toMatchObject({
      stdout: expect.stringMatching(/^\[redacted:/),
    });
  });
});

/** Image data and its like: binary content passes untouched. */
function isBinary(response: unknown, text: string): boolean {
  return text.length > 60 && /^[A-Za-z0-9+/=]+$/.test(text) && JSON.stringify(response).includes('"base64"');
}
