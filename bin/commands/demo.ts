import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { builtHooksFolder } from "../agent-settings/built-hooks.ts";
import { type HookEvent, hookGroups } from "../agent-settings/hook-table.ts";
import {
  fabricatedSecret,
  type Occasion,
  redactionMark,
  shellCall,
  shellResult,
} from "../agent-settings/recorded-calls.ts";
import { type HandlerAnswer, hookOutput, runHandler } from "../agent-settings/run-handler.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";

type Outcome = "allow" | "ask" | "deny" | "redact" | "broken";
type Scene = { readonly command: string; readonly stdout?: string; readonly expected: Outcome };

const scenes: readonly Scene[] = [
  { command: "git status", expected: "allow" },
  { command: "kubectl --context prod apply -f deploy.yaml", expected: "ask" },
  { command: "git push --force origin main", expected: "deny" },
  { command: "cat ~/.ssh/id_ed25519", expected: "deny" },
  { command: "cat notes.txt", stdout: `deploy key: ${fabricatedSecret}\n`, expected: "redact" },
];

const badges = {
  allow: colour.green("allow "),
  ask: colour.yellow("ask   "),
  deny: colour.red("deny  "),
  redact: colour.magenta("redact"),
  broken: colour.bgRed("broken"),
} as const;

const Bash = z.looseObject({ stdout: z.string() });

/** `sallyport demo`: feeds recorded tool calls to the built hooks, in a throwaway home, and shows what each got. */
export async function run(args: readonly string[]): Promise<number> {
  parseArgs({ args: [...args], options: {} });
  const folder = builtHooksFolder();
  const home = mkdtempSync(join(tmpdir(), "sallyport-demo-"));
  try {
    const cwd = join(home, "project");
    mkdirSync(cwd);
    const handlers = hookGroups({ node: process.execPath, cleaner: undefined, folder, home, form: "exec" });
    writeLine("What a coding agent gets when it tries these, with the default profile:\n");
    const wrong = scenes.filter((scene) => !play(scene, { session: "sallyport-demo", cwd }, handlers));
    if (wrong.length === 0) return 0;
    writeErrorLine(
      `sallyport: ${wrong.length} of ${scenes.length} calls were answered otherwise than expected.`,
    );
    return 1;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function play(scene: Scene, occasion: Occasion, handlers: ReturnType<typeof hookGroups>): boolean {
  const { command, stdout, expected } = scene;
  const event: HookEvent = stdout === undefined ? "PreToolUse" : "PostToolUse";
  const input = stdout === undefined ? shellCall(command, occasion) : shellResult(command, stdout, occasion);
  const handler = handlers.find((row) => row.event === event)?.group.hooks[0];
  const answer = runHandler(handler, input, occasion.cwd);
  const outcome = outcomeOf(answer);
  writeLine(`${badges[outcome]}  ${colour.bold(command)}`);
  for (const line of details(outcome, answer, stdout)) writeLine(`        ${line}`);
  writeLine();
  return outcome === expected;
}

function outcomeOf(answer: HandlerAnswer): Outcome {
  const output = hookOutput(answer);
  if (answer.stderr.includes("the check itself failed")) return "broken";
  if (answer.exitCode === 2 && answer.stderr.trim() !== "") return "deny";
  if (answer.exitCode !== 0 || answer.failure !== undefined) return "broken";
  if (output?.permissionDecision === "ask") return "ask";
  const replaced = Bash.safeParse(output?.updatedToolOutput);
  if (replaced.success) {
    const clean = !answer.stdout.includes(fabricatedSecret) && redactionMark.test(replaced.data.stdout);
    return clean ? "redact" : "broken";
  }
  return answer.stdout.trim() === "" ? "allow" : "broken";
}

function details(outcome: Outcome, answer: HandlerAnswer, stdout: string | undefined): string[] {
  const output = hookOutput(answer);
  switch (outcome) {
    case "allow":
      return [colour.dim("no objection; the hook says nothing")];
    case "ask":
      return linesOf(output?.permissionDecisionReason ?? "");
    case "deny":
      return linesOf(answer.stderr);
    case "redact": {
      const before = colour.red(hidden(stdout ?? ""));
      const after = colour.green(Bash.parse(output?.updatedToolOutput).stdout.trim());
      return [`the command printed  ${before}`, `the model gets       ${after}`];
    }
    case "broken":
      return linesOf(hidden(answer.failure ?? `exit code ${answer.exitCode} ${answer.stderr}`));
    default:
      return outcome satisfies never;
  }
}

// Fabricated or not, a demonstration does not print a whole secret.
const hidden = (text: string) => text.replaceAll(fabricatedSecret, `${fabricatedSecret.slice(0, 4)}…`).trim();

/** The text in lines of at most 90 columns; a longer word has a line of its own. */
const linesOf = (text: string) =>
  hidden(text)
    .replaceAll(/\s+/g, " ")
    .match(/\S.{0,89}(?= |$)|\S+/g) ?? [];
