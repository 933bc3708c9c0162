import type { Rule } from "../engine/rule.ts";

const changes = ["write", "delete", "link", "mode"] as const;

/** Rule pack `agent-settings`: coding agents' settings, hooks and plugins, which keep every guard in force. */
export const agentSettings = [
  {
    id: "agent-settings/change",
    summary: "Changes a coding agent's settings.",
    why: "They decide which hooks and permissions are in force; one wrong value disables every hook.",
    instead: "Show the user the lines you propose; they make the change themselves.",
    severity: "high",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/settings",
    when: {
      file: {
        access: changes,
        path: [
          "**/.claude/settings*.json",
          "**/.claude/managed-settings*/**",
          "**/.codex/{config.toml,requirements.toml}",
          "**/.{gemini,qwen,factory}/settings.json",
          "**/.{copilot,github/copilot}/{settings,config}*.json",
          "**/.cursor/{cli,cli-config,permissions}.json",
          "~/.config/opencode/opencode.json*",
          "**/opencode.json*",
          "~/.config/{amp/settings.json,crush/crush.json,goose/permission.yaml}",
          "**/.{,crush/}crush.json",
          "~/.continue/permissions.yaml",
        ],
      },
    },
    examples: {
      bad: [
        "echo '{}' > .claude/settings.json",
        "sed -i s/ask/allow/ ~/.claude/settings.json",
        "mv ~/.codex/config.toml /tmp/",
        "chmod 000 .claude/settings.local.json",
        {
          tool: "Edit",
          input: { file_path: "/home/dev/.claude/settings.json", old_string: "a", new_string: "b" },
        },
        { tool: "Write", input: { file_path: "/home/dev/app/.claude/settings.local.json", content: "{}" } },
      ],
      good: [
        "cat .claude/settings.json",
        "jq .hooks ~/.claude/settings.json",
        "echo '{}' > .vscode/settings.json",
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/.claude/commands/review.md", content: "Review." },
        },
      ],
    },
  },
  {
    id: "agent-settings/change-hooks",
    summary: "Changes hooks or plugins of a coding agent.",
    why: "A hook that is changed or gone no longer stops what it was there to stop.",
    instead: "Show the user the change you propose; they make it themselves.",
    severity: "high",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/hooks",
    when: {
      file: {
        access: changes,
        path: [
          "**/.claude/hooks/**",
          // What Claude Code's shell reads before each command is what hooks have written.
          "~/.claude/{plugins,session-env,shell-snapshots}/**",
          "**/.{codex,cursor,factory,windsurf,qwen}/hooks.json",
          "**/.{cursor,gemini,copilot,codex}/hooks/**",
          "**/.github/hooks/**",
          "{**/.clinerules/hooks,~/Documents/Cline/Hooks,**/.kiro/hooks}/**",
          "~/.codeium/windsurf/hooks.json",
          "**/.opencode/{plugin,plugins}/**",
          "~/.config/opencode/{plugin,plugins}/**",
        ],
      },
    },
    examples: {
      bad: [
        "rm -rf .claude/hooks",
        "echo 'exit 0' > ~/.claude/hooks/check.sh",
        "ln -sf /bin/true .claude/hooks/check.sh",
        "truncate -s 0 ~/.claude/session-env/*/sessionstart-hook-1.sh",
        { tool: "Write", input: { file_path: "/home/dev/app/.cursor/hooks.json", content: "{}" } },
      ],
      good: [
        "cat .claude/hooks/check.js",
        "node .claude/hooks/check.js",
        "ls ~/.claude/session-env",
        "echo 'npm test' > .husky/pre-commit",
        "mkdir -p src/hooks",
      ],
    },
  },
  {
    id: "agent-settings/change-plugin",
    summary: "Changes what a plugin of a coding agent runs.",
    why: "Whoever has the plugin runs its hooks and servers with their own privileges.",
    instead: "Show the user the change you propose.",
    severity: "medium",
    category: "capability",
    source: "https://code.claude.com/docs/en/plugins-reference",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: ["**/hooks/hooks.json", "./hooks.json", "**/.claude-plugin", "**/.claude-plugin/**"],
      },
    },
    examples: {
      bad: [
        { tool: "Write", input: { file_path: "/home/dev/app/hooks/hooks.json", content: "{}" } },
        "cp -r other/. .claude-plugin/",
        "echo '{}' > .claude-plugin/plugin.json",
      ],
      good: ["cat hooks/hooks.json", "echo 'export {}' > src/hooks.ts", "ls .claude-plugin"],
    },
  },
  {
    id: "agent-settings/remove-directory",
    summary: "Deletes or moves a coding agent's whole directory, hooks and settings included.",
    why: "Nothing is guarded any more once the hooks are gone.",
    instead: "Leave the directory in place; name the one file inside that is in your way.",
    severity: "high",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/settings",
    when: {
      file: {
        access: ["delete"],
        path: [
          "**/.{claude,codex,cursor,gemini,copilot,factory,qwen,windsurf,opencode}",
          "~/.config/opencode",
        ],
      },
    },
    examples: {
      bad: ["rm -rf .claude", "mv ~/.codex /tmp/codex", "rm -r ~/.cursor"],
      good: ["ls .claude", "mkdir -p .claude", "rm -rf .cache", "rm .claude/commands/old.md"],
    },
  },
  {
    id: "agent-settings/replace-directory",
    summary: "Copies or unpacks a whole tree over a coding agent's directory.",
    why: "Settings and hooks that are in force may be replaced by what the tree holds.",
    instead: "Copy the one file that you need: a command, a skill or an agent.",
    severity: "high",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/settings",
    when: {
      file: {
        access: ["write"],
        path: [
          "**/.{claude,codex,cursor,gemini,copilot,factory,qwen,windsurf,opencode}",
          "~/.config/opencode",
        ],
        recursive: true,
      },
    },
    examples: {
      bad: ["tar xf x.tar -C ~/.claude", "cp -r evil/.claude ~", "rsync -a evil/ .claude/"],
      good: [
        "mkdir -p .claude",
        "tar xf x.tar -C /tmp",
        "cp review.md .claude/commands/",
        "cp -r skills/a .claude/skills/a",
      ],
    },
  },
  {
    id: "agent-settings/change-managed-policy",
    summary: "Changes settings that the machine's administrator made for coding agents.",
    why: "They hold for everybody on the machine and are not the agent's to change.",
    instead: "Ask the user to talk to whoever manages the machine.",
    severity: "critical",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/settings",
    when: {
      file: {
        access: changes,
        path: [
          "/etc/{claude-code,codex,gemini-cli,cursor,github-copilot,windsurf,sallyport}",
          "/etc/{claude-code,codex,gemini-cli,cursor,github-copilot,windsurf,sallyport}/**",
          "/Library/Application Support/{ClaudeCode,Cursor,sallyport}/**",
        ],
      },
    },
    examples: {
      bad: ["echo '{}' > /etc/claude-code/managed-settings.json", "sudo rm -rf /etc/codex"],
      good: [
        "cat /etc/claude-code/managed-settings.json",
        "ls /etc/codex",
        "echo a > etc/claude-code/notes.md",
      ],
    },
  },
  {
    id: "agent-settings/start-unguarded-agent",
    summary: "Starts a coding agent with its permissions or hooks off.",
    why: "That agent may do what this one is refused.",
    instead: "Use the agent's own subtask tool, or start it with its normal permissions.",
    severity: "high",
    category: "capability",
    source: "https://code.claude.com/docs/en/cli-reference",
    when: {
      command: {
        program: [
          ...[
            "claude",
            "codex",
            "gemini",
            "qwen",
            "copilot",
            "cursor-agent",
            "opencode",
            "amp",
            "droid",
            "pi",
          ],
          ...["goose", "aider", "hermes", "crush", "kimi", "cline", "vibe", "openhands", "grok", "iflow"],
          ...["kiro-cli", "q", "auggie", "kilo", "kilocode", "rovodev"],
        ],
        option: [
          "--{allow-,}dangerously-*",
          "--yolo",
          "--allow-all{,-tools,-paths,-urls}",
          "--trust-all-tools",
          "--skip-permissions*",
          "--{always,auto}-approve{,-all}",
          "--bare",
          "--safe-mode",
          "--pure",
          "--no-extensions",
          "--yes-always",
          "--force",
          "--permission-mode=bypassPermissions",
          "--sandbox=danger-full-access",
          "--config={sandbox_mode,default_permissions}=*danger-full-access*",
          "--config=approval_policy=*never*",
          "--approval-mode=yolo",
          "--trust-all-tools",
          "--full-auto",
          "--ask-for-approval=never",
          "--auto=high",
        ],
      },
    },
    examples: {
      bad: [
        "claude --dangerously-skip-permissions -p 'fix it'",
        "codex exec --dangerously-bypass-approvals-and-sandbox 'fix it'",
        "gemini -y -p 'fix it'",
        "claude --permission-mode bypassPermissions",
        "codex -s danger-full-access",
        "gemini --approval-mode=yolo",
        "cursor-agent -f",
        "hermes --safe-mode",
        "codex -c sandbox_mode=danger-full-access exec 'fix it'",
        "kiro-cli chat --trust-all-tools fix",
        "crush -y",
        "nohup copilot --allow-all-tools -p fix",
      ],
      good: [
        "claude -p 'explain this'",
        "codex login status",
        "claude --permission-mode plan",
        "codex -s read-only",
        "hermes --version",
        "q chat 'explain this'",
        "claude --version",
        "npm install --force",
      ],
    },
  },
] as const satisfies readonly Rule[];
