import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Decision } from "../../engine/decision.ts";
import { GuardError } from "../../engine/errors.ts";
import { heldBack } from "../../engine/held-back.ts";
import { fingerprintWith } from "../../engine/io/fingerprint.ts";
import { messageOf } from "../../engine/message.ts";
import { builtHooksFolder } from "../agent-settings/built-hooks.ts";
import { decisionIn, hookOutput, runHandler } from "../agent-settings/run-handler.ts";
import { judgeCall, shellCall } from "../judge-call.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";

/** Exit codes of `--exit-code`, for scripts and agents without an adapter. */
const exitCodes = { allow: 0, deny: 2, ask: 3 } as const;
const failure = 1;

const colours = { allow: colour.green, ask: colour.yellow, deny: colour.red };

type Checked = { readonly decision: Decision; readonly message: string };

/** `sallyport check`: judges one call, and prints the verdict and its reason. */
export async function run(args: readonly string[]): Promise<number> {
  const wantsCode = args.includes("--exit-code");
  try {
    const options = { command: { type: "string" }, "exit-code": { type: "boolean" } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const { decision, message } = await check(
      values.command ?? readFileSync(0, "utf8"),
      values.command !== undefined,
    );
    writeLine(colours[decision](decision));
    if (message !== "") writeLine(message);
    if (wantsCode) return exitCodes[decision];
    return decision === "allow" ? 0 : 1;
  } catch (error) {
    if (!wantsCode) throw error;
    writeErrorLine(`sallyport check: ${error instanceof Error ? error.message : "failed"}`);
    return failure;
  }
}

async function check(text: string, isCommand: boolean): Promise<Checked> {
  if (text.trim() === "") {
    throw new GuardError("input-empty", "nothing to check; give --command, or a call on standard input");
  }
  if (!isCommand && text.trimStart().startsWith("{")) return checkInput(text);
  const { verdict, notes, texts, policy } = await judgeCall(shellCall(text));
  for (const note of notes) writeErrorLine(`sallyport check: ${note}`);
  const message = await heldBack(messageOf(verdict, texts), policy, fingerprintWith(homedir()));
  return { decision: verdict.decision, message };
}

/** A hook input goes through the hook itself, as from an agent without an adapter, and is on record. */
function checkInput(text: string): Checked {
  const hook = join(builtHooksFolder(), "pre-tool-use.cjs");
  const handler = { command: process.execPath, args: [hook, "--home", homedir()], timeout: 10 };
  const defaults = { session_id: "check", cwd: process.cwd() };
  const input = { ...defaults, ...parse(text), hook_event_name: "PreToolUse" };
  const answer = runHandler(handler, input, process.cwd());
  const reason = answer.stderr.trim();
  const isAnswer =
    answer.exitCode === 0 || (answer.exitCode === 2 && !reason.includes("the check itself failed"));
  if (answer.failure !== undefined || !isAnswer)
    throw new GuardError("input-invalid", answer.failure ?? reason);
  const decision = decisionIn(answer);
  const asked = hookOutput(answer)?.permissionDecisionReason ?? "";
  return { decision, message: { allow: "", ask: asked, deny: reason }[decision] };
}

function parse(text: string): object {
  try {
    const input: unknown = JSON.parse(text);
    if (typeof input === "object" && input !== null) return input;
  } catch (error) {
    throw new GuardError("input-not-json", "standard input starts like JSON but is not", { cause: error });
  }
  throw new GuardError("input-invalid", "standard input is no hook input");
}
