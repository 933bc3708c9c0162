import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as z from "zod";
import { textsOf } from "../../engine/compile.ts";
import { GuardError } from "../../engine/errors.ts";
import { messageOf } from "../../engine/message.ts";
import type { ToolCall } from "../../engine/tool-call.ts";
import { rules } from "../../rules/index.ts";
import { judgeCall, shellCall } from "../judge-call.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";

/** Exit codes of `--exit-code`, for scripts and agents without an adapter. */
const exitCodes = { allow: 0, deny: 2, ask: 3 } as const;
const failure = 1;

const colours = { allow: colour.green, ask: colour.yellow, deny: colour.red };

/** `sallyport check`: judges one command line, and prints the verdict and its reason. */
export async function run(args: readonly string[]): Promise<number> {
  const options = { command: { type: "string" }, "exit-code": { type: "boolean" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const wantsCode = values["exit-code"] === true;
  try {
    const call = values.command === undefined ? readCall(readFileSync(0, "utf8")) : shellCall(values.command);
    const { verdict, profile } = await judgeCall(call);
    writeLine(`${colours[verdict.decision](verdict.decision)} ${colour.dim(`(${profile.name} profile)`)}`);
    const texts = textsOf(rules);
    const message = messageOf(verdict, (rule) => texts[rule]);
    if (message !== "") writeLine(message);
    if (wantsCode) return exitCodes[verdict.decision];
    return verdict.decision === "allow" ? 0 : 1;
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    writeErrorLine(`sallyport check: ${error.message}`);
    return wantsCode ? failure : 2;
  }
}

const HookCall = z.looseObject({
  cwd: z.string().startsWith("/").optional(),
  tool_name: z.literal("Bash").optional(),
  tool_input: z.looseObject({ command: z.string() }),
});

/** A Bash call in the form hooks get it, or plain text as a command line. */
function readCall(text: string): ToolCall {
  if (text.trim() === "")
    throw new GuardError(
      "input-empty",
      "nothing to check; give --command or a command line on standard input",
    );
  if (!text.trimStart().startsWith("{")) return shellCall(text);
  const parsed = HookCall.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new GuardError("input-invalid", `the JSON is no Bash call: ${z.prettifyError(parsed.error)}`);
  }
  const { cwd, tool_input } = parsed.data;
  const call = shellCall(tool_input.command);
  return cwd === undefined ? call : { ...call, cwd };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GuardError("input-not-json", "standard input starts like JSON but is not", { cause: error });
  }
}
