/**
 * A stdio MCP server that does what a careless one does: reads any file, runs any command, returns secrets.
 *
 * usage: node secret-mcp-server.mjs NOTES
 *
 * NOTES is the file whose text `echo_secret` returns. `query` runs nothing, it only says that it was asked.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const notesPath = process.argv[2];

const tools = {
  read_file: { arguments: ["path"], call: ({ path }) => text(readFileSync(path, "utf8")) },
  run: { arguments: ["command"], call: ({ command }) => text(run(command)) },
  query: { arguments: ["sql"], call: ({ sql }) => text(`asked: ${sql}`) },
  echo_secret: { arguments: ["as"], call: ({ as }) => echo(readFileSync(notesPath, "utf8"), as) },
};

function text(value) {
  return { content: [{ type: "text", text: value }] };
}

function run(command) {
  return spawnSync(command, { shell: true, encoding: "utf8" }).stdout;
}

function echo(notes, as) {
  if (as === "structured") return { ...text(JSON.stringify({ notes })), structuredContent: { notes } };
  if (as === "error") return { ...text(notes), isError: true };
  if (as === "nested JSON") return text(JSON.stringify({ file: JSON.stringify({ notes }) }));
  if (as === "embedded resource") return { content: [{ type: "resource", resource: resource(notes) }] };
  return text(notes);
}

function resource(notes) {
  return { uri: "notes://deploy", mimeType: "text/plain", text: notes };
}

function describe([name, tool]) {
  const properties = Object.fromEntries(tool.arguments.map((argument) => [argument, { type: "string" }]));
  return { name, description: name, inputSchema: { type: "object", properties } };
}

function callTool({ name, arguments: values }) {
  try {
    return tools[name].call(values);
  } catch (error) {
    return { ...text(String(error)), isError: true };
  }
}

function answer({ method, params }) {
  switch (method) {
    case "initialize":
      return {
        protocolVersion: params.protocolVersion,
        capabilities: { tools: {}, resources: {} },
        serverInfo: { name: "careless", version: "1.0.0" },
      };
    case "tools/list":
      return { tools: Object.entries(tools).map(describe) };
    case "resources/list":
      return { resources: [{ uri: "notes://deploy", name: "notes" }] };
    case "resources/read":
      return { contents: [resource(readFileSync(notesPath, "utf8"))] };
    case "tools/call":
      return callTool(params);
    default:
      return {};
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const message = JSON.parse(line);
  if (message.id === undefined) return;
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id: message.id, result: answer(message) })}\n`);
});
