import type { Rule } from "../engine/rule.ts";

/** Servers that work on this machine alone and whose arguments tell what they do, and those that think aloud. */
const localServers = [
  "{,*[-_]}{filesystem,memory,ide,time,sequential-thinking,sequentialthinking,serena}",
] as const;

/** Rule pack `mcp-servers`: which servers and plugins an agent starts, and what they may do. */
export const mcpServers = [
  {
    id: "mcp-servers/configure",
    summary: "Changes which MCP servers an agent starts.",
    why: "A server is a program that runs with the user's rights and feeds the agent instructions.",
    instead: "Show the user the server you propose and where it comes from.",
    severity: "high",
    category: "capability",
    source: "https://code.claude.com/docs/en/mcp",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: [
          "**/.mcp.json",
          "**/.{cursor,vscode,windsurf,factory,copilot}/mcp.json",
          "~/.claude.json",
          "**/claude_desktop_config.json",
          "~/.copilot/mcp-config.json",
          "**/.{roo,kilocode,amazonq,junie,junie/mcp,kiro/settings,aws/amazonq}/mcp.json",
          "**/{cline_mcp_settings,mcp_settings,mcp_config}.json",
        ],
      },
    },
    examples: {
      bad: [
        "echo '{}' > .mcp.json",
        { tool: "Write", input: { file_path: "/home/dev/app/.mcp.json", content: "{}" } },
        { tool: "Edit", input: { file_path: "/home/dev/.claude.json", old_string: "a", new_string: "b" } },
      ],
      good: [
        "cat .mcp.json",
        "echo '{}' > src/mcp.json",
        { tool: "Read", input: { file_path: "/home/dev/app/.cursor/mcp.json" } },
      ],
    },
  },
  {
    id: "mcp-servers/add",
    summary: "Adds an MCP server or a plugin to an agent.",
    why: "It runs with the user's rights and feeds the agent instructions.",
    instead: "Show the user the server or plugin you propose and where it comes from.",
    severity: "high",
    category: "capability",
    source: "https://code.claude.com/docs/en/mcp",
    when: {
      command: {
        program: ["claude", "codex", "gemini", "copilot", "qwen", "cursor-agent", "amp", "opencode"],
        verb: [
          "{mcp,plugin,extensions}",
          "{mcp,plugin,extensions} {add*,install,remove,uninstall,enable,disable,marketplace*}",
        ],
        notArgument: ["list", "get", "help", "serve", "validate"],
        notOption: ["--help", "-h"],
      },
    },
    examples: {
      bad: [
        "claude mcp add tool -- npx tool",
        "claude plugin install tool@market",
        "codex mcp add tool -- npx tool",
      ],
      good: ["claude mcp list", "claude plugin list", "claude mcp get tool", "npm install mcp"],
    },
  },
  {
    id: "mcp-servers/widen",
    summary: "Changes what an MCP server itself may touch or run.",
    why: "Blocked commands and directories of the server are open from then on.",
    instead: "Ask the user to change the server's settings.",
    severity: "high",
    category: "capability",
    source: "https://github.com/wonderwhy-er/DesktopCommanderMCP",
    when: {
      tool: {
        server: ["?*"],
        tool: ["{,*_}{set,update,change}_{config,configuration,settings,permissions,allowed,allowlist}{,_*}"],
        notServer: ["{,*[-_]}{github,gitlab,linear,jira,atlassian,notion,asana,trello}{,[-_]*}"],
      },
    },
    examples: {
      bad: [
        { tool: "mcp__desktop-commander__set_config_value", input: { key: "allowedDirectories", value: [] } },
        { tool: "mcp__shell__updateAllowedCommands", input: { commands: [] } },
      ],
      good: [
        { tool: "mcp__desktop-commander__get_config", input: {} },
        { tool: "mcp__desktop-commander__list_directory", input: { path: "/home/dev/app" } },
      ],
    },
  },
  {
    id: "mcp-servers/unlisted",
    summary: "Calls a tool of an MCP server that no list allows.",
    why: "What the server answers is read as instructions, and what it is told leaves this machine.",
    instead: "Use the agent's own tools, or ask the user; a policy lists the servers that are allowed: mcp.",
    severity: "low",
    category: "capability",
    source: "https://modelcontextprotocol.io/specification/2025-06-18/basic/security_best_practices",
    when: { tool: { server: ["?*"], notServer: localServers } },
    examples: {
      bad: [
        { tool: "mcp__acme__get_thing", input: { id: "1" } },
        { tool: "mcp__github__list_issues", input: { owner: "a", repo: "b" } },
      ],
      good: [
        { tool: "mcp__filesystem__read_text_file", input: { path: "/home/dev/app/a.txt" } },
        { tool: "mcp__ide__getDiagnostics", input: {} },
        { tool: "mcp__sequential-thinking__sequentialthinking", input: { thought: "x" } },
      ],
    },
  },
  {
    id: "mcp-servers/unknown-tool",
    summary: "Calls a tool of the agent that sallyport does not know.",
    why: "What it does cannot be told from its arguments.",
    instead: "Use a tool that is known; a policy lists the tools that are allowed: tools.",
    severity: "low",
    category: "capability",
    source: "https://code.claude.com/docs/en/settings#tools-available-to-claude",
    when: { tool: { notServer: ["?*"] } },
    examples: {
      bad: [
        { tool: "SomethingNew", input: { value: 1 } },
        { tool: "RemoteThing", input: { target: "x" } },
      ],
      good: [
        "ls",
        { tool: "mcp__acme__get_thing", input: { id: "1" } },
        { tool: "TodoWrite", input: { todos: [] } },
      ],
    },
  },
] as const satisfies readonly Rule[];
