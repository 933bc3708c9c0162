import type { Rule } from "../engine/rule.ts";

/** Rule pack `variables`: environment variables that make other programs run something, or turn a protection off. */
export const variables = [
  {
    id: "variables/preload-library",
    summary: "Loads a library of its own into every program it starts.",
    why: "Code in such a library runs inside programs that nobody suspects, past what the command shows.",
    instead: "Run the program without it; to debug, ask the user to run it.",
    severity: "medium",
    category: "destruction",
    source: "https://attack.mitre.org/techniques/T1574/006/",
    when: {
      variable: {
        name: ["LD_PRELOAD", "LD_AUDIT", "DYLD_INSERT_LIBRARIES"],
        notValue: ["/usr/lib/*", "/usr/lib64/*", "/lib/*", "/opt/homebrew/lib/*"],
      },
    },
    examples: {
      bad: ["LD_PRELOAD=./hook.so npm test", "export LD_PRELOAD=/tmp/a.so; ls", "env LD_AUDIT=/tmp/a.so ls"],
      good: [
        "LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2 node server.js",
        "LD_LIBRARY_PATH=./lib ./app",
        "echo LD_PRELOAD=./hook.so",
      ],
    },
  },
  {
    id: "variables/startup-file",
    summary: "Makes a shell run another file before what it is started for.",
    why: "The file runs unseen, and it can change what every later command means.",
    instead: "Run the file by itself, where it can be seen.",
    severity: "medium",
    category: "destruction",
    source: "https://www.gnu.org/software/bash/manual/html_node/Bash-Startup-Files.html",
    when: { code: { by: ["BASH_ENV", "ENV", "--init-file"] } },
    examples: {
      bad: ["BASH_ENV=/tmp/start.sh bash build.sh", 'ENV="$STARTUP" sh -i', "bash --rcfile ./a.sh -i"],
      good: [
        "NODE_ENV=test npm test",
        "BASH_ENV=/tmp/start.sh ls",
        "bash build.sh",
        "bash --rcfile ./a.sh -c ls",
      ],
    },
  },
  {
    id: "variables/interpreter-options",
    summary: "Makes every interpreter it starts load a module first.",
    why: "The module runs in all of them, whatever they were started for.",
    instead: "Give the option to the one program that needs it.",
    severity: "medium",
    category: "destruction",
    source: "https://nodejs.org/api/cli.html#node_optionsoptions",
    when: {
      variable: {
        name: ["NODE_OPTIONS", "RUBYOPT", "PERL5OPT", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"],
        value: ["*--require*", "*--import*", "*--*loader*", "*-r?*", "*-javaagent*", "*-M?*", "*-agentpath*"],
      },
    },
    examples: {
      bad: ['NODE_OPTIONS="--require ./a.js" npm test', "export RUBYOPT=-r./a", "PERL5OPT=-Mlib perl a.pl"],
      good: [
        "NODE_OPTIONS=--max-old-space-size=4096 npm run build",
        "JAVA_TOOL_OPTIONS=-Xmx2g mvn test",
        "node --require ./a.js b.js",
      ],
    },
  },
  {
    id: "variables/git-program",
    summary: "Makes git run a program of its choice.",
    why: "The program gets what git sends, with the credentials of the user's session.",
    instead: "Use git as it is set up; a key for one host belongs in ~/.ssh/config, by the user.",
    severity: "medium",
    category: "destruction",
    source: "https://git-scm.com/docs/git#_environment_variables",
    when: {
      command: {
        program: ["git"],
        verb: ["push", "pull", "fetch", "clone", "ls-remote", "remote*", "submodule*", "diff", "log", "show"],
      },
      variable: {
        name: ["GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND", "GIT_EXTERNAL_DIFF", "GIT_ASKPASS"],
        notValue: ["ssh", "ssh *", "/usr/bin/ssh", "/usr/bin/ssh *", "true", "/bin/true", "echo"],
      },
    },
    examples: {
      bad: [
        "GIT_SSH=./wrapper git push origin topic",
        "export GIT_SSH_COMMAND=./wrapper; git fetch",
        "GIT_EXTERNAL_DIFF=/tmp/a git diff",
      ],
      good: [
        'GIT_SSH_COMMAND="ssh -i ~/.ssh/deploy -o IdentitiesOnly=yes" git fetch',
        "GIT_ASKPASS=true git fetch",
        "GIT_SSH=./wrapper git status",
        "GIT_EDITOR=true git rebase --continue",
      ],
    },
  },
  {
    id: "variables/no-certificate-check",
    summary: "Turns off the check of certificates for what it starts.",
    why: "Anybody on the way can then read and change what is sent.",
    instead: "Give the program the right certificate authority (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE).",
    severity: "low",
    category: "capability",
    source: "https://cwe.mitre.org/data/definitions/295.html",
    when: {
      variable: {
        name: ["NODE_TLS_REJECT_UNAUTHORIZED", "GIT_SSL_NO_VERIFY", "PYTHONHTTPSVERIFY"],
      },
    },
    examples: {
      bad: ["NODE_TLS_REJECT_UNAUTHORIZED=0 node fetch.js", "GIT_SSL_NO_VERIFY=true git fetch"],
      good: ["NODE_EXTRA_CA_CERTS=ca.pem node fetch.js", "SSL_CERT_FILE=ca.pem python3 fetch.py"],
    },
  },
  {
    id: "variables/agent-without-plugins",
    summary: "Starts a coding agent without the plugins that guard it.",
    why: "Nothing then stops what the other agent is told to do.",
    instead: "Start it as the user has set it up.",
    severity: "high",
    category: "self-protection",
    source: "https://opencode.ai/docs/cli/",
    when: { variable: { name: ["OPENCODE_PURE", "OPENCODE_DISABLE_DEFAULT_PLUGINS"] } },
    examples: {
      bad: ["OPENCODE_PURE=1 opencode run 'fix it'", "export OPENCODE_DISABLE_DEFAULT_PLUGINS=1; opencode"],
      good: ["opencode run 'fix it'", "OPENCODE_CONFIG=dev.json opencode"],
    },
  },
  {
    id: "variables/agent-endpoint",
    summary: "Sends a coding agent's requests to another server.",
    why: "Whoever runs it sees the code and the prompts, and decides what the agent is told.",
    instead: "Ask the user to set the endpoint.",
    severity: "medium",
    category: "capability",
    source: "https://docs.claude.com/en/docs/claude-code/llm-gateway",
    when: {
      variable: {
        name: ["ANTHROPIC_BASE_URL", "OPENAI_BASE_URL", "OPENAI_API_BASE", "GEMINI_BASE_URL"],
        notValue: ["http://localhost*", "http://127.0.0.1*", "http://host.docker.internal*"],
      },
    },
    examples: {
      bad: [
        "ANTHROPIC_BASE_URL=https://proxy.example.com claude -p hi",
        "export OPENAI_BASE_URL=https://a.example.com",
      ],
      good: ["OPENAI_BASE_URL=http://localhost:11434/v1 npm test", "echo $ANTHROPIC_BASE_URL"],
    },
  },
  {
    id: "variables/skip-hooks",
    summary: "Commits or pushes with a variable that switches the checks off.",
    why: "What the checks look for, secrets among it, goes out unseen.",
    instead: "Fix what the check complains about, or ask the user to commit.",
    severity: "medium",
    category: "capability",
    source: "https://typicode.github.io/husky/how-to.html#skipping-git-hooks",
    when: {
      command: { program: ["git"], verb: ["commit", "push", "merge", "rebase", "cherry-pick"] },
      variable: {
        name: ["HUSKY", "HUSKY_SKIP_HOOKS", "SKIP", "LEFTHOOK", "OVERCOMMIT_DISABLE"],
        value: ["0", "1", "all", "false", "?*"],
      },
    },
    examples: {
      bad: ["HUSKY=0 git commit -m x", "SKIP=all git commit -m x", "LEFTHOOK=0 git push"],
      good: ["git commit -m x", "HUSKY=0 npm ci", "echo SKIP=all"],
    },
  },
  {
    id: "variables/agent-permissions",
    summary: "Starts an agent with a variable that lets it act without asking.",
    why: "It then runs commands on its own, past the checks of this session.",
    instead: "Start it with its usual permissions, or ask the user to start it.",
    severity: "high",
    category: "capability",
    source: "https://block.github.io/goose/docs/guides/goose-permissions/",
    when: { variable: { name: ["GOOSE_MODE"], value: ["auto"] } },
    examples: {
      bad: ["GOOSE_MODE=auto goose run -t x", "export GOOSE_MODE=auto"],
      good: ["GOOSE_MODE=approve goose session", "GOOSE_MODEL=x goose session"],
    },
  },
] as const satisfies readonly Rule[];
