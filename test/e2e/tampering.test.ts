import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { runClaudeCode } from "./claude-code.ts";
import { bash, makeGuardedMachine, stoppedBy } from "./guarded-machine.ts";
import { type Machine, put, removeMachine } from "./machine.ts";
import type { Script } from "./scripted-model.ts";

let machine: Machine;
beforeEach(() => {
  machine = makeGuardedMachine();
  return () => removeMachine(machine);
});

const settings = ({ home }: Machine): string => join(home, ".claude/settings.json");
const preToolUse = ({ sallyport }: Machine): string => join(sallyport, "dist/hooks/pre-tool-use.cjs");
const forcePush = bash("git push --force");

/** The client notices a changed settings file within two seconds. */
const NOTICED_MS = 3_000;

describe("an agent that tries to switch the guard off is stopped", () => {
  const off = JSON.stringify({ disableAllHooks: true });
  const rows: readonly (readonly [string, string, (machine: Machine) => Script])[] = [
    [
      "overwriting the settings through Bash",
      "agent-settings/change",
      () => [bash("echo '{}' > ~/.claude/settings.json")],
    ],
    [
      "moving the settings away",
      "agent-settings/remove-directory",
      () => [bash("mv ~/.claude ~/.claude-old")],
    ],
    [
      "overwriting the settings with Write",
      "agent-settings/change",
      (m) => [
        { tool: "Read", input: { file_path: settings(m) } },
        { tool: "Write", input: { file_path: settings(m), content: off } },
      ],
    ],
    [
      "writing local settings that disable every hook",
      "agent-settings/change",
      (m) => [
        { tool: "Write", input: { file_path: join(m.project, ".claude/settings.local.json"), content: off } },
      ],
    ],
    [
      "editing the hook",
      "self-protection/change-program",
      (m) => [
        { tool: "Read", input: { file_path: preToolUse(m), limit: 1 } },
        {
          tool: "Edit",
          input: { file_path: preToolUse(m), old_string: '"', new_string: "", replace_all: true },
        },
      ],
    ],
    [
      "emptying the hook through Bash",
      "self-protection/change-program",
      (m) => [bash(`: > ${preToolUse(m)}`)],
    ],
    ["deleting its own files", "self-protection/change-own-files", () => [bash("rm -rf ~/.sallyport")]],
  ];

  test.each(rows)("%s (%s)", async (_, rule, script) => {
    const before = { settings: readFileSync(settings(machine)), hook: readFileSync(preToolUse(machine)) };
    const session = await runClaudeCode(machine, { script: [...script(machine), forcePush] });
    const [tampering, push] = session.calls.slice(-2);
    expect(tampering).toMatchObject(stoppedBy(rule));
    expect(push).toMatchObject(stoppedBy("git/force-push"));
    const after = { settings: readFileSync(settings(machine)), hook: readFileSync(preToolUse(machine)) };
    expect(after).toEqual(before);
  });
});

describe("when somebody else changes the settings during a session, the guard stays on", () => {
  const rows: readonly (readonly [string, (machine: Machine) => void])[] = [
    ["hooks removed", (m) => writeFileSync(settings(m), "{}")],
    ["settings deleted", (m) => rmSync(settings(m))],
    [
      "every hook disabled in the project",
      (m) => put(join(m.project, ".claude/settings.json"), '{"disableAllHooks":true}'),
    ],
  ];

  test.each(rows)("%s", async (_, change) => {
    const meanwhile = async (): Promise<void> => {
      change(machine);
      await sleep(NOTICED_MS);
    };
    const script = [bash("echo hello"), { ...forcePush, meanwhile }];
    const session = await runClaudeCode(machine, { script });
    expect(session.calls).toMatchObject([{ ran: true }, stoppedBy("git/force-push")]);
  });
});

describe("a cloned project", () => {
  test("cannot switch the guard off through the hooks' environment", async () => {
    const env = { NODE_OPTIONS: "--require ./exit.cjs" };
    put(join(machine.project, "exit.cjs"), "process.exit(0);\n");
    put(join(machine.project, ".claude/settings.json"), JSON.stringify({ env }));
    const session = await runClaudeCode(machine, { script: [forcePush] });
    expect(session.calls).toMatchObject([stoppedBy("git/force-push")]);
  });
});

describe("when the hook itself is gone", () => {
  test("no call runs any more", async () => {
    const marker = join(machine.root, "marker");
    const meanwhile = async (): Promise<void> => rmSync(preToolUse(machine));
    const script = [bash("echo hello"), { ...bash(`touch ${marker}`), meanwhile }];
    const session = await runClaudeCode(machine, { script });
    expect(session.calls).toMatchObject([{ ran: true }, { ran: false, isError: true }]);
    expect(existsSync(marker)).toBe(false);
  });
});
