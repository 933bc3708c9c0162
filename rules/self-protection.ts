import type { Rule } from "../engine/rule.ts";

const changes = ["write", "delete", "link", "mode"] as const;

/** Rule pack `self-protection`: sallyport's own settings, keys, records and program. */
export const selfProtection = [
  {
    id: "self-protection/change-own-files",
    summary: "Changes sallyport's own settings, keys or audit log.",
    why: "They decide what is guarded and record what happened.",
    instead:
      "Go on with the task; if a verdict is wrong, tell the user what was refused and why you need it.",
    severity: "critical",
    category: "self-protection",
    source: "https://attack.mitre.org/techniques/T1562/001/",
    when: {
      file: {
        access: changes,
        path: ["~/.sallyport", "~/.sallyport/**", "/{root,home/*,Users/*}/.sallyport/**"],
      },
    },
    examples: {
      bad: [
        "echo 'profile: prototyping' > ~/.sallyport/policy.yaml",
        "rm -rf ~/.sallyport/audit",
        "ln -sf /dev/null ~/.sallyport/audit/log.jsonl",
        {
          tool: "Write",
          input: { file_path: "/home/dev/.sallyport/policy.yaml", content: "profile: prototyping\n" },
        },
      ],
      good: [
        "cat ~/.sallyport/policy.yaml",
        "ls ~/.sallyport",
        "sallyport log",
        "echo .sallyport >> notes.md",
      ],
    },
  },
  {
    id: "self-protection/read-own-key",
    summary: "Reads a key that sallyport signs or fingerprints with.",
    why: "With the key, records and fingerprints can be forged.",
    instead: "Nothing in the task needs it; sallyport verify checks the records.",
    severity: "high",
    category: "self-protection",
    source: "https://attack.mitre.org/techniques/T1562/001/",
    when: {
      file: { access: ["read", "link"], path: ["~/.sallyport/{,**/}*key*", "~/.sallyport/{,**/}*.pem"] },
    },
    examples: {
      bad: ["cat ~/.sallyport/install-key", "xxd ~/.sallyport/keys/install.key"],
      good: ["cat ~/.sallyport/policy.yaml", "ls ~/.sallyport", "cat docs/keys.md"],
    },
  },
  {
    id: "self-protection/change-repository-policy",
    summary: "Changes this repository's sallyport policy.",
    why: "It decides what is guarded here, for everybody who clones the repository.",
    instead: "Show the user the policy you propose; they make the change themselves.",
    severity: "high",
    category: "self-protection",
    source: "https://attack.mitre.org/techniques/T1562/001/",
    when: {
      file: {
        access: changes,
        path: ["**/.sallyport", "**/.sallyport/**"],
        notPath: ["~/.sallyport", "~/.sallyport/**"],
      },
    },
    examples: {
      bad: [
        "echo 'profile: prototyping' >> .sallyport/policy.yaml",
        "git rm .sallyport/policy.yaml",
        "rm -rf .sallyport",
        {
          tool: "Edit",
          input: { file_path: "/home/dev/app/.sallyport/policy.yaml", old_string: "a", new_string: "b" },
        },
      ],
      good: ["cat .sallyport/policy.yaml", "git diff .sallyport", "echo a > docs/policy.yaml"],
    },
  },
  {
    id: "self-protection/change-program",
    summary: "Changes sallyport's installed program.",
    why: "A hook that is changed or missing lets every call through.",
    instead: "Leave it in place; ask the user to update it.",
    severity: "critical",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/hooks",
    when: {
      file: {
        access: changes,
        path: [
          "**/sallyport/{dist,hooks}/**",
          "**/sallyport/dist",
          "**/node_modules/sallyport",
          "**/node_modules/.bin/sallyport",
          "**/bin/sallyport",
        ],
        notPath: ["**/sallyport/hooks/**/*.ts"],
      },
    },
    examples: {
      bad: [
        "rm /usr/lib/node_modules/sallyport/dist/hooks/pre-tool-use.cjs",
        "echo 'process.exit(0)' > ~/sallyport/dist/hooks/pre-tool-use.cjs",
        "chmod 000 ~/.local/bin/sallyport",
      ],
      good: [
        "ls node_modules/sallyport",
        "npm ci",
        "echo a > dist/hooks/pre-tool-use.cjs",
        "sallyport check --command 'ls'",
      ],
    },
  },
  {
    id: "self-protection/change-running-program",
    summary: "Changes the sallyport that is guarding this session.",
    why: "A hook that is changed or missing lets every call through.",
    instead: "Leave it in place; ask the user to update it.",
    severity: "critical",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/hooks",
    when: {
      file: { access: changes, scope: ["guard"], notPath: ["**/node_modules", "**/node_modules/**/dist"] },
    },
    examples: {
      bad: [
        "echo x > /opt/sallyport/dist/hooks/pre-tool-use.cjs",
        "rm -rf /opt/sallyport",
        "chmod 000 /opt/sallyport/dist/hooks/pre-tool-use.cjs",
        "cd /opt && mv sallyport /tmp/",
      ],
      good: ["ls /opt/sallyport/dist", "node /opt/sallyport/dist/bin/sallyport.cjs log", "rm -rf dist"],
    },
  },
  {
    id: "self-protection/run-installer",
    summary: "Runs sallyport's own installer, which can take it out again.",
    why: "Installing and uninstalling the guard is for a person at a terminal.",
    instead: "Tell the user what you would run and why; they run it.",
    severity: "critical",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/hooks",
    when: { file: { access: ["execute"], scope: ["guard"] } },
    examples: {
      bad: [
        "sh /opt/sallyport/install.sh --uninstall --yes",
        "cd /opt/sallyport && ./install.sh --uninstall",
      ],
      good: ["./install.sh", "cat /opt/sallyport/install.sh"],
    },
  },
  {
    id: "self-protection/run-own-command",
    summary: "Runs a sallyport command that changes what is guarded.",
    why: "Installing, trusting and approving are for a person at a terminal.",
    instead: "Tell the user which command you would run and why; they run it.",
    severity: "critical",
    category: "self-protection",
    source: "https://code.claude.com/docs/en/hooks",
    when: {
      command: {
        program: ["sallyport", "sallyport.cjs"],
        verb: ["install", "uninstall", "untrust", "approve", "ship", "policy", "allow", "key*", "profile"],
        notOption: ["--dry-run", "--help", "-h"],
        notArgument: ["show", "diff", "list"],
      },
    },
    examples: {
      bad: [
        "sallyport uninstall",
        "npx sallyport untrust",
        "node ~/sallyport/dist/bin/sallyport.cjs approve 12",
      ],
      good: [
        "sallyport check --command 'ls'",
        "sallyport log",
        "sallyport install --dry-run",
        "echo sallyport uninstall",
      ],
    },
  },
  {
    id: "self-protection/trust-or-lock",
    summary: "Trusts a policy file, or locks a team's bundle, with sallyport.",
    why: "Trust and locks decide whose rules are followed; they are given by a person at a terminal.",
    instead: "Tell the user which command you would run and why; they run it.",
    severity: "critical",
    category: "self-protection",
    source: "https://attack.mitre.org/techniques/T1562/001/",
    when: {
      command: {
        program: ["sallyport", "sallyport.cjs"],
        verb: ["trust", "sync"],
        notOption: ["--check", "--list", "--help", "-h"],
      },
    },
    examples: {
      bad: [
        "npx sallyport trust",
        "sallyport trust --revoke .sallyport/policy.yaml",
        "sallyport sync --update --yes list",
      ],
      good: ["sallyport sync --check", "sallyport trust --list", "sallyport log"],
    },
  },
  {
    id: "self-protection/sign-bundle",
    summary: "Signs a team's bundle of rules, or makes a key for it.",
    why: "A signature says that a person has read the rules and stands behind them.",
    instead: "Test and pack the bundle, then ask the user to sign it.",
    severity: "critical",
    category: "self-protection",
    source: "https://attack.mitre.org/techniques/T1562/001/",
    when: {
      command: {
        program: ["sallyport", "sallyport.cjs"],
        verb: ["bundle"],
        argument: ["sign", "keygen"],
      },
    },
    examples: {
      bad: ["sallyport bundle sign rules --key ~/keys/bundle.pem", "npx sallyport bundle keygen"],
      good: ["sallyport bundle test rules", "sallyport bundle verify rules", "sallyport bundle pack rules"],
    },
  },
  {
    id: "self-protection/remove-package",
    summary: "Removes sallyport from this machine or project.",
    why: "Nothing is guarded any more once it is gone.",
    instead: "Leave it in place; ask the user whether it should go.",
    severity: "critical",
    category: "self-protection",
    source: "https://docs.npmjs.com/cli/v11/commands/npm-uninstall",
    when: {
      command: {
        program: ["npm", "pnpm", "yarn", "bun", "claude", "volta", "gemini", "copilot"],
        verb: ["uninstall", "remove", "rm", "un", "r", "unlink", "global*", "plugin*", "extensions*"],
        argument: ["sallyport", "sallyport@*"],
        notArgument: ["install", "add", "list", "enable"],
      },
    },
    examples: {
      bad: [
        "npm uninstall -g sallyport",
        "pnpm remove sallyport",
        "claude plugin uninstall sallyport",
        "claude plugin disable sallyport@tools",
      ],
      good: ["npm install sallyport", "npm view sallyport", "npm uninstall left-pad", "claude plugin list"],
    },
  },
] as const satisfies readonly Rule[];
