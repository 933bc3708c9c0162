import { describe, expect, test } from "vitest";
import { GuardError } from "../../engine/errors.ts";
import type { ToolAction } from "../../engine/tool-call.ts";
import { type HookInput, readHookInput } from "../../hooks/adapters/claude-code.ts";
import { bash, type Input, recorded, recordedNames, recordedText } from "./recorded.ts";

const events: Readonly<Record<string, HookInput["event"]>> = {
  PreToolUse: "pre-tool-use",
  PostToolUse: "post-tool-use",
  PostToolUseFailure: "post-tool-use-failure",
  PostToolBatch: "post-tool-batch",
  UserPromptSubmit: "user-prompt-submit",
  ConfigChange: "config-change",
  SessionStart: "session-start",
};

const kinds: Readonly<Record<string, ToolAction["kind"]>> = {
  Bash: "shell",
  Read: "read",
  Write: "write",
  Edit: "write",
  NotebookEdit: "write",
  Grep: "search",
  Glob: "list",
  WebFetch: "fetch",
  WebSearch: "text",
  Agent: "text",
  TaskCreate: "text",
};

/** What a call asks for. */
function actionOf(tool: string, input: unknown): ToolAction {
  const read = readHookInput(JSON.stringify(bash("", { tool_name: tool, tool_input: input })));
  if (read.event !== "pre-tool-use") throw new Error("not a call");
  return read.call.action;
}

/** The code with which an input is refused. */
function refusalOf(text: string): string {
  try {
    readHookInput(text);
  } catch (error) {
    return error instanceof GuardError ? `${error.code}: ${error.message}` : String(error);
  }
  return "not refused";
}

describe("recorded inputs", () => {
  test.each(recordedNames())("%s is read", (name) => {
    const input = recorded(name);
    const read = readHookInput(recordedText(name));
    expect(read.event).toBe(events[String(input.hook_event_name)]);
    expect(read).toMatchObject({ cwd: input.cwd, session: input.session_id });
    if (!("call" in read)) return;
    const tool = String(input.tool_name);
    expect(read.call.tool).toBe(tool);
    expect(read.call.action.kind).toBe(tool.startsWith("mcp__") ? "mcp" : kinds[tool]);
  });

  test("there is at least one of every event", () => {
    for (const event of Object.keys(events)) expect(recordedNames(event)).not.toEqual([]);
  });
});

describe("what a call asks for", () => {
  test.each<[string, string, Input, object]>([
    ["a shell command", "Bash", { command: "ls" }, { kind: "shell", shell: "bash", command: "ls" }],
    ["a PowerShell command", "PowerShell", { command: "gci" }, { kind: "shell", shell: "powershell" }],
    ["an empty command", "Bash", { command: "" }, { kind: "shell", command: "" }],
    [
      "the new text of an edit",
      "Edit",
      { file_path: "/a", old_string: "x", new_string: "y" },
      { content: "y" },
    ],
    [
      "an edit that only deletes",
      "Edit",
      { file_path: "/a", old_string: "x" },
      { kind: "write", content: "" },
    ],
    [
      "all new texts of a MultiEdit",
      "MultiEdit",
      { file_path: "/a", edits: [{ old_string: "x", new_string: "one" }, { new_string: "two" }] },
      { kind: "write", path: "/a", content: expect.stringMatching(/one.*two/) },
    ],
    ["a notebook's path", "NotebookEdit", { notebook_path: "/a.ipynb" }, { kind: "write", path: "/a.ipynb" }],
    ["a search without a path", "Grep", { pattern: "x" }, { kind: "search", path: "/home/dev/app" }],
    ["a search with null for a path", "Grep", { pattern: "x", path: null }, { path: "/home/dev/app" }],
    ["a search by glob", "Grep", { pattern: "x", path: "/a", glob: "*.ts" }, { path: "/a", glob: "*.ts" }],
    ["a directory listing", "LS", { path: "/a" }, { kind: "list", path: "/a", pattern: "" }],
    [
      "a tool nobody has told us about",
      "Teleport",
      { to: "/etc" },
      { kind: "other", arguments: { to: "/etc" } },
    ],
    ["a tool named like a property", "constructor", {}, { kind: "other" }],
    ["a tool named __proto__", "__proto__", {}, { kind: "other" }],
    ["another spelling of Bash", "bash", { command: "ls" }, { kind: "other", arguments: { command: "ls" } }],
    ["an MCP tool", "mcp__db__query", { sql: "x" }, { kind: "mcp", server: "db", tool: "query" }],
    ["an MCP tool with underscores", "mcp__db__run__query", {}, { server: "db", tool: "run__query" }],
    ["an MCP server with one underscore", "mcp__my_db__q", {}, { server: "my_db", tool: "q" }],
    ["a plugin's MCP server", "mcp__plugin_a_db__q", {}, { server: "plugin_a_db", tool: "q" }],
    ["an MCP name with a line break", "mcp__a__b\nc", {}, { kind: "mcp", server: "a", tool: "b\nc" }],
    ["an MCP name without a tool", "mcp__db", {}, { kind: "other" }],
    ["an MCP name without a server", "mcp____q", {}, { kind: "other" }],
  ])("is read from %s", (_case, tool, input, action) => {
    expect(actionOf(tool, input)).toMatchObject(action);
  });

  test.each([
    ["at the top", '"__proto__":{"hook_event_name":"SessionStart"},'],
    ["as constructor", '"constructor":{"prototype":{"cwd":"/"}},'],
  ])("is not changed by a hostile key %s", (_case, keys) => {
    const text = JSON.stringify(bash("ls")).replace("{", `{${keys}`);
    expect(readHookInput(text)).toEqual(readHookInput(JSON.stringify(bash("ls"))));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("does not come from a prototype", () => {
    const text = JSON.stringify(bash("x")).replace('{"command":"x"}', '{"__proto__":{"command":"ls"}}');
    expect(refusalOf(text)).toBe("input-invalid: command is missing");
  });
});

describe("refused", () => {
  const changed = (changes: Input) => JSON.stringify(bash("ls", changes));

  test.each([
    ["nothing", "", "input-empty"],
    ["blanks", " \n\t", "input-empty"],
    ["half an input", recordedText("PreToolUse-Bash.json").slice(0, 300), "input-not-json"],
    ["two inputs", "{}{}", "input-not-json"],
    ["a byte order mark", "\ufeff{}", "input-not-json"],
    ["a raw NUL", '{"a":"\0"}', "input-not-json"],
    ["a list", "[]", "input-invalid"],
    ["null", "null", "input-invalid"],
    ["a text", '"PreToolUse"', "input-invalid"],
    ["no event", "{}", "input-invalid: hook_event_name"],
    [
      "an event of a wrong type",
      changed({ hook_event_name: ["PreToolUse"] }),
      "input-invalid: hook_event_name",
    ],
    ["an event we do not know", changed({ hook_event_name: "Stop" }), "event-unknown"],
    ["an event in another spelling", changed({ hook_event_name: "preToolUse" }), "event-unknown"],
    ["an event named like a property", changed({ hook_event_name: "constructor" }), "event-unknown"],
    ["no working directory", changed({ cwd: undefined }), "input-invalid: cwd"],
    ["a relative working directory", changed({ cwd: "app" }), "input-invalid: cwd"],
    [
      "a working directory longer than any",
      changed({ cwd: `/${"a/".repeat(3000)}` }),
      "input-too-large: cwd",
    ],
    ["a session that is a number", changed({ session_id: 7 }), "input-invalid: session_id"],
    ["no tool", changed({ tool_name: undefined }), "input-invalid: tool_name"],
    ["a tool that is null", changed({ tool_name: null }), "input-invalid: tool_name"],
    ["no tool input", changed({ tool_input: undefined }), "input-invalid: tool_input"],
    ["tool input that is a list", changed({ tool_input: ["ls"] }), "input-invalid: tool_input"],
    ["tool input that is a text", changed({ tool_input: "ls" }), "input-invalid: tool_input"],
    ["no command", changed({ tool_input: {} }), "input-invalid: command"],
    ["a command that is a list", changed({ tool_input: { command: ["ls"] } }), "input-invalid: command"],
    [
      "a path that is a number",
      changed({ tool_name: "Read", tool_input: { file_path: 1 } }),
      "input-invalid: file_path",
    ],
    [
      "a path longer than any",
      changed({ tool_name: "Read", tool_input: { file_path: "a".repeat(5000) } }),
      "input-too-large: file_path",
    ],
    [
      "a result that is missing",
      JSON.stringify({ ...bash("ls"), hook_event_name: "PostToolUse" }),
      "input-invalid: tool_response",
    ],
    [
      "a failure without its text",
      JSON.stringify({ ...bash("ls"), hook_event_name: "PostToolUseFailure" }),
      "input-invalid: error",
    ],
    [
      "a batch that is no list",
      changed({ hook_event_name: "PostToolBatch", tool_calls: {} }),
      "input-invalid: tool_calls",
    ],
    [
      "a batch with a text in it",
      changed({ hook_event_name: "PostToolBatch", tool_calls: ["x"] }),
      "input-invalid: an entry",
    ],
    ["a prompt that is missing", changed({ hook_event_name: "UserPromptSubmit" }), "input-invalid: prompt"],
  ])("%s", (_case, text, refusal) => {
    expect(refusalOf(text)).toContain(refusal);
  });

  test("no refusal repeats a value of the input", () => {
    expect(refusalOf(changed({ hook_event_name: "Sesame" }))).not.toContain("Sesame");
    expect(refusalOf(changed({ cwd: "sesame" }))).not.toContain("sesame");
  });
});
