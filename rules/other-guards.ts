import type { Rule } from "../engine/rule.ts";

/** Other programs that guard coding agents, and the packages they come in. */
const programs = [
  ...[
    "nah",
    "dcg",
    "cc-safety-net",
    "sensitive-canary",
    "block-no-verify",
    "knox",
    "tirith",
    "parry",
    "cupcake",
  ],
  ...["leash", "agent-guard", "claude-guard", "hooks-daemon"],
] as const;
const packages = [
  "{nah,nah-cli,dcg,destructive_command_guard,cc-safety-net,claude-code-safety-net}{,@*}",
  "{sensitive-canary,block-no-verify,tirith,parry-guard,cupcake-cli,claude-hooks-daemon}{,@*}",
  "{@*/,*/}{nah,dcg,cc-safety-net,sensitive-canary,block-no-verify,tirith}{,@*}",
] as const;

/** Rule pack `other-guards`: guards of other makers that the user has put in place. */
export const otherGuards = [
  {
    id: "other-guards/switch-off",
    summary: "Loosens or takes out another guard through its own command.",
    why: "The user has put it in place to be asked; an agent that trusts itself is not asked any more.",
    instead: "Tell the user what was refused and why you need it; they decide.",
    severity: "high",
    category: "self-protection",
    source: "https://attack.mitre.org/techniques/T1562/001/",
    when: {
      command: {
        program: programs,
        argument: [
          ...[
            "trust",
            "untrust",
            "allow",
            "allow-*",
            "allowlist",
            "approve",
            "bypass",
            "disable",
            "off",
            "pause",
          ],
          ...["uninstall", "remove", "unhook", "ignore", "skip", "forget"],
        ],
        notOption: ["--help", "-h", "--dry-run"],
        notArgument: ["list", "status", "explain", "test"],
      },
    },
    examples: {
      bad: ["nah trust .", 'CMD=nah; "$CMD" trust .', "nah hook kiro uninstall", "dcg allow-once 1a2b"],
      good: [
        "nah status",
        "dcg explain 'git push'",
        "cc-safety-net doctor",
        "nah trust --help",
        "echo nah trust",
      ],
    },
  },
  {
    id: "other-guards/remove-package",
    summary: "Removes another guard from this machine or project.",
    why: "What it stopped is no longer stopped.",
    instead: "Leave it in place; ask the user whether it should go.",
    severity: "medium",
    category: "self-protection",
    source: "https://attack.mitre.org/techniques/T1562/001/",
    when: {
      command: {
        program: [
          ...["npm", "pnpm", "yarn", "bun", "volta", "claude", "gemini", "copilot", "brew", "cargo"],
          ...["pip", "pip3", "pipx", "uv", "go"],
        ],
        verb: [
          "uninstall",
          "remove",
          "rm",
          "un",
          "r",
          "unlink",
          "global*",
          "plugin*",
          "extensions*",
          "*uninstall",
        ],
        argument: packages,
        notArgument: ["install", "add", "list", "enable"],
      },
    },
    examples: {
      bad: [
        "npm uninstall -g cc-safety-net",
        "cargo uninstall nah-cli",
        "pip uninstall -y nah",
        "claude plugin uninstall cc-safety-net",
      ],
      good: ["npm install -g cc-safety-net", "npm uninstall left-pad", "pip show nah", "claude plugin list"],
    },
  },
] as const satisfies readonly Rule[];
