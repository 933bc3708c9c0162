/** A command of `sallyport`; `load` imports its module only when it is the one being run. */
export type Command = {
  readonly name: string;
  /** Empty for a command that only our own programs call. */
  readonly summary: string;
  readonly usage: string;
  readonly load: () => Promise<{ readonly run: (args: readonly string[]) => Promise<number> }>;
};

/** Every command, in the order `sallyport --help` shows them. */
export const commands: readonly Command[] = [
  {
    name: "install",
    summary: "Put the hooks into Claude Code's settings, after showing the exact change.",
    usage: `Usage: sallyport install [--scope user|project|local] [--dry-run] [--yes] [--permissions] [--uninstall]

  --scope user      ~/.claude/settings.json: every project of yours (default)
  --scope project   .claude/settings.json: everybody who clones this repository
  --scope local     .claude/settings.local.json: you, in this repository
  --dry-run         show the change, write nothing
  --yes             write without asking
  --permissions     also write the rules of "sallyport policy export claude-permissions"; --no-permissions removes them
  --uninstall       take the hooks and the rules out again

Keeps a backup beside the file, then runs every hook once to prove that it fires.

Examples:
  sallyport install --dry-run
  sallyport install --scope project --yes`,
    load: () => import("./commands/install.ts"),
  },
  {
    name: "uninstall",
    summary: "Take exactly our hooks and permission rules out of Claude Code's settings.",
    usage: `Usage: sallyport uninstall [--scope user|project|local] [--dry-run] [--yes]

Examples:
  sallyport uninstall
  sallyport uninstall --scope local --yes`,
    load: () => import("./commands/uninstall.ts"),
  },
  {
    name: "demo",
    summary: "Run recorded tool calls through the hooks and show what each gets.",
    usage: `Usage: sallyport demo

Uses a throwaway home directory: nothing is installed, nothing is logged. Exit code 1 when a hook
answers otherwise than expected.

Example:
  sallyport demo`,
    load: () => import("./commands/demo.ts"),
  },
  {
    name: "check",
    summary: "Judge one tool call: a command line, or a hook's JSON on standard input.",
    usage: `Usage: sallyport check [--command '<command line>'] [--exit-code]

  --command     the command line to judge; without it a command line or a hook input is read from standard input
  --exit-code   0 allow, 2 deny, 3 ask, 1 usage or internal error

A hook input (JSON with tool_name and tool_input) goes through the hook itself and is put on record.

Examples:
  sallyport check --command 'git push --force origin main'
  sallyport check --exit-code < tool-call.json`,
    load: () => import("./commands/check.ts"),
  },
  {
    name: "explain",
    summary: "Show what a command line does and which rules it meets.",
    usage: `Usage: sallyport explain '<command line>' [--json]

Example:
  sallyport explain 'cd ~ && cat .ss*/id_*'`,
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "rules",
    summary: "List the rules, or show one.",
    usage: `Usage: sallyport rules [<rule id>|<pack>]

Examples:
  sallyport rules
  sallyport rules git/force-push`,
    load: () => import("./commands/rules.ts"),
  },
  {
    name: "profile",
    summary: "Show a profile as a table, or where two of them differ.",
    usage: `Usage: sallyport profile show [prototyping|balanced|production]
       sallyport profile diff <profile> <profile>

Without a name, show prints the profile that holds here, with what policies change in it. diff exits with 1 when
the profiles differ.

Examples:
  sallyport profile show
  sallyport profile diff balanced production`,
    load: () => import("./commands/profile.ts"),
  },
  {
    name: "init",
    summary: "Make a policy file for this repository, with every part of it explained.",
    usage: `Usage: sallyport init [--profile prototyping|balanced|production]

Writes .sallyport/policy.yaml, which editors complete and check, and has git ignore .sallyport/policy.local.yaml.
Never overwrites a policy.

Example:
  sallyport init --profile production`,
    load: () => import("./commands/init.ts"),
  },
  {
    name: "policy",
    summary: "Show what policies come to here, check policy files, or export them as the client's settings.",
    usage: `Usage: sallyport policy show [--effective]
       sallyport policy check [file]...
       sallyport policy export claude-permissions
       sallyport policy export managed-settings [--hooks <folder>] [--node <path>]

  --effective   every value with the file and line it comes from, and what is not followed (the default)
  --hooks       where the hooks are on the machines of the fleet (dist/hooks of the package); as here if not said
  --node        where node is there

check names every fault by file and line, also each example of an own rule that does not do what it must, and exits
with 1 when there is one. Without a file it reads those that hold here.
export prints settings of Claude Code for what hooks do not see, files mentioned with @, as JSON. claude-permissions
is to be merged into settings.json; managed-settings is a managed-settings.json with the hooks in it.

Examples:
  sallyport policy show
  sallyport policy check .sallyport/policy.yaml
  sallyport policy export managed-settings > managed-settings.json`,
    load: () => import("./commands/policy.ts"),
  },
  {
    name: "scan",
    summary: "Find the secrets in files, by place and detector.",
    usage: `Usage: sallyport scan <file or folder>... [--json|--sarif]
       sallyport scan -

  --json    one JSON object a line
  --sarif   a SARIF log, for code scanning services

In a git work tree, ignored files are left out unless they are named. Exit code 1 when a secret was found or
a file could not be scanned.

Examples:
  sallyport scan .
  git diff --cached | sallyport scan -
  sallyport scan --sarif . > secrets.sarif`,
    load: () => import("./commands/scan.ts"),
  },
  {
    name: "log",
    summary: "Print the audit log, or the alerts of it.",
    usage: `Usage: sallyport log [--alerts] [--follow] [--json]

  --alerts  only what has raised an alert: denials in the production profile, and what a policy names
  --follow  go on with what is yet to come, until ended with Ctrl-C
  --json    one JSON object a line, as it is on record

Examples:
  sallyport log
  sallyport log --alerts --follow
  sallyport log --alerts --follow --json | while read -r line; do notify-team "$line"; done`,
    load: () => import("./commands/log.ts"),
  },
  {
    name: "trust",
    summary: "Let a repository's policy file loosen what it says, until it changes.",
    usage: `Usage: sallyport trust [<policy file>] [--list] [--revoke]

  --list     the files that are trusted
  --revoke   trust the file no longer

Shows exactly what the file loosens and asks; in a terminal only. Without a file it is the repository's own.

Examples:
  sallyport trust
  sallyport trust --revoke .sallyport/policy.yaml`,
    load: () => import("./commands/trust.ts"),
  },
  {
    name: "sync",
    summary: "Fetch, check and lock the bundles that policy files extend.",
    usage: `Usage: sallyport sync [<folder>…] [--check] [--update [--to <reference>] [--yes]]

  --check    write nothing; exit code 1 when a lock and its bundles differ
  --update   lock what has changed, after showing how the effective policy changes
  --to       the reference to put in place of every one to the same package or repository
  --yes      write without asking

The only command that uses the network, with your own git and npm. Locks are .sallyport/lock.json beside each policy file.

Examples:
  sallyport sync
  sallyport sync --check
  sallyport sync --update --to npm:@acme/rules@1.3.0 ~/code/*`,
    load: () => import("./commands/sync.ts"),
  },
  {
    name: "bundle",
    summary: "Make, test, sign and verify a bundle of rules for a team.",
    usage: `Usage: sallyport bundle init|test|pack|sign|verify [<folder>] [options]
       sallyport bundle keygen [--out <file>]

  init      a new bundle: policy.yaml, cases.jsonl, bundle.json   [--name @acme/rules] [--version 1.2.3]
  test      run its cases
  pack      run its cases and write bundle.json                   [--version 1.2.3]
  sign      add a signature                                       --key <private key file>
  verify    check files and signatures; exit code 1 without a trusted one   [--key ed25519:…]
  keygen    a new key pair

Examples:
  sallyport bundle init rules --name @acme/rules
  sallyport bundle sign rules --key ~/.sallyport/keys/bundle.pem`,
    load: () => import("./commands/bundle.ts"),
  },
  {
    name: "compile-policy",
    summary: "",
    usage: `Usage: sallyport compile-policy

Called by the hooks when a policy file has changed: sources on standard input, the compiled policy as JSON.

Example:
  sallyport compile-policy < sources.json`,
    load: () => import("./commands/compile-policy.ts"),
  },
  {
    name: "check-settings",
    summary: "",
    usage: `Usage: sallyport check-settings

Called by the hooks when settings have changed: the question on standard input, as JSON why the hooks would not run.

Example:
  sallyport check-settings <<< '{"home":"/home/dev","project":"/home/dev/app","changed":"","isPlugin":false}'`,
    load: () => import("./commands/check-settings.ts"),
  },
];
