import { optionalPath, optionalText, type Reading, requiredPath, requiredText } from "./reading.ts";
import type { ToolAction } from "./tool-call.ts";

/** Tools whose input is text for a person, another model or the client itself. */
const textTools = new Set([
  ...["Agent", "Task", "TodoWrite", "TaskCreate", "TaskUpdate", "TaskGet", "TaskList", "TaskOutput"],
  ...["TaskStop", "AskUserQuestion", "EnterPlanMode", "ExitPlanMode", "Skill", "SlashCommand", "ToolSearch"],
  ...["BashOutput", "KillShell", "KillBash", "SendMessage", "ListMcpResourcesTool", "StructuredOutput"],
]);

/**
 * What a call of one of Claude Code's tools asks for: in its hook inputs, and in the examples of rules.
 *
 * Source: recorded inputs of Claude Code 2.1.330, `test/fixtures/claude-code/`.
 *
 * @throws GuardError `input-invalid` or `input-too-large` naming the field
 */
export function actionOf(tool: string, args: Reading, cwd: string): ToolAction {
  switch (tool) {
    case "Bash":
      return { kind: "shell", shell: "bash", command: requiredText(args, "command") };
    case "PowerShell":
      return { kind: "shell", shell: "powershell", command: requiredText(args, "command") };
    case "Read":
      return { kind: "read", path: requiredPath(args, "file_path") };
    case "Write":
      return {
        kind: "write",
        path: requiredPath(args, "file_path"),
        content: optionalText(args, "content") ?? "",
      };
    case "Edit":
      return {
        kind: "write",
        path: requiredPath(args, "file_path"),
        content: optionalText(args, "new_string") ?? "",
      };
    case "MultiEdit":
      return {
        kind: "write",
        path: requiredPath(args, "file_path"),
        content: JSON.stringify(args.edits ?? ""),
      };
    case "NotebookEdit":
      return {
        kind: "write",
        path: requiredPath(args, "notebook_path"),
        content: optionalText(args, "new_source") ?? "",
      };
    case "Grep":
      return { kind: "search", path: optionalPath(args, "path") ?? cwd, glob: optionalPath(args, "glob") };
    case "Glob":
      return {
        kind: "list",
        path: optionalPath(args, "path") ?? cwd,
        pattern: requiredPath(args, "pattern"),
      };
    case "LS":
      return { kind: "list", path: requiredPath(args, "path"), pattern: "" };
    case "WebFetch":
      return { kind: "fetch", url: requiredText(args, "url"), prompt: optionalText(args, "prompt") ?? "" };
    case "WebSearch":
      return { kind: "text", text: JSON.stringify(args), audience: "web" };
    default:
      return otherAction(tool, args);
  }
}

function otherAction(tool: string, args: Reading): ToolAction {
  const [, server = "", name = ""] = /^mcp__(.+?)__(.+)$/s.exec(tool) ?? [];
  if (name !== "") return { kind: "mcp", server, tool: name, arguments: args };
  return textTools.has(tool)
    ? { kind: "text", text: JSON.stringify(args), audience: "agent" }
    : { kind: "other", arguments: args };
}
