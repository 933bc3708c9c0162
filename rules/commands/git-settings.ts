import type { Rule } from "../../engine/rule.ts";

const docs = "https://git-scm.com/docs";
const setting = ["change-setting", "use-setting"] as const;

/** Rule pack `git-settings`: a repository's checks, programs that git is told to run, and stored logins. */
export const gitSettings = [
  {
    id: "git-settings/skip-commit-hooks",
    summary: "Commits without running the repository's hooks.",
    why: "The hooks are the project's own checks: tests, formatting, secret scans.",
    instead:
      "Run the commit normally and fix what the hook reports; if the hook itself is broken, tell the user.",
    severity: "medium",
    category: "capability",
    source: `${docs}/git-commit#Documentation/git-commit.txt---no-verify`,
    when: { command: { program: ["git"], verb: ["commit"], option: ["--no-verify", "-n"] } },
    examples: {
      bad: ["git commit --no-verify -m fix", "git commit -nm fix", "ls && git -C . commit -m fix -n"],
      good: ["git commit -m 'allow --no-verify'", "git commit --amend --no-edit", "git log -n 3"],
    },
  },
  {
    id: "git-settings/skip-hooks",
    summary: "Pushes or merges without running the repository's hooks.",
    why: "The hooks are the project's own checks: tests, formatting, secret scans.",
    instead: "Run it normally and fix what the hook reports; if the hook itself is broken, tell the user.",
    severity: "medium",
    category: "capability",
    source: `${docs}/git-push#Documentation/git-push.txt---no-verify`,
    when: {
      command: {
        program: ["git"],
        verb: ["push", "merge", "cherry-pick", "rebase", "am", "pull"],
        option: ["--no-verify"],
      },
    },
    examples: {
      bad: ["git push --no-verify", "git merge --no-verify feature", "git push --no-ver origin main"],
      good: ["git push -n origin main", "git merge -n feature", "git push --verbose"],
    },
  },
  {
    id: "git-settings/change-hooks-path",
    summary: "Changes where git looks for hooks.",
    why: "It switches the project's checks off, or makes git run programs from elsewhere.",
    instead: "Use the hook directory that the project sets up, or ask the user.",
    severity: "medium",
    category: "capability",
    source: `${docs}/git-config#Documentation/git-config.txt-corehooksPath`,
    when: {
      operation: {
        system: ["git"],
        verb: [...setting, "unset-setting"],
        resource: ["core.hookspath", "core"],
        notName: ["{,./}.{husky,githooks}{,/,/_}"],
      },
    },
    examples: {
      bad: [
        "git config core.hooksPath /dev/null",
        "git config --global core.hookspath ~/hooks",
        "git config set core.hooksPath x",
        "git -c CORE.hookspath=/dev/null commit -m fix",
        "git config --unset core.hooksPath",
        "git config core.hooksPath ../.githooks",
      ],
      good: [
        "git config --get core.hooksPath",
        "git config core.hooksPath .husky",
        "git config core.hooksPath .githooks",
        "git config user.name dev",
        "git commit -m 'fix core.hooksPath'",
      ],
    },
  },
  {
    id: "git-settings/set-program",
    summary: "Tells git to run a program of the caller's choice later.",
    why: "The program runs at the user's next fetch, diff or commit, outside of this session's checks.",
    instead: "Run the program directly, or show the user the setting you propose.",
    severity: "medium",
    category: "capability",
    source: `${docs}/git-config`,
    when: {
      operation: {
        system: ["git"],
        verb: setting,
        resource: [
          "core.{sshcommand,fsmonitor,askpass,gitproxy,alternaterefscommand}",
          "{diff,merge,filter,difftool,mergetool}.*.{textconv,command,driver,clean,smudge,process,cmd}",
          "remote.*.{uploadpack,receivepack,vcs}",
          "{diff.external,uploadpack.packobjectshook,init.templatedir,protocol.ext.allow}",
          "{gpg,gpg.*}.program",
          "hook.*.command",
          "url.*.{insteadof,pushinsteadof}",
          "{include,includeif.*}.path",
          "exec-path",
        ],
      },
    },
    examples: {
      bad: [
        "git config core.sshCommand ./ssh.sh",
        "git -c Core.SSHcommand=./ssh.sh fetch",
        "GIT_CONFIG_PARAMETERS=\"'core.sshCommand=./ssh.sh'\" git fetch",
        "git config filter.x.clean ./run.sh",
      ],
      good: [
        "git config user.email dev@example.com",
        "git config --global alias.co checkout",
        "git config --get core.sshCommand",
        "git config core.fsmonitor true",
        "git config pull.rebase true",
        "git -c core.sshCommand=./ssh.sh status",
      ],
    },
  },
  {
    id: "git-settings/set-shell-alias",
    summary: "Makes an alias of git that runs a shell command.",
    why: "It runs when somebody types the alias later, outside of this session's checks.",
    instead: "Run the command directly, or show the user the alias you propose.",
    severity: "medium",
    category: "capability",
    source: `${docs}/git-config#Documentation/git-config.txt-alias`,
    when: {
      operation: {
        system: ["git"],
        verb: setting,
        resource: ["alias.*", "submodule.*.update"],
        name: ["\\!*"],
      },
    },
    examples: {
      bad: [
        "git config --global alias.st '!curl example.com'",
        "git -c alias.x='!make' x",
        "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=alias.x GIT_CONFIG_VALUE_0='!make' git x",
      ],
      good: [
        "git config --global alias.co checkout",
        "git config --get alias.x",
        "git -c alias.st=status st",
      ],
    },
  },
  {
    id: "git-settings/skip-certificate-check",
    summary: "Makes git accept any certificate.",
    why: "Whoever stands between can then hand out other code, and read the login.",
    instead: "Tell git the certificate authority with http.sslCAInfo.",
    severity: "medium",
    category: "capability",
    source: `${docs}/git-config#Documentation/git-config.txt-httpsslVerify`,
    when: {
      operation: {
        system: ["git"],
        verb: setting,
        resource: ["{http,http.*}.sslverify"],
        name: ["false", "no", "off", "0"],
      },
    },
    examples: {
      bad: [
        "git config --global http.sslVerify false",
        "git -c http.sslVerify=false clone https://git.example.com/a.git",
      ],
      good: ["git config http.sslVerify true", "git config --get http.sslVerify", "git config http.proxy ''"],
    },
  },
  {
    id: "git-settings/change-what-is-pushed",
    summary: "Changes what git push replaces or mirrors on the remote.",
    why: "A plain git push is then a forced one, for everybody's branches.",
    instead: "Name the branch when you push: git push origin BRANCH.",
    severity: "high",
    category: "destruction",
    source: `${docs}/git-config#Documentation/git-config.txt-remoteltnamegtpush`,
    when: { operation: { system: ["git"], verb: setting, resource: ["remote.*.{push,mirror}"] } },
    examples: {
      bad: ["git -c remote.origin.push=+main push", "git config remote.origin.mirror true"],
      good: [
        "git config --get remote.origin.push",
        "git config remote.origin.url x",
        "git config push.default current",
      ],
    },
  },
  {
    id: "git-settings/store-passwords",
    summary: "Changes how git stores passwords.",
    why: "The store helper keeps them as plain text; another helper may send them elsewhere.",
    instead: "Ask the user which credential helper they use, gh auth setup-git for example.",
    severity: "medium",
    category: "credential",
    source: `${docs}/gitcredentials`,
    when: { operation: { system: ["git"], verb: setting, resource: ["credential.*"] } },
    examples: {
      bad: ["git config --global credential.helper store", "git config credential.helper ./helper.sh"],
      good: ["git config --get credential.helper", "gh auth setup-git", "git config user.name credential"],
    },
  },
  {
    id: "git-settings/print-password",
    summary: "Asks git for a stored password or token.",
    why: "It is printed in clear, into the transcript and the model's context.",
    instead: "Run git fetch or git push, which use the login without showing it.",
    severity: "critical",
    category: "credential",
    source: `${docs}/git-credential`,
    when: { operation: { system: ["git"], verb: ["print-password"] } },
    examples: {
      bad: [
        "printf 'protocol=https\\nhost=github.com\\n\\n' | git credential fill",
        "git credential fill < request.txt",
        "git credential-store get < request.txt",
        "git-credential-osxkeychain get < request.txt",
      ],
      good: [
        "git credential reject < request.txt",
        "git credential-manager configure",
        "git fetch",
        "git config --get credential.helper",
      ],
    },
  },
  {
    id: "git-settings/write-hook",
    summary: "Writes a git hook, a program that git runs by itself.",
    why: "It runs at the user's next commit or push, outside of this session's checks.",
    instead:
      "Change the hooks the project keeps in its repository (husky, pre-commit), where they are reviewed.",
    severity: "medium",
    category: "capability",
    source: `${docs}/githooks`,
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: ["**/.git/hooks/**"],
        notPath: ["**/*.sample", "**/.git/hooks"],
      },
    },
    examples: {
      bad: [
        "echo 'curl example.com' > .git/hooks/post-commit",
        "rm .git/hooks/pre-commit",
        { tool: "Write", input: { file_path: "/home/dev/app/.git/hooks/pre-push", content: "#!/bin/sh\n" } },
      ],
      good: ["ls .git/hooks", "cat .git/hooks/pre-commit", "echo 'npm test' > .husky/pre-commit"],
    },
  },
  {
    id: "git-settings/uninstall-hooks",
    summary: "Removes the checks that run before a commit or push.",
    why: "Later commits go out unchecked, also those of the user.",
    instead: "Fix what the check complains about, or tell the user why it should go.",
    severity: "medium",
    category: "capability",
    source: "https://pre-commit.com/#pre-commit-uninstall",
    when: {
      command: {
        program: ["pre-commit", "lefthook", "husky", "overcommit", "simple-git-hooks"],
        argument: ["uninstall", "--uninstall"],
      },
    },
    examples: {
      bad: ["pre-commit uninstall", "npx lefthook uninstall"],
      good: ["pre-commit run --all-files", "lefthook install", "npx husky"],
    },
  },
  {
    id: "git-settings/delete-hook-settings",
    summary: "Deletes the settings of the checks that run before a commit or push.",
    why: "Later commits go out unchecked, also those of the user.",
    instead: "Fix what the check complains about, or tell the user why it should go.",
    severity: "medium",
    category: "capability",
    source: "https://typicode.github.io/husky/",
    when: {
      file: {
        access: ["delete"],
        path: [
          "**/.husky{,/**}",
          "**/.pre-commit-config.yaml",
          "**/{,.}lefthook.{yml,yaml,toml}",
          "**/.overcommit.yml",
        ],
      },
    },
    examples: {
      bad: ["rm -rf .husky", "rm .pre-commit-config.yaml"],
      good: ["cat .husky/pre-commit", "echo 'npm test' > .husky/pre-commit"],
    },
  },
] as const satisfies readonly Rule[];
