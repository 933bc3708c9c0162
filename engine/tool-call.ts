/**
 * What a call asks for, whatever the agent calls its tools.
 *
 * `write.content` is only the new text (an Edit gives its `new_string`). `other` is a tool nobody has told us about; it is judged
 * by what its arguments contain.
 */
export type ToolAction =
  | { readonly kind: "shell"; readonly shell: "bash" | "powershell"; readonly command: string }
  | { readonly kind: "read"; readonly path: string }
  | { readonly kind: "write"; readonly path: string; readonly content: string }
  | { readonly kind: "search"; readonly path: string; readonly glob: string | undefined }
  | { readonly kind: "list"; readonly path: string; readonly pattern: string }
  | { readonly kind: "fetch"; readonly url: string }
  | { readonly kind: "text"; readonly text: string }
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
