import type { Rule } from "../../engine/rule.ts";

/** Rule pack `packages`: software that is installed past the project, from odd places, or taken away. */
export const packages = [
  {
    id: "packages/install-into-system",
    summary: "Installs Python packages over those of the operating system.",
    why: "The system's own programs use them, and may stop working.",
    instead: "Make a virtual environment: python3 -m venv .venv.",
    severity: "medium",
    category: "capability",
    source: "https://peps.python.org/pep-0668/",
    when: {
      operation: {
        area: ["packages"],
        effect: ["install", "uninstall"],
        resource: ["system"],
      },
    },
    examples: {
      bad: [
        "pip install --break-system-packages requests",
        "python3 -m pip install --break-system-packages flask",
        "uv pip install --system --break-system-packages ruff",
      ],
      good: ["pip install requests", "python3 -m venv .venv", "uv pip install ruff"],
    },
  },
  {
    id: "packages/install-as-root",
    summary: "Runs a language's package manager as root.",
    why: "Install scripts of strangers run with all rights, over files of the system.",
    instead: "Install into the project or a virtual environment, without sudo.",
    severity: "medium",
    category: "capability",
    source: "https://pip.pypa.io/en/stable/topics/dependency-resolution/",
    when: {
      command: {
        program: ["{npm,pnpm,yarn,bun}", "pip{,3}", "gem", "cargo", "{pipx,uv,poetry}", "composer"],
        verb: ["{install,i,add,ci,update,upgrade,uninstall,remove}", "{global,pip,tool} *"],
        elevated: true,
      },
    },
    examples: {
      bad: [
        "sudo pip install requests",
        "sudo python3 -m pip install -r requirements.txt",
        "sudo npm install -g typescript",
      ],
      good: ["pip install requests", "sudo apt-get install -y jq", "npm ci"],
    },
  },
  {
    id: "packages/install-globally",
    summary: "Installs a package for the whole account or machine.",
    why: "It stays after the task, and every project then runs it.",
    instead: "Add it to the project, or run it once with npx or uvx.",
    severity: "medium",
    category: "capability",
    source: "https://docs.npmjs.com/downloading-and-installing-packages-globally",
    when: {
      operation: {
        area: ["packages"],
        system: ["npm", "nuget", "deno"],
        effect: ["install"],
        resource: ["global"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["npm install -g typescript", "pnpm add --global vercel", "yarn global add serve"],
      good: ["npm install --save-dev typescript", "npx serve", "npm ls -g"],
    },
  },
  {
    id: "packages/install-from-repository",
    summary: "Installs a package straight from a repository or an address.",
    why: "Nobody has reviewed that version, and it may be another one tomorrow.",
    instead: "Install a published version by its number.",
    severity: "medium",
    category: "capability",
    source: "https://docs.npmjs.com/cli/v11/commands/npm-install",
    when: {
      operation: {
        area: ["packages"],
        effect: ["install"],
        resource: ["git", "url"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "npm install git+https://github.com/a/b.git",
        "pip install https://example.com/a.whl",
        "pip install 'a @ git+https://github.com/a/b'",
        "cargo install --git https://github.com/a/b",
      ],
      good: ["npm install left-pad@1.3.0", "pip install -e .", "cargo install --path ."],
    },
  },
  {
    id: "packages/install-from-other-index",
    summary: "Installs packages from another index than the usual one.",
    why: "Whoever runs the index chooses the code, also for names you know.",
    instead: "Use the project's configured index, or ask the user.",
    severity: "medium",
    category: "capability",
    source: "https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url",
    when: {
      operation: {
        area: ["packages"],
        effect: ["install"],
        resource: ["index"],
        dryRun: false,
      },
      command: {
        program: ["pip{,3}", "uv", "npm", "pnpm", "yarn", "gem"],
        option: [
          "--index-url",
          "--extra-index-url",
          "--registry",
          "--source",
          "--clear-sources",
          "--trusted-host",
        ],
      },
    },
    examples: {
      bad: [
        "pip install --extra-index-url https://pypi.example.com a",
        "npm install a --registry http://registry.example.com",
      ],
      good: ["pip install a", "npm install a", "npm view a --registry https://registry.npmjs.org"],
    },
  },
] as const satisfies readonly Rule[];
