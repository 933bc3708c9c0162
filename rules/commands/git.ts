import type { Rule } from "../../engine/rule.ts";

const docs = "https://git-scm.com/docs";
const everything = [".", "./", ":/", "\\*"] as const;

/** Rule pack `git`: losing history or uncommitted work, and getting around a repository's own checks. */
export const git = [
  {
    id: "git/force-push",
    summary: "Force-pushes, replacing what is on the remote.",
    why: "Commits that others pushed are gone from the branch, without a warning.",
    instead:
      "Pull and merge or rebase first; if history must be replaced, ask the user, and use --force-with-lease.",
    severity: "high",
    category: "destruction",
    source: `${docs}/git-push#Documentation/git-push.txt---force`,
    when: {
      command: {
        program: ["git"],
        verb: ["push", "send-pack"],
        option: ["--force"],
        notOption: ["--dry-run", "-n"],
      },
    },
    examples: {
      bad: [
        "git push --force",
        "git push -f origin main",
        "cd lib && git -C . push origin HEAD -fu",
        "sudo -E git push -f",
      ],
      good: [
        "git push",
        "git push -u origin feature",
        "git commit -m 'never git push --force'",
        "git push --dry-run -f",
      ],
    },
  },
  {
    id: "git/force-push-refspec",
    summary: "Force-pushes with a plus in the refspec.",
    why: "A plus before the refspec is --force for that branch: commits of others are gone without a warning.",
    instead: "Push without the plus; if history must be replaced, ask the user, and use --force-with-lease.",
    severity: "high",
    category: "destruction",
    source: `${docs}/git-push#_options`,
    when: {
      command: {
        program: ["git"],
        verb: ["push"],
        argument: ["+*", "+*/**"],
        notOption: ["--dry-run", "-n"],
      },
    },
    examples: {
      bad: [
        "git push origin +main",
        "git push origin +refs/heads/main:refs/heads/main",
        "git push origin '+HEAD:release'",
      ],
      good: ["git push origin main", "git push origin HEAD:main", "git fetch origin +refs/pull/1/head:pr-1"],
    },
  },
  {
    id: "git/mirror-push",
    summary: "Makes the remote equal to this clone, deleting every other branch and tag there.",
    why: "Branches that exist only on the remote are deleted, whoever they belong to.",
    instead: "Push the branches you mean by name.",
    severity: "high",
    category: "destruction",
    source: `${docs}/git-push#Documentation/git-push.txt---mirror`,
    when: {
      command: {
        program: ["git"],
        verb: ["push"],
        option: ["--mirror", "--prune"],
        notOption: ["--dry-run", "-n"],
      },
    },
    examples: {
      bad: ["git push --mirror origin", "git push origin --mirror", "git -C repo push --prune origin"],
      good: [
        "git clone --mirror https://git.example.com/a.git",
        "git fetch --prune",
        "git push --all origin",
      ],
    },
  },
  {
    id: "git/rewrite-shared-branch",
    summary: "Replaces the history of a shared branch, although with a lease.",
    why: "The lease only protects against pushes you have not fetched; everybody else's clone breaks.",
    instead: "Revert with a new commit, or ask the user before rewriting a branch that others use.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-push#Documentation/git-push.txt---no-force-with-lease`,
    when: {
      command: {
        program: ["git"],
        verb: ["push"],
        option: ["--force-with-lease", "--force-if-includes"],
        argument: [
          "{,*:}{main,master,trunk,develop,production,prod,stable,release,release-*}",
          "{,*:}{release,releases,hotfix,refs/heads}/**",
          "**/refs/heads/{main,master,trunk,develop,production}",
        ],
        notOption: ["--dry-run", "-n"],
      },
    },
    examples: {
      bad: [
        "git push --force-with-lease origin main",
        "git push --force-with-lease=main origin HEAD:main",
        "git push --force-with-lease origin release/2.1",
      ],
      good: ["git push --force-with-lease origin feature/login", "git push origin main", "git rebase main"],
    },
  },
  {
    id: "git/rewrite-branch",
    summary: "Replaces a branch on the remote, with a lease.",
    why: "Reviews and clones of the branch refer to commits that no longer exist.",
    instead: "Add commits to the branch; rewrite it when nobody else works on it.",
    severity: "low",
    category: "destruction",
    source: `${docs}/git-push#Documentation/git-push.txt---no-force-with-lease`,
    when: {
      command: {
        program: ["git"],
        verb: ["push"],
        option: ["--force-with-lease"],
        notOption: ["--dry-run", "-n"],
      },
    },
    examples: {
      bad: ["git push --force-with-lease", "git push --force-with-lease origin feature/login"],
      good: ["git push origin feature/login", "git push --tags"],
    },
  },
  {
    id: "git/delete-remote-branch",
    summary: "Deletes a branch or tag on the remote.",
    why: "Others lose the branch, and its commits where nobody has fetched them.",
    instead: "Tell the user which branch can go, and why.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-push#Documentation/git-push.txt---delete`,
    when: {
      command: { program: ["git"], verb: ["push"], option: ["--delete"], notOption: ["--dry-run", "-n"] },
    },
    examples: {
      bad: ["git push origin --delete feature", "git push -d origin v1.0.0"],
      good: ["git push origin feature", "git branch -d feature", "git fetch --prune origin"],
    },
  },
  {
    id: "git/push-nothing-over-branch",
    summary: "Deletes a branch or tag on the remote by pushing nothing to it.",
    why: "An empty source in a refspec means delete; others lose the branch.",
    instead: "Tell the user which branch can go, and why.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-push#_options`,
    when: {
      command: {
        program: ["git"],
        verb: ["push"],
        argument: [":?*", ":*/**"],
        notOption: ["--dry-run", "-n"],
      },
    },
    examples: {
      bad: ["git push origin :feature", "git push origin :refs/tags/v1.0.0"],
      good: ["git push origin main:main", "git push origin HEAD:refs/for/main", "git show :README.md"],
    },
  },
  {
    id: "git/discard-commits-and-changes",
    summary: "Resets the work tree, throwing away uncommitted changes.",
    why: "What was never committed cannot be brought back, and it may be the user's own work.",
    instead: "git stash first, or use git reset --soft or --keep, which leave changes alone.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-reset#Documentation/git-reset.txt---hard`,
    when: { command: { program: ["git"], verb: ["reset"], option: ["--hard", "--merge"] } },
    examples: {
      bad: ["git reset --hard", "git reset --hard origin/main", "echo $(git -C sub reset --hard HEAD~1)"],
      good: [
        "git reset HEAD~1",
        "git reset --soft HEAD~1",
        "grep -n 'reset --hard' docs/git.md",
        "git reset src/a.ts",
      ],
    },
  },
  {
    id: "git/discard-all-changes",
    summary: "Throws away uncommitted changes in the whole directory.",
    why: "What was never committed cannot be brought back, and it may be the user's own work.",
    instead: "git stash, or restore only the files that you changed yourself.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-restore`,
    when: {
      command: {
        program: ["git"],
        verb: ["checkout", "restore"],
        argument: everything,
        notOption: ["--staged", "--patch", "-p", "-S", "--ours", "--theirs"],
      },
    },
    examples: {
      bad: ["git checkout -- .", "git checkout .", "git restore .", "git checkout HEAD -- ."],
      good: ["git restore --staged .", "git checkout main", "git add .", "git restore src/a.ts"],
    },
  },
  {
    id: "git/discard-file-changes",
    summary: "Throws away uncommitted changes in files.",
    why: "What was never committed cannot be brought back.",
    instead: "Look at git diff for the file first, or git stash push FILE.",
    severity: "low",
    category: "destruction",
    source: `${docs}/git-restore`,
    when: {
      command: { program: ["git"], verb: ["checkout"], option: ["--"], notOption: ["--ours", "--theirs"] },
    },
    examples: {
      bad: ["git checkout -- src/a.ts", "git checkout HEAD -- package.json"],
      good: ["git checkout feature", "git checkout -b fix", "git diff -- src/a.ts"],
    },
  },
  {
    id: "git/switch-over-changes",
    summary: "Switches branches and throws away uncommitted changes.",
    why: "What was never committed cannot be brought back, and it may be the user's own work.",
    instead: "Commit or git stash first, then switch without force.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-switch#Documentation/git-switch.txt---discard-changes`,
    when: {
      command: { program: ["git"], verb: ["checkout", "switch"], option: ["--force", "--discard-changes"] },
    },
    examples: {
      bad: ["git checkout -f main", "git switch --discard-changes main", "git switch -f -"],
      good: ["git switch main", "git checkout main", "git switch -c topic", "git fetch -f"],
    },
  },
  {
    id: "git/clean",
    summary: "Deletes files that git does not track.",
    why: "They are in no commit, so new work of the user goes with the rubbish.",
    instead: "Show git clean -n first, or delete the files you made by name.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-clean`,
    when: {
      command: {
        program: ["git"],
        verb: ["clean"],
        option: ["--force"],
        notOption: ["--dry-run", "-n", "-x"],
      },
    },
    examples: {
      bad: ["git clean -fd", "git clean --force src", "git -C sub clean -df"],
      good: ["git clean -n", "git clean -fdn", "npm run clean", "git clean --help"],
    },
  },
  {
    id: "git/clean-ignored",
    summary: "Deletes ignored files too: local settings, databases, .env.",
    why: "Ignored files are where credentials and local data live, and they are in no commit.",
    instead: "Remove the build output by name (rm -rf dist), or show git clean -ndx to the user.",
    severity: "high",
    category: "destruction",
    source: `${docs}/git-clean#Documentation/git-clean.txt--x`,
    when: {
      command: { program: ["git"], verb: ["clean"], option: ["-x", "-X"], notOption: ["--dry-run", "-n"] },
    },
    examples: {
      bad: ["git clean -fdx", "git clean -xdf", "git clean -f -x build"],
      good: ["git clean -ndx", "git clean -fd", "rm -rf dist", "git status --ignored"],
    },
  },
] as const satisfies readonly Rule[];
