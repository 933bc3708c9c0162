import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** A tool call that the scripted model makes. `subagent` is what the agent that this call starts does in turn. */
export type ScriptedCall = Readonly<{
  tool: string;
  input: Readonly<Record<string, unknown>>;
  subagent?: Script;
  /** What a test calls it. */
  name?: string;
  /** What somebody else does on the machine while the model is thinking about this call. */
  meanwhile?: () => Promise<void>;
}>;

/** What the model does, turn by turn. A turn that is a list is one batch of parallel calls. */
export type Script = readonly (ScriptedCall | readonly ScriptedCall[])[];

/** A scripted call as it went out: with its id, and with the marker in a subagent's prompt. */
export type SentCall = Omit<ScriptedCall, "subagent"> & Readonly<{ id: string }>;

/** One request of the client, word for word. */
export type ModelRequest = Readonly<{ path: string; body: string }>;

/** A running scripted model. */
export type ScriptedModel = Readonly<{
  calls: readonly SentCall[];
  requests: readonly ModelRequest[];
  close: () => Promise<void>;
}>;

/** One conversation with the model: the main one, or a subagent's, told by the marker in its first message. */
type Conversation = Readonly<{ marker: string; turns: readonly (readonly SentCall[])[] }>;

type Block =
  | Readonly<{ type: "text"; text: string }>
  | Readonly<{ type: "tool_use"; id: string; name: string; input: Readonly<Record<string, unknown>> }>;

const RequestBody = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  tools: z.array(z.unknown()).optional(),
  messages: z.array(z.unknown()),
});
type RequestBody = z.infer<typeof RequestBody>;

const MAIN = "";

/**
 * Serves the Anthropic Messages API on a Unix socket and plays a script of tool calls.
 *
 * It keeps no state between requests: which turn is next is told by the call ids that the request already
 * holds, so retries, resumed sessions and subagents come out right.
 *
 * @param script what the model does; after the last turn it answers with one line of text
 * @param socketPath where to listen; a relay gives it a loopback address (client-on-loopback.mjs)
 */
export async function startScriptedModel(script: Script, socketPath: string): Promise<ScriptedModel> {
  const conversations = plan(script);
  const requests: ModelRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await readAll(request);
    const path = (request.url ?? "").split("?")[0] ?? "";
    requests.push({ path, body });
    if (path.endsWith("/count_tokens")) return sendJson(response, 200, { input_tokens: 1 });
    if (!path.endsWith("/v1/messages")) return sendJson(response, 404, { type: "error" });
    const parsed = RequestBody.parse(JSON.parse(body));
    sendMessage(response, parsed, await nextBlocks(conversations, parsed, body));
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    calls: conversations.flatMap(({ turns }) => turns.flat()).toSorted((a, b) => a.id.localeCompare(b.id)),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function plan(script: Script): readonly Conversation[] {
  const conversations: Conversation[] = [];
  let count = 0;
  const add = (marker: string, turns: Script): void => {
    const planned = turns.map((turn) =>
      [turn].flat().map(({ subagent, ...call }): SentCall => {
        count += 1;
        const id = `toolu_e2e_${String(count).padStart(3, "0")}`;
        if (!subagent) return { ...call, id };
        add(`[conversation ${id}]`, subagent);
        return { ...call, id, input: { ...call.input, prompt: `Go ahead. [conversation ${id}]` } };
      }),
    );
    conversations.push({ marker, turns: planned });
  };
  add(MAIN, script);
  return conversations;
}

async function nextBlocks(
  conversations: readonly Conversation[],
  request: RequestBody,
  body: string,
): Promise<readonly Block[]> {
  // The client also asks for session titles and the like; those requests offer no tools.
  if (!request.tools?.length) return [{ type: "text", text: "{}" }];
  const opening = JSON.stringify(request.messages[0]);
  const conversation =
    conversations.find(({ marker }) => marker !== MAIN && opening.includes(marker)) ??
    conversations.find(({ marker }) => marker === MAIN);
  const turn = conversation?.turns.find((calls) => !calls.some((call) => body.includes(call.id)));
  if (!turn) return [{ type: "text", text: "The script is over." }];
  for (const call of turn) await call.meanwhile?.();
  return turn.map(({ id, tool, input }) => ({ type: "tool_use", id, name: tool, input }));
}

function sendMessage(response: ServerResponse, request: RequestBody, content: readonly Block[]): void {
  const stop_reason = content.some((block) => block.type === "tool_use") ? "tool_use" : "end_turn";
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: "msg_e2e", type: "message", role: "assistant", model: request.model, usage };
  if (!request.stream) {
    sendJson(response, 200, { ...message, content, stop_reason });
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (type: string, data: object): void => {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  };
  send("message_start", { message: { ...message, content: [], stop_reason: null } });
  for (const [index, block] of content.entries()) {
    const isText = block.type === "text";
    send("content_block_start", {
      index,
      content_block: isText ? { ...block, text: "" } : { ...block, input: {} },
    });
    const delta = isText
      ? { type: "text_delta", text: block.text }
      : { type: "input_json_delta", partial_json: JSON.stringify(block.input) };
    send("content_block_delta", { index, delta });
    send("content_block_stop", { index });
  }
  send("message_delta", { delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 1 } });
  send("message_stop", {});
  response.end();
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}
