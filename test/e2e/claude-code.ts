import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { runClient } from "./client.ts";
import type { Machine } from "./machine.ts";
import { type ModelRequest, type Script, type SentCall, startScriptedModel } from "./scripted-model.ts";
import type { NamedText } from "./secrets.ts";

/** How one session of the real client goes. */
export type SessionOptions = Readonly<{
  script: Script;
  prompt?: string;
  permissionMode?: "bypassPermissions" | "default" | "acceptEdits";
  /** More arguments for the client. */
  args?: readonly string[];
}>;

/** What became of one scripted call. */
type CallReport = Readonly<{
  name: string | undefined;
  tool: string;
  /** A silent PostToolUse or PostToolUseFailure hook of the test's own saw it: the tool has run. */
  ran: boolean;
  isError: boolean;
  /** What went back to the model; undefined when nothing did. */
  modelSaw: string | undefined;
}>;

/** A hook that printed something or did not exit 0. */
type HookReport = Readonly<{ event: string; exitCode: number; stdout: string; stderr: string }>;

/** What one session left behind. */
export type Session = Readonly<{
  exitCode: number;
  /** What the client showed the person on behalf of hooks. */
  notices: readonly string[];
  calls: readonly CallReport[];
  hooks: readonly HookReport[];
  requests: readonly ModelRequest[];
  /** Everything that reached the model or the person: each request body, each stream-json event. */
  texts: readonly NamedText[];
}>;

const HookResponse = z.looseObject({
  subtype: z.literal("hook_response"),
  hook_event: z.string(),
  exit_code: z.number().default(0),
  stdout: z.string().default(""),
  stderr: z.string().default(""),
});
const Notice = z.looseObject({ subtype: z.literal("informational"), content: z.string() });
const Observation = z.looseObject({ tool_use_id: z.string() });
const ResultBlock = z.looseObject({
  type: z.literal("tool_result"),
  tool_use_id: z.string(),
  is_error: z.boolean().default(false),
  content: z.union([z.string(), z.array(z.unknown())]).default(""),
});
const Conversation = z.looseObject({ messages: z.array(z.looseObject({ content: z.unknown() })) });

/**
 * Runs one session of the real Claude Code against a scripted model.
 *
 * @throws Error when the client does not come to an end
 */
export async function runClaudeCode(machine: Machine, options: SessionOptions): Promise<Session> {
  const folder = mkdtempSync(join(machine.root, "session-"));
  const observed = join(folder, "observed");
  mkdirSync(observed);
  const socketPath = join(folder, "model");
  const model = await startScriptedModel(options.script, socketPath);
  const client = await runClient(machine, socketPath, argumentsFor(options, observed)).finally(model.close);

  const events = client.stdout.split("\n").filter((line) => line !== "");
  const parsed: readonly unknown[] = events.map((line) => JSON.parse(line));
  const ran = readdirSync(observed).map((name) => {
    const text = readFileSync(join(observed, name), "utf8");
    return Observation.parse(JSON.parse(text)).tool_use_id;
  });
  const results = toolResults(model.requests);
  return {
    exitCode: client.exitCode,
    notices: parsed.flatMap((event) => Notice.safeParse(event).data?.content ?? []),
    calls: model.calls.map((call) => report(call, ran, results)),
    hooks: parsed
      .flatMap((event) => HookResponse.safeParse(event).data ?? [])
      .map(hookReport)
      .filter(spoke),
    requests: model.requests,
    texts: [
      ...model.requests.map(({ body }, index) => ({ name: `request ${index}`, text: body })),
      ...events.map((text, index) => ({ name: `event ${index}`, text })),
      { name: "stderr", text: client.stderr },
    ],
  };
}

function argumentsFor(options: SessionOptions, observed: string): readonly string[] {
  // One file per call: parallel calls would write into each other's lines.
  const observer = [
    { matcher: "*", hooks: [{ type: "command", command: `cat > "$(mktemp '${observed}/XXXXXX')"` }] },
  ];
  return [
    ...[
      "-p",
      options.prompt ?? "Go ahead.",
      "--output-format",
      "stream-json",
      "--verbose",
      "--include-hook-events",
    ],
    ...["--permission-mode", options.permissionMode ?? "bypassPermissions"],
    ...["--settings", JSON.stringify({ hooks: { PostToolUse: observer, PostToolUseFailure: observer } })],
    ...(options.args ?? []),
  ];
}

type ToolResult = z.infer<typeof ResultBlock>;

function toolResults(requests: readonly ModelRequest[]): ReadonlyMap<string, ToolResult> {
  const blocks = requests
    .flatMap(({ body }) => Conversation.safeParse(JSON.parse(body)).data?.messages ?? [])
    .flatMap(({ content }) => z.array(z.unknown()).safeParse(content).data ?? [])
    .flatMap((block) => ResultBlock.safeParse(block).data ?? []);
  return new Map(blocks.map((block) => [block.tool_use_id, block]));
}

function report(
  call: SentCall,
  ran: readonly string[],
  results: ReadonlyMap<string, ToolResult>,
): CallReport {
  const result = results.get(call.id);
  const content = result?.content;
  return {
    name: call.name,
    tool: call.tool,
    ran: ran.includes(call.id),
    isError: result?.is_error ?? false,
    modelSaw: content === undefined || typeof content === "string" ? content : JSON.stringify(content),
  };
}

function hookReport(event: z.infer<typeof HookResponse>): HookReport {
  return { event: event.hook_event, exitCode: event.exit_code, stdout: event.stdout, stderr: event.stderr };
}

function spoke(hook: HookReport): boolean {
  return hook.stdout !== "" || hook.stderr !== "" || hook.exitCode !== 0;
}
