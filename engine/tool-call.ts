/**
 * What a call asks for, whatever the agent calls its tools.
 *
 * `write.content` is only the new text (an Edit gives its `new_string`). `fetch.prompt` is what a model is asked about the page. `text` is for a
 * person, another model or the client itself, or for a search on the web. `other` is a tool nobody has told us about; it is judged
 * by what its arguments contain.
 */
export type ToolAction =
  | { readonly kind: "shell"; readonly shell: "bash" | "powershell"; readonly command: string }
  | { readonly kind: "read"; readonly path: string }
  | { readonly kind: "write"; readonly path: string; readonly content: string }
  | { readonly kind: "search"; readonly path: string; readonly glob: string | undefined }
  | { readonly kind: "list"; readonly path: string; readonly pattern: string }
  | { readonly kind: "fetch"; readonly url: string; readonly prompt: string }
  | { readonly kind: "text"; readonly text: string; readonly audience: "agent" | "web" }
  | { readonly kind: "mcp"; readonly server: string; readonly tool: string; readonly arguments: unknown }
  | { readonly kind: "other"; readonly arguments: unknown };

/** One tool call, normalised by an adapter. `cwd` is absolute; `tool` keeps the agent's own name for messages and the audit log. */
export type ToolCall = {
  readonly agent: string;
  readonly session: string;
  readonly cwd: string;
  readonly tool: string;
  readonly action: ToolAction;
};
