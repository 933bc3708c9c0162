import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Session } from "./claude-code.ts";
import {
  filesUnderHome,
  installSallyport,
  type Machine,
  makeMachine,
  put,
  removeMachine,
} from "./machine.ts";
import type { ScriptedCall } from "./scripted-model.ts";
import { dotenv, findSecrets, notes, secrets } from "./secrets.ts";

/** Where the tests' careless MCP server is told to the client, and the tools that are off unless asked for. */
export function toolArguments(machine: Machine): readonly string[] {
  const server = fileURLToPath(new URL("./secret-mcp-server.mjs", import.meta.url));
  const careless = { command: process.execPath, args: [server, join(machine.project, "notes.txt")] };
  return [
    ...["--tools", "Bash,Read,Edit,Write,NotebookEdit,Grep,Glob,Agent,TaskStop"],
    ...["--mcp-config", JSON.stringify({ mcpServers: { careless } }), "--strict-mcp-config"],
  ];
}

/** Makes a machine with everything in it that an agent could get wrong, and installs sallyport on it. */
export function makeGuardedMachine(): Machine {
  const machine = makeMachine();
  put(join(machine.home, ".ssh/id_ed25519"), `${secrets.privateKey}\n`, 0o600);
  put(join(machine.project, ".env"), dotenv);
  put(join(machine.project, "notes.txt"), notes);
  put(join(machine.project, "deploy.yaml"), "kind: Deployment\n");
  put(join(machine.project, "package.json"), JSON.stringify({ scripts: { test: "echo all tests pass" } }));
  put(join(machine.programs, "kubectl"), `#!/bin/sh\necho "$@" >> '${deployments(machine)}'\n`, 0o755);
  try {
    installSallyport(machine);
  } catch (error) {
    removeMachine(machine);
    throw error;
  }
  return machine;
}

/** The file that the machine's kubectl writes each of its runs to. */
export function deployments(machine: Machine): string {
  return join(machine.root, "deployments");
}

/** A call of the client's shell. */
export function bash(command: string): ScriptedCall {
  return { tool: "Bash", input: { command, description: "Does what was asked" } };
}

/** A subagent that makes these calls, one after another. */
export function subagent(calls: readonly ScriptedCall[]): ScriptedCall {
  const input = { description: "Does a part", subagent_type: "general-purpose", run_in_background: false };
  return { tool: "Agent", input, subagent: calls };
}

/** Where secrets got to: the model, the person's screen, or any file under the home that the test did not put there. */
export function leaks(machine: Machine, session: Session): readonly string[] {
  return findSecrets([...session.texts, ...filesUnderHome(machine, [".ssh/id_ed25519"])]);
}

/** What a call looks like that a rule stopped; the client refuses some calls for reasons of its own. */
export function stoppedBy(rule: string): object {
  const modelSaw: unknown = expect.stringMatching(
    new RegExp(`^PreToolUse:\\S+ hook error: .*\\[${rule}\\b`, "s"),
  );
  return { ran: false, isError: true, modelSaw };
}

/** What stands in the place of a secret: the detector, and a fingerprint that is the same for the same secret. */
export const REDACTED = /\[redacted:[\w/-]+:[0-9a-f]{12}\]/;
