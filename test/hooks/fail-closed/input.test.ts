import { describe, expect, test } from "vitest";
import { bash, bashResult, type Input, recorded } from "../recorded.ts";
import { run } from "../run.ts";
import { call, expectBlocked, expectWithheld, key, result } from "./expectations.ts";

/** A JSON text with something in place of a field's value. */
function withText(input: Input, field: string, text: string): string {
  return JSON.stringify({ ...input, [field]: "HERE" }).replace('"HERE"', () => text);
}

const text = JSON.stringify(call);
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const nestedObjects = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const latin1 = (input: Input) => Buffer.from(JSON.stringify(input).replace("status", "st\xe4tus"), "latin1");

describe("an input that cannot be judged", () => {
  test.each<[string, string | Buffer, string, string]>([
    ["nothing", "", "input-empty", "empty"],
    ["only blanks", "\n \n", "input-empty", "empty"],
    ["truncated JSON", text.slice(0, -20), "input-not-json", "not complete JSON"],
    ["JSON with a line of log before it", `note\n${text}`, "input-not-json", ""],
    ["two calls", text + text, "input-not-json", ""],
    ["a list", `[${text}]`, "input-invalid", "not an object"],
    [
      "a command of a wrong type",
      withText(call, "tool_input", '{"command":{"a":1}}'),
      "input-invalid",
      "command is not a text",
    ],
    [
      "tool input of a wrong type",
      withText(call, "tool_input", '"git status"'),
      "input-invalid",
      "tool_input is not an object",
    ],
    ["a missing command", withText(call, "tool_input", "{}"), "input-invalid", "command is missing"],
    [
      "a missing tool name",
      JSON.stringify({ ...call, tool_name: undefined }),
      "input-invalid",
      "tool_name is missing",
    ],
    ["a missing directory", JSON.stringify({ ...call, cwd: undefined }), "input-invalid", "cwd is missing"],
    [
      "an unknown event",
      JSON.stringify({ ...call, hook_event_name: "Nap" }),
      "event-unknown",
      "hook_event_name",
    ],
    ["an event of the other executable", JSON.stringify(result), "event-unknown", "post-tool-use.cjs"],
    ["raw NUL bytes", text.replace("status", "st\0atus"), "input-not-json", ""],
    ["NUL bytes alone", "\0\0\0\0", "input-not-json", ""],
    ["invalid UTF-8", latin1(call), "input-invalid", "not UTF-8"],
    [
      "half a UTF-8 character at the end",
      Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]),
      "input-invalid",
      "UTF-8",
    ],
    ["UTF-16", Buffer.from(text, "utf16le"), "input-not-json", ""],
    ["10 MB of command", JSON.stringify(bash(`echo ${"a".repeat(10_000_000)}`)), "input-too-large", "4 MiB"],
    ["100,000 open brackets", "[".repeat(100_000), "input-too-large", "nests deeper"],
    [
      "100,000 nested lists",
      withText(call, "tool_input", `{"command":"ls","a":${nested(100_000)}}`),
      "input-too-large",
      "",
    ],
    ["100,000 nested objects", nestedObjects(100_000), "input-too-large", "nests deeper"],
    [
      "10,000 nested lists",
      withText({ ...call, tool_name: "mcp__a__b" }, "tool_input", `{"a":${nested(10_000)}}`),
      "input-too-large",
      "nests too deeply",
    ],
    [
      "a million values",
      withText(call, "tool_input", `[${"1,".repeat(1_000_000)}1]`),
      "input-too-large",
      "values",
    ],
    [
      "a path of 100,000 parts",
      JSON.stringify(bash("", { tool_name: "Read", tool_input: { file_path: "a/".repeat(1e5) } })),
      "input-too-large",
      "file_path",
    ],
  ])("before a call: %s is blocked", (_case, input, code, naming) => {
    expectBlocked(run("pre-tool-use", input), code, naming);
  });

  test.each<[string, string | Buffer, string]>([
    ["nothing", "", "input-empty"],
    ["truncated JSON", JSON.stringify(result).slice(0, -9), "input-not-json"],
    ["a missing result", JSON.stringify({ ...result, tool_response: undefined }), "input-invalid"],
    ["a tool name of a wrong type", JSON.stringify({ ...result, tool_name: 1 }), "input-invalid"],
    ["an unknown event", JSON.stringify({ ...result, hook_event_name: "Nap" }), "event-unknown"],
    ["an event of the other executable", text, "event-unknown"],
    ["raw NUL bytes", JSON.stringify(result).replace("stdout", "std\0out"), "input-not-json"],
    [
      "invalid UTF-8",
      Buffer.concat([Buffer.from(JSON.stringify(result)), Buffer.from([0xff])]),
      "input-invalid",
    ],
    ["100,000 open brackets", "[".repeat(100_000), "input-too-large"],
    [
      "100,000 nested lists as the result",
      withText(result, "tool_response", `[${nested(100_000)},"${key}"]`),
      "input-too-large",
    ],
    ["40 MB", JSON.stringify(bashResult(`${key}\n`.repeat(2_000_000))), "input-too-large"],
  ])("after a call: of %s nothing gets to the model", (_case, input, code) => {
    expectWithheld(run("post-tool-use", input), code);
  });

  test("after a call, what can be read of the result keeps its shape", () => {
    const input = recorded("PostToolUse-Read.json", { tool_input: { file_path: 7 } });
    const done = run("post-tool-use", input);
    expectWithheld(done, "input-invalid");
    const before = input.tool_response;
    const after = JSON.parse(done.stdout).hookSpecificOutput.updatedToolOutput;
    expect(shapeOf(after)).toEqual(shapeOf(before));
    expect(after).toMatchObject({ type: "text", file: { numLines: expect.any(Number) } });
  });

  test("after a call, 10 MB of text are redacted as far as they are read, and the rest is withheld", () => {
    const response = {
      type: "text",
      file: { filePath: "/a", content: `${key}\n${"a line of text\n".repeat(700_000)}${key}\n` },
    };
    const done = run("post-tool-use", bashResult("", { tool_response: response }));
    expect(done).toMatchObject({ exitCode: 0, stderr: "" });
    const { content } = JSON.parse(done.stdout).hookSpecificOutput.updatedToolOutput.file;
    expect(content).toMatch(/^\[redacted:aws[^\n]*\na line of text\n/);
    expect(content).toContain("[withheld by sallyport");
    expect(done.stdout).not.toContain(key);
  });

  test("after a call, a result that nests 900 lists deep is withheld from where it is too deep", () => {
    const done = run(
      "post-tool-use",
      withText(result, "tool_response", `[${"[".repeat(900)}"${key}"${"]".repeat(900)}]`),
    );
    expect(done).toMatchObject({ exitCode: 0, stderr: "" });
    expect(done.stdout).toContain("[withheld by sallyport");
    expect(done.stdout).not.toContain(key);
  });

  test.each([
    ["UserPromptSubmit-any.json", { prompt: 7 }],
    ["ConfigChange-user_settings.json", { file_path: ["a"] }],
    ["SessionStart-startup.json", { cwd: "." }],
  ])("%s with a wrong type is blocked", (name, changes) => {
    expectBlocked(run("pre-tool-use", recorded(name, changes)), "input-invalid");
  });

  test("a `__proto__` key does no harm", () => {
    const hostile = '{"__proto__":{"command":"ls","polluted":1},"command":"git push --force"}';
    const done = run("pre-tool-use", withText(call, "tool_input", hostile));
    expect(done).toMatchObject({ exitCode: 2, stdout: "" });
    expect(done.stderr).toContain("[git/force-push");
  });
});

/** A value with its strings and numbers taken out. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}
