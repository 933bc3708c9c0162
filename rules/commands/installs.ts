import type { Rule } from "../../engine/rule.ts";

/** Rule pack `installs`: software that no list allows, wherever it comes from. */
export const installs = [
  {
    id: "installs/unlisted",
    summary: "Brings software here that no list allows: a package, a program, an image, an extension.",
    why: "Its scripts run with the user's rights, and nobody here has looked at it.",
    instead: "Use what the project has already, or ask the user; a policy lists what is allowed: installs.",
    severity: "low",
    category: "capability",
    source: "https://slsa.dev/spec/v1.1/threats",
    when: { install: { from: ["index", "git", "url"] } },
    examples: {
      bad: [
        "npm install left-pad@1.3.0",
        "pip install 'requests>=2'",
        "sudo apt-get install -y jq",
        "npx cowsay hi",
        "uvx --from acme-tools acme",
        "docker run --rm alpine ls",
        "npm install $PACKAGE",
        "npm create vite@latest app",
        "pacman -Syu jq",
        "code --install-extension acme.tool",
        "gh extension install acme/gh-tool",
        "npm install one two ./three",
      ],
      good: [
        "npm ci",
        "npm install",
        "pip install -r requirements.txt",
        "pip install -e .",
        "npm uninstall left-pad",
        "npm install --dry-run left-pad",
        "docker compose up -d",
        "apt-get update",
        "apt list --installed",
        "pacman -Ss jq",
        "pnpm exec vitest",
        "npm run build",
      ],
    },
  },
] as const satisfies readonly Rule[];
