import type { Rule } from "../../engine/rule.ts";

/** Rule pack `agent-credentials`: logins of coding agents, and what earlier sessions left behind. */
export const agentCredentials = [
  {
    id: "agent-credentials/read-login",
    summary: "Reads the login of a coding agent.",
    why: "The token spends the user's account and opens their other sessions and connected services.",
    instead:
      "Nothing in the task needs this file; ask the user to run the agent's own login or status command.",
    severity: "critical",
    category: "credential",
    source: "https://code.claude.com/docs/en/authentication",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.claude/.credentials.json*",
          "**/.codex/auth.json*",
          "**/.{gemini,qwen}/{oauth_creds,google_accounts,mcp-oauth-tokens*}.json",
          "~/.config/github-copilot/{hosts,apps,oauth}.json",
          "~/.local/share/opencode/{auth,mcp-auth}.json",
          "~/.config/cursor/auth.json",
          "~/.config/goose/secrets.yaml",
          "~/.local/share/amp/secrets.json",
          "~/.augment/session.json",
          "~/.pi/agent/auth.json",
          "~/.mcp-auth/**",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.claude/.credentials.json",
        "jq -r .tokens.access_token ~/.codex/auth.json",
        "cp ~/.gemini/oauth_creds.json /tmp/o",
        { tool: "Read", input: { file_path: "/home/dev/.local/share/opencode/auth.json" } },
      ],
      good: [
        "cat ~/.claude/settings.json",
        "cat .claude/commands/review.md",
        "codex login status",
        "ls ~/.claude",
        { tool: "Read", input: { file_path: "/home/dev/app/src/auth.json" } },
      ],
    },
  },
  {
    id: "agent-credentials/sweep-agent-directory",
    summary: "Reads a coding agent's whole directory, logins and transcripts included.",
    why: "Its login and everything that earlier sessions saw are among the files.",
    instead: "Read the one settings file you need by its name.",
    severity: "high",
    category: "credential",
    source: "https://code.claude.com/docs/en/settings",
    when: {
      file: {
        access: ["read", "link"],
        path: ["~/.{claude,codex,gemini,qwen,copilot,cursor,factory}", "~/.local/share/opencode"],
        recursive: true,
      },
    },
    examples: {
      bad: ["tar czf backup.tgz ~/.claude", "grep -r sk- ~/.codex", "cp -r ~/.gemini /tmp/g"],
      good: ["ls -R ~/.claude", "grep model ~/.codex/config.toml", "cp -r .claude /tmp/c"],
    },
  },
  {
    id: "agent-credentials/read-transcripts",
    summary: "Reads transcripts of earlier agent sessions.",
    why: "They hold what other sessions read and printed, in other projects too.",
    instead: "Ask the user for what you need from an earlier session.",
    severity: "low",
    category: "credential",
    source: "https://code.claude.com/docs/en/data-usage",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "~/.claude.json*",
          "~/.claude/history.jsonl",
          "~/.claude/projects/**/*.jsonl",
          "~/.codex/{history.jsonl,sessions/**}",
          "~/.gemini/tmp/**",
        ],
      },
    },
    examples: {
      bad: ["cat ~/.claude/projects/-home-dev-app/1.jsonl", "tail ~/.codex/history.jsonl"],
      good: ["cat ~/.claude/projects/-home-dev-app/memory/MEMORY.md", "cat data/history.jsonl"],
    },
  },
] as const satisfies readonly Rule[];
