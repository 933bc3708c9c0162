import type { Rule } from "../engine/rule.ts";

/** Rule pack `hard-coded-secrets`: live credentials in files, messages and commits. */
export const hardCodedSecrets = [
  {
    id: "hard-coded-secrets/write",
    summary: "Writes a live-looking secret into a file.",
    why: "From a file it gets into the repository, its history and every clone.",
    instead: "Read it from the environment or a secret manager, and put only the name in the file.",
    severity: "high",
    category: "hard-coded-secret",
    source: "https://cwe.mitre.org/data/definitions/798.html",
    when: {
      secret: { inTest: false },
      file: {
        access: ["write"],
        notPath: ["**/.env", "**/.env.*", "**/.envrc", "**/*.env", "**/.aws/credentials", "/dev/**"],
      },
    },
    examples: {
      bad: [
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/src/aws.ts", content: 'export const key = "{fake}";\n' },
          fake: "aws-access-key-id",
        },
        {
          tool: "Edit",
          input: { file_path: "/home/dev/app/src/api.ts", old_string: "TOKEN", new_string: '"{fake}"' },
          fake: "github-token",
        },
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/config/key.txt", content: "{fake}\n" },
          fake: "pem-private-key",
        },
      ],
      good: [
        {
          tool: "Write",
          input: {
            file_path: "/home/dev/app/src/aws.ts",
            content: "export const key = process.env.AWS_ACCESS_KEY_ID;\n",
          },
        },
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/test/fixtures/key.json", content: '{"key":"{fake}"}\n' },
          fake: "aws-access-key-id",
        },
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/.env.local", content: "GITHUB_TOKEN={fake}\n" },
          fake: "github-token",
        },
      ],
    },
  },
  {
    id: "hard-coded-secrets/write-in-test",
    summary: "Writes a secret-looking text into a test or example file.",
    why: "It may be a live one, and scanners will report it either way.",
    instead: "Make it up when the test runs, or use a text that no service would accept.",
    severity: "low",
    category: "hard-coded-secret",
    source: "https://cwe.mitre.org/data/definitions/798.html",
    when: { secret: { inTest: true }, file: { access: ["write"] } },
    examples: {
      bad: [
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/test/fixtures/key.json", content: '{"key":"{fake}"}\n' },
          fake: "aws-access-key-id",
        },
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/src/api.test.ts", content: 'const token = "{fake}";\n' },
          fake: "github-token",
        },
      ],
      good: [
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/test/a.test.ts", content: 'const token = "test";\n' },
        },
        { tool: "Read", input: { file_path: "/home/dev/app/test/fixtures/key.json" } },
      ],
    },
  },
  {
    id: "hard-coded-secrets/send-to-tool",
    summary: "Sends a live-looking secret to a tool.",
    why: "The server, its logs and whoever reads the message get the secret.",
    instead: "Leave the secret out; name it, and let the user enter it where it belongs.",
    severity: "high",
    category: "hard-coded-secret",
    source: "https://cwe.mitre.org/data/definitions/201.html",
    when: { secret: { in: ["tool"], inTest: false } },
    examples: {
      bad: [
        {
          tool: "mcp__slack__post_message",
          input: { channel: "dev", text: "use {fake}" },
          fake: "github-token",
        },
        {
          tool: "mcp__github__create_issue",
          input: { title: "key", body: "{fake}" },
          fake: "aws-access-key-id",
        },
      ],
      good: [
        { tool: "mcp__slack__post_message", input: { channel: "dev", text: "use the token from the vault" } },
        { tool: "mcp__github__create_issue", input: { title: "key", body: "Rotate AWS_ACCESS_KEY_ID" } },
      ],
    },
  },
  {
    id: "hard-coded-secrets/send-to-web",
    summary: "Sends a live-looking secret to a web address.",
    why: "Addresses and queries end up in logs on both sides.",
    instead: "Let a program send the secret from the environment, in a header.",
    severity: "high",
    category: "hard-coded-secret",
    source: "https://cwe.mitre.org/data/definitions/598.html",
    when: { secret: { in: ["web"], inTest: false } },
    examples: {
      bad: [
        {
          tool: "WebFetch",
          input: { url: "https://api.example.com/?token={fake}", prompt: "read" },
          fake: "github-token",
        },
        {
          tool: "WebFetch",
          input: { url: "https://example.com/check/{fake}", prompt: "is it valid" },
          fake: "slack-bot-token",
        },
        {
          tool: "WebFetch",
          input: { url: "https://example.com/", prompt: "does it accept {fake}" },
          fake: "pem-private-key",
        },
        { tool: "WebSearch", input: { query: "whose is {fake}" }, fake: "github-token" },
      ],
      good: [
        { tool: "WebFetch", input: { url: "https://api.example.com/docs", prompt: "how are tokens made" } },
        { tool: "WebSearch", input: { query: "github token format" } },
      ],
    },
  },
  {
    id: "hard-coded-secrets/publish",
    summary: "Puts a live-looking secret into a commit message, an issue or another message.",
    why: "It cannot be taken back: clones, mails and caches keep it.",
    instead: "Leave the secret out; name it, and let the user rotate it where it has been shown.",
    severity: "high",
    category: "hard-coded-secret",
    source: "https://docs.github.com/code-security/secret-scanning/introduction/about-secret-scanning",
    when: {
      secret: { in: ["command"], inTest: false },
      command: {
        program: ["git", "gh", "glab", "tea"],
        verb: [
          "{commit,tag,merge,revert,cherry-pick}",
          "notes {add,append,edit}",
          "{issue,pr,mr,gist,snippet,discussion} *",
          "{issues,pulls,comment}",
          "release {create,edit}",
          "repo {create,edit}",
        ],
      },
    },
    examples: {
      bad: [
        { tool: "Bash", input: { command: "git commit -m 'use {fake}'" }, fake: "github-token" },
        {
          tool: "Bash",
          input: { command: "gh pr create --title x --body {fake}" },
          fake: "aws-access-key-id",
        },
        {
          tool: "Bash",
          input: { command: "glab issue note 3 -m 'log in with {fake}'" },
          fake: "slack-bot-token",
        },
      ],
      good: [
        "git commit -m 'auth: read GITHUB_TOKEN from the environment'",
        "gh pr create --title auth --body 'The password comes from the vault'",
        { tool: "Bash", input: { command: "export GITHUB_TOKEN={fake}" }, fake: "github-token" },
      ],
    },
  },
  {
    id: "hard-coded-secrets/command-line",
    summary: "Has a live-looking secret in a command line.",
    why: "The process list, the shell's history, logs and the transcript show it.",
    instead: "Name a variable or an entry of a secret manager, and let the user set it.",
    severity: "medium",
    category: "hard-coded-secret",
    source: "https://cwe.mitre.org/data/definitions/214.html",
    // Numbers of customers are searched for and filtered by every day.
    when: { secret: { in: ["command"], inTest: false, notDetector: ["personal/*", "own/*"] } },
    examples: {
      bad: [
        {
          tool: "Bash",
          input: { command: "curl -H 'Authorization: Bearer {fake}' https://api.github.com/user" },
          fake: "github-token",
        },
        { tool: "Bash", input: { command: "GITHUB_TOKEN={fake} npm run release" }, fake: "github-token" },
        { tool: "Bash", input: { command: "psql {fake} -c 'select 1'" }, fake: "postgres-url" },
      ],
      good: [
        'curl -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/user',
        "curl -u admin:admin http://localhost:3000/me",
        "grep -rnE 'ghp_[A-Za-z0-9]{36}' .",
      ],
    },
  },
  {
    id: "hard-coded-secrets/pass-on",
    summary: "Tells a live-looking secret to another agent or person.",
    why: "It ends up in one more transcript, and the other may use it anywhere.",
    instead: "Name the secret, and where the value comes from.",
    severity: "medium",
    category: "hard-coded-secret",
    source: "https://cwe.mitre.org/data/definitions/201.html",
    when: { secret: { in: ["message"], inTest: false } },
    examples: {
      bad: [
        {
          tool: "Agent",
          input: { description: "deploy", prompt: "deploy with {fake}" },
          fake: "github-token",
        },
        { tool: "SendMessage", input: { to: "tester", message: "use {fake}" }, fake: "aws-access-key-id" },
      ],
      good: [
        { tool: "Agent", input: { description: "deploy", prompt: "deploy with $GITHUB_TOKEN" } },
        { tool: "TodoWrite", input: { todos: [{ content: "rotate the AWS access key" }] } },
      ],
    },
  },
  {
    id: "hard-coded-secrets/commit-secret-file",
    summary: "Adds a file that holds secrets to the repository.",
    why: "Once pushed, the secret is in every clone and has to be rotated.",
    instead: "Add the file to .gitignore and commit an example without values.",
    severity: "high",
    category: "hard-coded-secret",
    source: "https://docs.github.com/code-security/secret-scanning/introduction/about-secret-scanning",
    when: {
      command: {
        program: ["git"],
        verb: ["add", "stage", "commit"],
        argument: [
          "**/.env",
          "**/.env.{local,production,prod,staging,development,bak,backup,old,orig,save}*",
          "**/id_{rsa,dsa,ecdsa,ed25519}",
          "**/{.npmrc,.pypirc,.netrc,.git-credentials,.pgpass,.htpasswd}",
          "**/*.{key,p12,pfx,jks,keystore,kdbx}",
          "**/*.tfstate",
          "**/{credentials,service-account}*.json",
        ],
        notArgument: ["**/*{example,sample,template}*", "**/{fixtures,testdata}/**"],
        notOption: ["--dry-run", "-n"],
      },
    },
    examples: {
      bad: [
        "git add .env",
        "git add -f config/.env.production",
        "git add deploy/id_ed25519",
        "git add certs/server.key",
        "cp .env .env.backup && git add .env.backup",
        "git commit -m 'keep it' .env",
      ],
      good: ["git add .env.example", "git add .", "git rm --cached .env", "git add src/env.ts"],
    },
  },
] as const satisfies readonly Rule[];
