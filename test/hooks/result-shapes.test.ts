import { describe, expect, test } from "vitest";
import { fake, fakeParts } from "../fake-secrets.ts";
import { recorded } from "./recorded.ts";
import { run } from "./run.ts";

const key = fakeParts("rsa-private-key");
const token = fake("github-token");
const lines = ["first line", ...key.text.split("\n"), `token ${token}`, "last line"];

/** The same lines behind what tools put before them. */
const prefixed = (prefix: (line: number) => string) => lines.map((line, at) => `${prefix(at + 1)}${line}`);
const text = lines.join("\n");
const patch = [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: lines.length, lines: prefixed(() => "+") }];

/** What each tool returns, with the lines in it. */
const results: readonly (readonly [name: string, tool: string, response: unknown])[] = [
  ["Bash", "Bash", { stdout: text, stderr: "", interrupted: false, isImage: false }],
  ["Bash, a diff", "Bash", { stdout: prefixed(() => "-").join("\n"), stderr: "", interrupted: false }],
  [
    "Bash, grep -rn",
    "Bash",
    { stdout: prefixed((at) => `conf/key.pem:${at}:`).join("\n"), stderr: "", interrupted: false },
  ],
  [
    "Bash, cat -n",
    "Bash",
    { stdout: prefixed((at) => `${String(at).padStart(6)}\t`).join("\n"), stderr: "", interrupted: false },
  ],
  [
    "Bash, too long",
    "Bash",
    {
      stdout: `${"x\n".repeat(14_000)}${text}`,
      stderr: "",
      interrupted: false,
      persistedOutputPath: "/home/dev/.claude/projects/p/tool-results/b1.txt",
      persistedOutputSize: 90_000,
    },
  ],
  [
    "Bash, cut in the middle of the key",
    "Bash",
    {
      stdout: text.slice(0, text.indexOf("-----END") - 30),
      stderr: `token ${token}`,
      interrupted: false,
    },
  ],
  [
    "Read",
    "Read",
    {
      type: "text",
      file: {
        filePath: "/p/a",
        content: text,
        numLines: lines.length,
        startLine: 1,
        totalLines: lines.length,
      },
    },
  ],
  [
    "Read, with line numbers",
    "Read",
    {
      type: "text",
      file: { filePath: "/p/a", content: prefixed((at) => `${String(at).padStart(6)}→`).join("\n") },
    },
  ],
  [
    "Grep, content",
    "Grep",
    { mode: "content", numFiles: 0, filenames: [], content: prefixed((at) => `a.pem:${at}:`).join("\n") },
  ],
  [
    "Grep, context",
    "Grep",
    { mode: "content", numFiles: 0, filenames: [], content: prefixed((at) => `a.pem-${at}-`).join("\n") },
  ],
  [
    "Grep, count",
    "Grep",
    { mode: "count", numFiles: 1, filenames: [], content: `${token}.txt:2`, numMatches: 2 },
  ],
  [
    "Grep, names",
    "Grep",
    { mode: "files_with_matches", filenames: [`a/${token}`, "b"], numFiles: 2, totalFiles: 2 },
  ],
  ["Glob", "Glob", { filenames: [`/p/${token}`, "/p/b"], durationMs: 1, numFiles: 2, truncated: false }],
  [
    "Edit",
    "Edit",
    {
      filePath: "/p/a",
      oldString: "x",
      newString: text,
      originalFile: text,
      structuredPatch: patch,
      userModified: false,
    },
  ],
  [
    "Write",
    "Write",
    {
      type: "update",
      filePath: "/p/a",
      content: text,
      structuredPatch: patch,
      originalFile: text,
      userModified: false,
    },
  ],
  [
    "NotebookEdit",
    "NotebookEdit",
    {
      new_source: text,
      old_source: text,
      cell_type: "code",
      original_file: JSON.stringify({ cells: [{ source: lines.map((line) => `${line}\n`) }] }),
      updated_file: JSON.stringify({ cells: [{ source: text }] }, undefined, 1),
    },
  ],
  [
    "WebFetch",
    "WebFetch",
    { bytes: 9, code: 200, codeText: "OK", result: text, durationMs: 1, url: "https://a.example" },
  ],
  [
    "WebSearch",
    "WebSearch",
    { query: "q", results: [{ content: [{ title: token, url: "https://a.example" }] }, text] },
  ],
  ["Agent", "Agent", { status: "completed", prompt: "p", agentId: "a", content: [{ type: "text", text }] }],
  [
    "TaskOutput",
    "TaskOutput",
    { retrieval_status: "success", task: { task_id: "b1", output: text, exitCode: 1 } },
  ],
  ["MCP text", "mcp__a__b", [{ type: "text", text }]],
  ["MCP, a string", "mcp__a__b", text],
  ["MCP, JSON in a string", "mcp__a__b", JSON.stringify({ rows: [{ note: text, id: 7 }] })],
  [
    "MCP, JSON in JSON",
    "mcp__a__b",
    [{ type: "text", text: JSON.stringify({ body: JSON.stringify({ note: text }) }) }],
  ],
  [
    "MCP structured",
    "mcp__a__b",
    { content: [{ type: "text", text }], structuredContent: { deep: { list: lines } } },
  ],
  ["MCP resource", "ReadMcpResourceTool", { contents: [{ uri: "notes://a", mimeType: "text/plain", text }] }],
];

/** Everything by its shape: lengths of lists, names, numbers; of a text its number of lines, and whether it is JSON. */
function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return [value.split("\n").length, isJson(value)];
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** Enough for any of the tools. */
const input = {
  command: "x",
  file_path: "/p/a",
  notebook_path: "/p/a.ipynb",
  new_source: "",
  pattern: "x",
  url: "https://a.example",
};

describe("a private key and a token in what a tool returns", () => {
  test.each(results)("are gone from %s, which keeps its shape and its lines", (_name, tool, response) => {
    const event = recorded("PostToolUse-Bash.json", {
      tool_name: tool,
      tool_input: input,
      tool_response: response,
    });
    const { exitCode, stdout } = run("post-tool-use", event);
    expect(exitCode).toBe(0);
    const { updatedToolOutput } = JSON.parse(stdout).hookSpecificOutput;
    const after = JSON.stringify(updatedToolOutput);
    for (const secret of [token, ...key.secret.split("\n")]) expect(after).not.toContain(secret.slice(4, 16));
    expect(shapeOf(updatedToolOutput)).toEqual(shapeOf(response));
    if (JSON.stringify(response).includes("first line")) expect(after).toContain("first line");
  });
});
