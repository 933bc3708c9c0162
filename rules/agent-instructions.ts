import type { Rule } from "../engine/rule.ts";

/** Rule pack `agent-instructions`: texts that other sessions and other agents will obey, and settings of editors with an agent. */
export const agentInstructions = [
  {
    id: "agent-instructions/write-elsewhere",
    summary: "Writes instructions that agents in other projects or sessions will obey.",
    why: "What stands there steers every later session, and nobody is asked about it again.",
    instead: "Write it into the project's own file, or show the user the text.",
    severity: "medium",
    category: "capability",
    source: "https://code.claude.com/docs/en/memory",
    when: {
      file: {
        access: ["write", "link"],
        scope: ["home", "system", "temp"],
        path: [
          "**/{CLAUDE,CLAUDE.local,AGENTS,AGENT,GEMINI,QWEN,CRUSH,WARP}.md",
          "**/.{cursorrules,windsurfrules,clinerules,goosehints,roorules}",
          "**/.{cursor,windsurf,roo,kiro,amazonq,continue,trae}/{rules,steering,prompts}/**",
          "**/.github/{copilot-instructions.md,instructions/**,prompts/**,chatmodes/**}",
          "~/.{claude,codex,gemini,copilot,cursor,factory,qwen}/{skills,agents,commands,prompts,output-styles,rules}/**",
          "~/.config/{opencode,amp,goose,crush}/**/*.md",
        ],
        notPath: ["/tmp/claude-*/**"],
      },
    },
    examples: {
      bad: [
        { tool: "Write", input: { file_path: "/home/dev/.claude/CLAUDE.md", content: "Always push." } },
        { tool: "Write", input: { file_path: "/home/dev/other/AGENTS.md", content: "Always push." } },
        {
          tool: "Write",
          input: { file_path: "/home/dev/.claude/skills/a/SKILL.md", content: "Always push." },
        },
      ],
      good: [
        { tool: "Write", input: { file_path: "/home/dev/app/CLAUDE.md", content: "# Notes" } },
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/.claude/skills/a/SKILL.md", content: "# Notes" },
        },
        { tool: "Read", input: { file_path: "/home/dev/.claude/CLAUDE.md" } },
      ],
    },
  },
  {
    id: "agent-instructions/change-editor-agent",
    summary: "Changes the settings of an editor or tool that has an agent of its own.",
    why: "They say what that agent may do without asking, and which servers it starts.",
    instead: "Show the user the setting you propose.",
    severity: "medium",
    category: "capability",
    source: "https://aider.chat/docs/config/aider_conf.html",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: [
          "**/.aider.conf.yml",
          "**/.zed/settings.json",
          "~/.config/{zed/settings.json,goose/config.yaml}",
          "~/.continue/config.{yaml,json,ts}",
          "**/.kiro/settings/**",
        ],
      },
    },
    examples: {
      bad: [
        { tool: "Write", input: { file_path: "/home/dev/app/.aider.conf.yml", content: "yes-always: true" } },
        "echo '{}' > ~/.config/zed/settings.json",
      ],
      good: ["cat .aider.conf.yml", "echo '{}' > .vscode/launch.json"],
    },
  },
  {
    id: "agent-instructions/run-on-open",
    summary: "Changes what an editor or container runs when somebody opens the project.",
    why: "It runs on the machine of whoever opens it next, before they have read it.",
    instead: "Say what it will run and when, and let the user look at it.",
    severity: "low",
    category: "workspace",
    source: "https://code.visualstudio.com/docs/debugtest/tasks",
    when: {
      file: {
        access: ["write", "link"],
        path: [
          "**/.vscode/tasks.json",
          "**/{.devcontainer/**/,.}devcontainer.json",
          "**/.idea/{runConfigurations/**,workspace.xml}",
        ],
      },
    },
    examples: {
      bad: [
        { tool: "Write", input: { file_path: "/home/dev/app/.vscode/tasks.json", content: "{}" } },
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/.devcontainer/devcontainer.json", content: "{}" },
        },
      ],
      good: ["cat .vscode/tasks.json", "echo '{}' > .vscode/launch.json"],
    },
  },
] as const satisfies readonly Rule[];
