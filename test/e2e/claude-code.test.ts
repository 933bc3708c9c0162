import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { runClaudeCode, type Session } from "./claude-code.ts";
import {
  bash,
  deployments,
  leaks,
  makeGuardedMachine,
  stoppedBy,
  subagent,
  toolArguments,
} from "./guarded-machine.ts";
import { type Machine, removeMachine } from "./machine.ts";
import type { Script, ScriptedCall } from "./scripted-model.ts";

let machine: Machine;
beforeAll(() => {
  machine = makeGuardedMachine();
  return () => removeMachine(machine);
});

type Row = readonly [claim: string, rule: string, call: (machine: Machine) => ScriptedCall];

const key = ({ home }: Machine): string => join(home, ".ssh/id_ed25519");
const env = ({ project }: Machine): string => join(project, ".env");

const stopped: readonly Row[] = [
  ["a force push", "git/force-push", () => bash("git push --force")],
  ["a force push inside bash -c", "git/force-push", () => bash('bash -c "git push --force"')],
  ["cat of .env", "dotenv/read", () => bash("cat .env")],
  ["cat of the SSH key", "ssh/read-private-key", () => bash("cat ~/.ssh/id_ed25519")],
  ["Read of .env", "dotenv/read", (m) => ({ tool: "Read", input: { file_path: env(m) } })],
  ["Read of the SSH key", "ssh/read-private-key", (m) => ({ tool: "Read", input: { file_path: key(m) } })],
  [
    "Grep in .env",
    "dotenv/read",
    (m) => ({ tool: "Grep", input: { pattern: ".", path: env(m), output_mode: "content" } }),
  ],
  [
    "Grep in ~/.ssh",
    "ssh/read-private-key",
    (m) => ({ tool: "Grep", input: { pattern: ".", path: join(m.home, ".ssh"), output_mode: "content" } }),
  ],
  [
    "an MCP tool reading .env",
    "dotenv/read",
    (m) => ({ tool: "mcp__careless__read_file", input: { path: env(m) } }),
  ],
  [
    "an MCP tool reading the SSH key",
    "ssh/read-private-key",
    (m) => ({ tool: "mcp__careless__read_file", input: { path: key(m) } }),
  ],
  [
    "an MCP tool running cat .env",
    "dotenv/read",
    () => ({ tool: "mcp__careless__run", input: { command: "cat .env" } }),
  ],
];

describe("before it runs, the client is stopped from", () => {
  let session: Session;
  beforeAll(async () => {
    const script: Script = [
      ...stopped.map(([name, , call]) => ({ ...call(machine), name })),
      { ...subagent([{ ...bash("cat .env"), name: "cat of .env by a subagent" }]) },
      [
        { ...bash("cat .env"), name: "cat of .env in a batch" },
        { ...bash("echo sibling"), name: "sibling" },
      ],
    ];
    session = await runClaudeCode(machine, { script, args: toolArguments(machine) });
  });
  const named = (name: string) => session.calls.find((call) => call.name === name);

  test.each(stopped)("%s (%s)", (claim, rule) => {
    expect(named(claim)).toMatchObject(stoppedBy(rule));
  });

  test("cat of .env by a subagent", () => {
    expect(named("cat of .env by a subagent")).toMatchObject(stoppedBy("dotenv/read"));
  });

  test("one call of a parallel batch, while its sibling runs", () => {
    expect(named("cat of .env in a batch")).toMatchObject(stoppedBy("dotenv/read"));
    expect(named("sibling")).toMatchObject({ ran: true, isError: false, modelSaw: "sibling" });
  });

  test("seeing any secret on the way", () => {
    expect(leaks(machine, session)).toEqual([]);
  });
});

describe("a production change", () => {
  test("is asked about, and does not run when nobody can answer", async () => {
    const script = [bash("kubectl --context prod apply -f deploy.yaml")];
    const session = await runClaudeCode(machine, { script });
    const answers = session.hooks.filter(({ event }) => event === "PreToolUse");
    const permissionDecisionReason: unknown = expect.stringContaining("[kubectl/change-production");
    expect(answers.map(({ stdout }) => JSON.parse(stdout))).toMatchObject([
      { hookSpecificOutput: { permissionDecision: "ask", permissionDecisionReason } },
    ]);
    expect(session.calls).toMatchObject([{ ran: false, isError: true }]);
    expect(existsSync(deployments(machine))).toBe(false);
  });
});

describe("without a word from any hook, the client may run", () => {
  const everyday = [
    "git status",
    "npm test",
    'echo "never git push --force"',
    'git commit --allow-empty -m "Explain why rm -rf / is stopped"',
  ];
  let session: Session;
  beforeAll(async () => {
    const script = everyday.map((command) => ({ ...bash(command), name: command }));
    const options = { script, permissionMode: "default", args: ["--allowedTools", "Bash"] } as const;
    session = await runClaudeCode(machine, options);
  });

  test.each(everyday)("%s", (command) => {
    expect(session.calls.find(({ name }) => name === command)).toMatchObject({ ran: true, isError: false });
  });

  test("all of them in silence", () => {
    // The status line of SessionStart shows that the hooks were in force.
    expect(session.hooks.map(({ event }) => event)).toEqual(["SessionStart"]);
  });

  test("nothing that the person's own permission settings do not allow", async () => {
    const session = await runClaudeCode(machine, { script: [bash("npm test")], permissionMode: "default" });
    expect(session.calls).toMatchObject([{ ran: false, isError: true }]);
  });
});
