import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runClaudeCode } from "./claude-code.ts";
import { bash, leaks, makeGuardedMachine, REDACTED, subagent, toolArguments } from "./guarded-machine.ts";
import { type Machine, removeMachine } from "./machine.ts";
import type { ScriptedCall } from "./scripted-model.ts";
import { findSecrets, secrets } from "./secrets.ts";

let machine: Machine;
beforeEach(() => {
  machine = makeGuardedMachine();
  return () => removeMachine(machine);
});

const notes = ({ project }: Machine): string => join(project, "notes.txt");

describe("a secret in what a tool returns reaches neither the model, nor the screen, nor a file under the home", () => {
  const rows: readonly (readonly [string, (machine: Machine) => ScriptedCall])[] = [
    ["Bash", () => bash("cat notes.txt")],
    ["Read", (m) => ({ tool: "Read", input: { file_path: notes(m) } })],
    ["Grep", (m) => ({ tool: "Grep", input: { pattern: ".", path: notes(m), output_mode: "content" } })],
    ["an MCP tool's text", () => ({ tool: "mcp__careless__echo_secret", input: { as: "text" } })],
    ["a subagent's Bash", () => subagent([{ ...bash("cat notes.txt"), name: "inside" }])],
  ];

  test.each(rows)("%s", async (_, call) => {
    const script = [{ ...call(machine), name: "outside" }, bash("echo afterwards")];
    const session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
    const inner = session.calls.find(({ name }) => name === "inside");
    const redacted = inner ?? session.calls.find(({ name }) => name === "outside");
    expect(redacted).toMatchObject({ ran: true, isError: false });
    expect(redacted?.modelSaw).toMatch(REDACTED);
    expect(redacted?.modelSaw).toContain("End of notes");
    expect(session.calls.at(-1)).toMatchObject({ ran: true, modelSaw: "afterwards" });
    expect(leaks(machine, session)).toEqual([]);
  });
});

describe("a secret in what a tool returns does not reach the model", () => {
  test("a search through the whole project", async () => {
    const script = [{ tool: "Grep", input: { pattern: "DATABASE_URL", output_mode: "content" } }];
    const session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
    expect(session.calls).toMatchObject([{ ran: true, modelSaw: expect.stringMatching(REDACTED) }]);
    expect(leaksToModel(session.requests)).toEqual([]);
  });

  // Claude Code 2.1.330 keeps the server's structured copy in its own transcript; no hook output replaces that.
  test("an MCP tool's structured content", async () => {
    const script = [{ tool: "mcp__careless__echo_secret", input: { as: "structured" } }];
    const session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
    expect(session.calls).toMatchObject([{ ran: true, modelSaw: expect.stringMatching(REDACTED) }]);
    expect(leaksToModel(session.requests)).toEqual([]);
  });

  // The client keeps output of more than 30,000 characters in a file of its own and shows the model a preview.
  test("output that is too long to be shown whole", async () => {
    const session = await runClaudeCode(machine, { script: [bash("cat notes.txt; seq 20000")] });
    expect(session.calls).toMatchObject([{ ran: true, modelSaw: expect.stringMatching(REDACTED) }]);
    expect(leaksToModel(session.requests)).toEqual([]);
  });
});

describe("a secret in what a failing tool returns does not reach the model", () => {
  const rows: readonly (readonly [string, ScriptedCall])[] = [
    ["Bash", bash("cat notes.txt; exit 3")],
    ["an MCP tool", { tool: "mcp__careless__echo_secret", input: { as: "error" } }],
  ];

  test.each(rows)("%s: the session ends, with a reason, before the next request", async (_, call) => {
    const script = [call, bash("echo afterwards")];
    const session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
    expect(session.calls).toMatchObject([{ ran: true, modelSaw: undefined }, { ran: false }]);
    expect(session.notices).toContainEqual(expect.stringMatching(/^PostToolBatch says: sallyport/));
    expect(leaksToModel(session.requests)).toEqual([]);
  });

  test("a subagent's Bash: the subagent ends, the session goes on", async () => {
    const script = [subagent([bash("cat notes.txt; exit 3"), bash("echo inside")]), bash("echo afterwards")];
    const session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
    expect(session.calls).toMatchObject([{ ran: true }, { ran: true }, { ran: false }, { ran: true }]);
    expect(leaksToModel(session.requests)).toEqual([]);
  });

  test("the same session, continued later: it is stopped again", async () => {
    await runClaudeCode(machine, { script: [bash("cat notes.txt; exit 3")] });
    const later = await runClaudeCode(machine, { script: [bash("echo afterwards")], args: ["--continue"] });
    expect(later.hooks.map(({ event }) => event)).toContain("UserPromptSubmit");
    expect(later.requests).toEqual([]);
  });
});

describe("a secret in a prompt", () => {
  test("stops the prompt before any request", async () => {
    const prompt = `Deploy with ${secrets.awsKeyId} please.`;
    const session = await runClaudeCode(machine, { script: [bash("echo afterwards")], prompt });
    expect(session.hooks.map(({ event }) => event)).toContain("UserPromptSubmit");
    expect(session.calls).toMatchObject([{ ran: false }]);
    expect(session.requests).toEqual([]);
    expect(findSecrets(session.texts)).toEqual([]);
  });
});

function leaksToModel(requests: readonly { readonly body: string }[]): readonly string[] {
  return findSecrets(requests.map(({ body }, index) => ({ name: `request ${index}`, text: body })));
}
