import type { Rule } from "../engine/rule.ts";

/** Rule pack `careless-deletion`: deletions that reach further than they look. */
export const carelessDeletion = [
  {
    id: "careless-deletion/empty-temp",
    summary: "Deletes everything in a directory for temporary files.",
    why: "Other programs and sessions keep their files there: sockets, locks, unsaved work.",
    instead: "Delete by name what you made, or make your own directory with mktemp -d.",
    severity: "medium",
    category: "destruction",
    source: "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html",
    when: {
      file: {
        access: ["delete"],
        recursive: true,
        path: [
          "{,/private}{/tmp,/var/tmp,/dev/shm,/var/folders}",
          "{,/private}{/tmp,/var/tmp,/dev/shm,/var/folders}/{\\*,.\\*}",
        ],
      },
    },
    examples: {
      bad: ["rm -rf /tmp", "rm -rf /tmp/*", "cd /var/tmp && rm -rf *", "find /tmp -delete"],
      good: ["rm -rf /tmp/build", "rm -rf /tmp/app-*", "ls /tmp", "find /tmp/app -delete"],
    },
  },
  {
    id: "careless-deletion/directory-named-tilde",
    summary: "Deletes a directory whose name is a tilde.",
    why: "The same command without its quotes, or pasted elsewhere, deletes the home directory.",
    instead: "Delete it as ./~ and check with ls first, or let the user do it.",
    severity: "medium",
    category: "destruction",
    source: "https://www.gnu.org/software/bash/manual/html_node/Tilde-Expansion.html",
    when: { file: { access: ["delete"], recursive: true, path: ["**/~"] } },
    examples: {
      bad: ["rm -rf '~'", 'rm -rf "~/"', "rm -r ./~"],
      good: ["rm -rf docs~", "ls '~'", "rm notes.txt~"],
    },
  },
  {
    id: "careless-deletion/git-store",
    summary: "Deletes or overwrites what git keeps in a repository's own directory.",
    why: "Branches, tags and commits that are nowhere else are lost or broken.",
    instead: "Use git itself: git branch -d, git update-ref, git gc.",
    severity: "high",
    category: "destruction",
    source: "https://git-scm.com/docs/gitrepository-layout",
    when: {
      file: {
        access: ["write", "delete"],
        path: [
          "**/*.git/{objects,refs,packed-refs,HEAD,logs}{,/**}",
          "**/.git/{modules,worktrees,lfs}{,/**}",
          "**/.git/\\{*",
        ],
        notPath: ["/tmp/**", "**/*.lock"],
        notBy: ["git"],
      },
    },
    examples: {
      bad: [
        "echo x > backup.git/refs/heads/main",
        "rm -rf /srv/git/app.git/objects",
        "rm -rf .git/modules/lib",
      ],
      good: ["rm -f .git/index.lock", "cat backup.git/HEAD", "git worktree prune", "ls app.git/refs"],
    },
  },
  {
    id: "careless-deletion/test-suite",
    summary: "Deletes a whole directory of tests.",
    why: "What no test checks any more breaks without anybody noticing.",
    instead: "Delete the one test that no longer applies, and say why; fix the others.",
    severity: "medium",
    category: "destruction",
    source: "https://google.github.io/eng-practices/review/reviewer/looking-for.html#tests",
    when: {
      file: {
        access: ["delete"],
        recursive: true,
        scope: ["project"],
        path: ["**/{__tests__,tests,test,spec,specs,e2e,cypress}", "**/src/{test,tests}"],
        notPath: ["**/{node_modules,dist,build,out,target,tmp,temp,coverage,fixtures}/**"],
        notBy: ["mv"],
      },
    },
    examples: {
      bad: ["rm -rf tests", "rm -r src/__tests__/", "git rm -r spec"],
      good: ["rm src/__tests__/old.test.ts", "rm -rf dist/tests", "mv tests test", "npm test"],
    },
  },
  {
    id: "careless-deletion/on-other-machine",
    summary: "Deletes directories on another machine.",
    why: "Nothing here can tell what is in them, and nobody here can bring them back.",
    instead: "List them first (ssh HOST ls), and tell the user what you want to delete.",
    severity: "medium",
    category: "destruction",
    source: "https://man.openbsd.org/ssh",
    when: { command: { program: ["rm"], option: ["--recursive"], place: ["remote"] } },
    examples: {
      bad: ["ssh example.com rm -rf /srv/app", "ssh example.com 'cd /srv && sudo rm -r old'"],
      good: [
        "ssh example.com ls /srv/app",
        "ssh example.com rm /tmp/a.txt",
        "docker exec app rm -rf /tmp/cache",
      ],
    },
  },
  {
    id: "careless-deletion/installed-program",
    summary: "Removes or disables programs that the user has installed.",
    why: "Other projects, and the user's own tools, are called from there.",
    instead: "Name the program to the user, or use the package manager that installed it.",
    severity: "medium",
    category: "workspace",
    source: "https://specifications.freedesktop.org/basedir/latest/",
    when: {
      file: {
        access: ["delete", "mode"],
        path: [
          "~/.local/bin",
          "~/.local/bin/*",
          "~/bin",
          "~/bin/*",
          "~/.cargo/bin",
          "~/.cargo/bin/*",
          "~/go/bin/*",
        ],
        notBy: ["chmod"],
      },
    },
    examples: {
      bad: [
        "rm ~/.local/bin/tool",
        "mv ~/.local/bin /tmp/bin",
        "python3 -c 'import os; os.chmod(os.path.expanduser(\"~/.local/bin/tool\"), 0)'",
      ],
      good: [
        "chmod +x ~/.local/bin/tool",
        "ls ~/.local/bin",
        "~/.local/bin/tool --version",
        "rm -rf ~/.cache/tool",
      ],
    },
  },
] as const satisfies readonly Rule[];
