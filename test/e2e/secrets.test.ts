import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runClaudeCode, type Session } from "./claude-code.ts";
import { bash, leaks, makeGuardedMachine, REDACTED, subagent, toolArguments } from "./guarded-machine.ts";
import { filesUnderHome, type Machine, put, removeMachine } from "./machine.ts";
import type { Script, ScriptedCall } from "./scripted-model.ts";
import { findSecrets, type NamedText, notes, secrets } from "./secrets.ts";

let machine: Machine;
const useMachine = (): void =>
  beforeEach(() => {
    machine = makeGuardedMachine();
    return () => removeMachine(machine);
  });

const inProject = ({ project }: Machine, name: string): string => join(project, name);

/** A notebook whose cell has printed the notes. */
const notebook = JSON.stringify({
  cells: [
    {
      cell_type: "code",
      id: "first",
      source: ["print(open('notes.txt').read())"],
      outputs: [{ output_type: "stream", name: "stdout", text: notes.split(/(?<=\n)/) }],
      metadata: {},
      execution_count: 1,
    },
  ],
  metadata: { language_info: { name: "python" } },
  nbformat: 4,
  nbformat_minor: 5,
});

describe("a secret in what a tool returns reaches neither the model, nor the screen, nor the transcript", () => {
  type Row = readonly [name: string, call: (machine: Machine) => ScriptedCall];
  const read = (machine: Machine, name: string): ScriptedCall => ({
    tool: "Read",
    input: { file_path: inProject(machine, name) },
  });
  const grep = (input: object): ScriptedCall => ({ tool: "Grep", input: { pattern: "aws|End", ...input } });
  const echo = (as: string): ScriptedCall => ({ tool: "mcp__careless__echo_secret", input: { as } });
  const shown: readonly Row[] = [
    ["Bash", () => bash("cat notes.txt")],
    ["a failing Bash", () => bash("cat notes.txt; exit 3")],
    ["a Bash that replaces its shell", () => bash("exec cat notes.txt")],
    ["a failing Bash that runs for a while", () => bash("cat notes.txt; sleep 4; false")],
    ["a failing Bash whose output is too long", () => bash("cat notes.txt; seq 20000; cat notes.txt; false")],
    ["Read", (m) => read(m, "notes.txt")],
    [
      "Read of a part",
      (m) => ({ tool: "Read", input: { ...read(m, "notes.txt").input, offset: 2, limit: 8 } }),
    ],
    ["Read of a notebook", (m) => read(m, "notes.ipynb")],
    ["Grep", (m) => grep({ path: inProject(m, "notes.txt"), output_mode: "content" })],
    [
      "Grep with context",
      (m) => grep({ path: inProject(m, "notes.txt"), output_mode: "content", "-C": 9, "-n": true }),
    ],
    ["an MCP tool's text", () => echo("text")],
    ["an MCP tool's JSON in JSON", () => echo("nested JSON")],
    ["an MCP tool's embedded resource", () => echo("embedded resource")],
    ["a subagent's Bash", () => subagent([{ ...bash("cat notes.txt"), name: "inside" }])],
    [
      "a subagent's failing Bash",
      () => subagent([{ ...bash("cat notes.txt; false"), name: "inside, failing" }]),
    ],
  ];
  /** What these return to the model is no more than that it was done; their echo of the file goes into the transcript. */
  const quiet: readonly Row[] = [
    [
      "Edit",
      (m) => ({
        tool: "Edit",
        input: { file_path: inProject(m, "notes.txt"), old_string: "Tuesday", new_string: "Friday" },
      }),
    ],
    [
      "Write",
      (m) => ({ tool: "Write", input: { file_path: inProject(m, "notes.txt"), content: "nothing" } }),
    ],
    [
      "NotebookEdit",
      (m) => ({
        tool: "NotebookEdit",
        input: { notebook_path: inProject(m, "notes.ipynb"), cell_id: "first", new_source: "1" },
      }),
    ],
  ];

  let session: Session;
  let places: readonly NamedText[];
  beforeAll(async () => {
    const machine = makeGuardedMachine();
    put(inProject(machine, "notes.ipynb"), notebook);
    try {
      const script = [...shown, ...quiet].map(([name, call]) => ({ ...call(machine), name }));
      session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
      // The client keeps a copy of each file that it edits, for the person to go back to.
      const files = filesUnderHome(machine, [".ssh/id_ed25519"]).filter(
        ({ name }) => !name.startsWith(".claude/file-history/"),
      );
      places = [...session.texts, ...files];
    } finally {
      removeMachine(machine);
    }
  });
  const named = (name: string) => session.calls.find((call) => call.name === name);

  test.each(shown)("%s", (name) => {
    const call = named(
      `${name.replace("a subagent's Bash", "inside").replace("a subagent's failing Bash", "inside, failing")}`,
    );
    expect(call).toMatchObject({ ran: true, isError: name.includes("failing") });
    expect(call?.modelSaw).toMatch(REDACTED);
  });

  test.each(quiet)("%s", (name) => {
    expect(named(name)).toMatchObject({ ran: true, isError: false });
  });

  test("none of them left it anywhere", () => {
    expect(findSecrets(places)).toEqual([]);
  });

  test("the model is told what is missing, and what to do", () => {
    const told = session.requests.filter(({ body }) => body.includes("do not try to read them another way"));
    expect(told.length).toBeGreaterThan(shown.length);
  });
});

describe("a command of the shell is as it would be without the guard", () => {
  useMachine();

  test("exit codes, directories, background, long output", async () => {
    const command = "echo one; sleep 3; cat notes.txt; false";
    const background = { tool: "Bash", input: { command, description: "Runs", run_in_background: true } };
    const meanwhile = () => sleep(1_000);
    const script: Script = [
      bash("(exit 7)"),
      bash("cd sub"),
      bash("pwd"),
      bash("sleep 3 & echo started"),
      background,
      { ...bash(`tail -n 1 ${machine.root}/claude-*/*/*/tasks/*.output`), meanwhile },
      bash("cat ../notes.txt; seq 20000; exit 7"),
    ];
    put(join(machine.project, "sub/file"), "");
    const session = await runClaudeCode(machine, { script });
    const [failed, ...rest] = session.calls;
    expect(failed).toMatchObject({ isError: true, modelSaw: "Exit code 7" });
    expect(rest.map(({ modelSaw }) => modelSaw)).toEqual([
      expect.anything(),
      join(machine.project, "sub"),
      "started",
      expect.stringContaining("running in background"),
      expect.stringMatching(/one/),
      expect.stringMatching(REDACTED),
    ]);
    expect(leaks(machine, session)).toEqual([]);
  });
});

describe("a secret in what a tool returns does not reach the model", () => {
  useMachine();

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
});

describe("a secret in what a failing tool returns does not reach the model", () => {
  useMachine();

  const failing = { tool: "mcp__careless__echo_secret", input: { as: "error" } };

  test("an MCP tool: the session ends, with a reason, before the next request, and does so when it is continued", async () => {
    const script = [failing, bash("echo afterwards")];
    const session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
    expect(session.calls).toMatchObject([{ ran: true, modelSaw: undefined }, { ran: false }]);
    expect(session.notices).toContainEqual(expect.stringMatching(/^PostToolBatch says: sallyport/));
    expect(leaksToModel(session.requests)).toEqual([]);
    const later = await runClaudeCode(machine, { script, args: ["--continue"] });
    expect(later.hooks.map(({ event }) => event)).toContain("UserPromptSubmit");
    expect(later.requests).toEqual([]);
  });

  test("a subagent's MCP tool: the subagent ends, the session goes on", async () => {
    const script = [subagent([failing, bash("echo inside")]), bash("echo afterwards")];
    const session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
    expect(session.calls).toMatchObject([{ ran: true }, { ran: true }, { ran: false }, { ran: true }]);
    expect(leaksToModel(session.requests)).toEqual([]);
  });

  test.each([
    ["that the policy lets stop", "aspects: { credentialManagement: { failedOutput: stop } }\n", "exit 3"],
    ["with an EXIT trap of its own", "", "trap 'echo end' EXIT; exit 3"],
    ["that replaces its shell", "", "exec sh -c 'exit 3'"],
  ])("Bash %s: the session ends", async (_case, policy, failing) => {
    put(join(machine.home, ".sallyport/policy.yaml"), policy);
    const script = [bash(`cat notes.txt; ${failing}`), bash("echo afterwards")];
    const session = await runClaudeCode(machine, { script });
    expect(session.calls).toMatchObject([{ ran: true, modelSaw: undefined }, { ran: false }]);
    expect(leaksToModel(session.requests)).toEqual([]);
  });
});

describe("a secret in a prompt", () => {
  useMachine();

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
