import type { Rule } from "../../engine/rule.ts";

/** Rule pack `extensions`: parts that are added to editors and to programs, and run inside them. */
export const extensions = [
  {
    id: "extensions/change-editor",
    summary: "Installs or removes an extension or a server in the user's editor.",
    why: "It runs with all of the editor's rights, in every project that is opened.",
    instead: "Name the extension in the answer, or recommend it in .vscode/extensions.json.",
    severity: "medium",
    category: "capability",
    source: "https://code.visualstudio.com/docs/configure/extensions/extension-runtime-security",
    when: {
      command: {
        program: [
          "{code,code-insiders,codium,vscodium,cursor,windsurf,positron,kiro,antigravity}",
          "{idea,pycharm,webstorm,goland}",
        ],
        option: ["--{un,}install-extension{,=*}", "--add-mcp{,=*}", "--force", "installPlugins"],
        notOption: ["--list-extensions", "--help", "--version"],
      },
    },
    examples: {
      bad: ["code --install-extension a.b", "cursor --install-extension ./a.vsix", "code --add-mcp '{}'"],
      good: ["code --list-extensions", "code .", "code --diff a.ts b.ts"],
    },
  },
  {
    id: "extensions/add-to-program",
    summary: "Installs an extension of a command line tool from a stranger's repository.",
    why: "It runs with the login of the tool whenever somebody calls it.",
    instead: "Show the user the extension and where it comes from.",
    severity: "medium",
    category: "capability",
    source: "https://cli.github.com/manual/gh_extension_install",
    when: {
      command: {
        program: ["gh", "kubectl", "helm", "az", "docker", "fly", "heroku", "gcloud"],
        verb: [
          "extension {install,add,upgrade}",
          "plugin{,s} {install,add}",
          "plugins:install",
          "krew",
          "components install*",
        ],
        notArgument: ["list", "search", "info"],
      },
    },
    examples: {
      bad: [
        "gh extension install a/b",
        "helm plugin install https://github.com/a/b",
        "kubectl krew install a",
      ],
      good: ["gh extension list", "helm plugin list", "az extension list"],
    },
  },
  {
    id: "extensions/install-from-tap",
    summary: "Installs a program from a repository that Homebrew does not keep.",
    why: "A tap is code of whoever owns it, and runs with the user's rights when it installs.",
    instead: "Look whether Homebrew itself has it (brew search), or show the user the tap.",
    severity: "medium",
    category: "capability",
    source: "https://docs.brew.sh/Taps",
    when: {
      command: {
        program: ["brew"],
        verb: ["install", "tap"],
        argument: ["[a-z]*/**"],
        notArgument: ["homebrew/**"],
      },
    },
    examples: {
      bad: ["brew install a/tap/tool", "brew tap a/tools", "brew install --cask a/tap/app"],
      good: ["brew install jq", "brew tap", "brew install ./Formula/tool.rb", "brew tap homebrew/services"],
    },
  },
] as const satisfies readonly Rule[];
