import type { Rule } from "../../engine/rule.ts";

const docs = "https://git-scm.com/docs";

/** Rule pack `git-history`: commits, branches and stashes that would be out of reach afterwards. */
export const gitHistory = [
  {
    id: "git-history/force-branch",
    summary: "Deletes or moves a branch by force, merged or not.",
    why: "Commits that are on no other branch are lost once the reflog expires.",
    instead: "Use git branch -d, which refuses to lose commits, or name the branch to the user.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-branch#Documentation/git-branch.txt--D`,
    when: {
      command: {
        program: ["git"],
        verb: ["branch"],
        option: ["--force", "-D"],
        notOption: ["--move", "-m", "-M", "--copy", "-c", "-C"],
      },
    },
    examples: {
      bad: ["git branch -D feature", "git branch --delete --force feature", "git branch -f main HEAD~3"],
      good: ["git branch -d feature", "git branch -M main", "git branch -a", "git branch feature"],
    },
  },
  {
    id: "git-history/drop-stash",
    summary: "Deletes stashed changes.",
    why: "A stash is in no branch; it may be work that the user put aside.",
    instead: "Use git stash list and git stash apply, and leave the stash where it is.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-stash`,
    when: { command: { program: ["git"], verb: ["stash drop", "stash clear"] } },
    examples: {
      bad: ["git stash drop", "git stash clear", "git stash drop stash@{1}"],
      good: ["git stash", "git stash pop", "git stash list", "git stash show -p"],
    },
  },
  {
    id: "git-history/expire-reflog",
    summary: "Deletes the reflog, the way back to lost commits.",
    why: "After it no mistake with a branch, reset or rebase can be undone.",
    instead: "Leave the reflog alone; git gc without options frees space safely.",
    severity: "high",
    category: "destruction",
    source: `${docs}/git-reflog`,
    when: {
      command: { program: ["git"], verb: ["reflog expire", "reflog delete"], notOption: ["--dry-run", "-n"] },
    },
    examples: {
      bad: ["git reflog expire --expire=now --all", "git reflog delete HEAD@{0}"],
      good: ["git reflog", "git reflog show main", "git reflog expire --dry-run --all"],
    },
  },
  {
    id: "git-history/prune-objects",
    summary: "Removes commits that no branch reaches, at once.",
    why: "Those commits are what a mistaken reset or rebase is repaired from.",
    instead: "Run git gc without options, which keeps recent commits.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-gc#Documentation/git-gc.txt---pruneltdategt`,
    when: { command: { program: ["git"], verb: ["gc"], option: ["--prune"] } },
    examples: {
      bad: ["git gc --prune=now", "git gc --aggressive --prune=all"],
      good: ["git gc", "git gc --auto", "git fetch --prune", "git remote prune origin"],
    },
  },
  {
    id: "git-history/prune",
    summary: "Removes commits that no branch reaches.",
    why: "Those commits are what a mistaken reset or rebase is repaired from.",
    instead: "Run git gc without options, which keeps recent commits.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-prune`,
    when: { command: { program: ["git"], verb: ["prune"], notOption: ["--dry-run", "-n"] } },
    examples: {
      bad: ["git prune", "git prune --expire=now"],
      good: ["git prune --dry-run", "git remote prune origin", "docker image prune"],
    },
  },
  {
    id: "git-history/rewrite-all",
    summary: "Rewrites every commit of the repository.",
    why: "All commit ids change; every clone, review and signature of the project breaks.",
    instead: "Ask the user; for one wrong commit git revert or a fixup is enough.",
    severity: "high",
    category: "destruction",
    source: `${docs}/git-filter-branch`,
    when: {
      command: {
        program: ["git"],
        verb: ["filter-branch", "filter-repo"],
        notOption: ["--analyze", "--dry-run"],
      },
    },
    examples: {
      bad: ["git filter-branch --tree-filter 'rm -f a' HEAD", "git filter-repo --path src"],
      good: [
        "git filter-repo --analyze",
        "git rebase -i HEAD~2",
        "git revert HEAD",
        "git log --filter-branch",
      ],
    },
  },
  {
    id: "git-history/remove-worktree",
    summary: "Removes a worktree although it has changes.",
    why: "Its uncommitted work is deleted with it; another agent may be working there.",
    instead: "Use git worktree remove without force, which refuses when work would be lost.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-worktree`,
    when: { command: { program: ["git"], verb: ["worktree remove"], option: ["--force"] } },
    examples: {
      bad: ["git worktree remove --force ../app-fix", "git worktree remove -f ../app-fix"],
      good: ["git worktree remove ../app-fix", "git worktree list", "git worktree prune"],
    },
  },
  {
    id: "git-history/delete-ref",
    summary: "Deletes a branch or tag below git's own checks.",
    why: "update-ref asks nothing: the commits may be on no other branch.",
    instead: "Use git branch -d or git tag -d, which say what they delete.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-update-ref`,
    when: { command: { program: ["git"], verb: ["update-ref", "symbolic-ref"], option: ["--delete"] } },
    examples: {
      bad: ["git update-ref -d refs/heads/feature", "git symbolic-ref --delete refs/remotes/origin/HEAD"],
      good: ["git update-ref refs/heads/tmp HEAD", "git symbolic-ref HEAD", "git show-ref"],
    },
  },
  {
    id: "git-history/delete-repository",
    summary: "Deletes git's own data, and with it commits that were never pushed.",
    why: "Branches, stashes and history that exist only here are gone.",
    instead: "Leave .git alone; to start over, ask the user or work in a new directory.",
    severity: "high",
    category: "destruction",
    source: `${docs}/gitrepository-layout`,
    when: {
      file: {
        access: ["delete"],
        path: [
          "**/.git",
          "**/.git/{objects,refs,logs,packed-refs,HEAD,config}",
          "**/.git/{objects,refs,logs}/**",
          "**/.git/\\*",
        ],
        scope: ["project", "home", "system"],
        notBy: ["git"],
      },
    },
    examples: {
      bad: ["rm -rf .git", "rm -f .git/packed-refs", "rm -rf .git/refs/heads"],
      good: ["rm -f .git/index.lock", "rm .gitignore", "rm -rf /tmp/clone/.git", "ls .git"],
    },
  },
  {
    id: "git-history/write-repository-data",
    summary: "Writes into git's own data past git.",
    why: "A wrong byte in refs or objects breaks the repository or points a branch elsewhere.",
    instead: "Use git's own commands: git update-ref, git branch, git config.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/gitrepository-layout`,
    when: {
      file: {
        access: ["write", "link"],
        path: ["**/.git/{objects,refs,logs}/**", "**/.git/{packed-refs,HEAD,index,config}"],
        notBy: ["git"],
      },
    },
    examples: {
      bad: [
        "echo ref: refs/heads/x > .git/HEAD",
        "touch .git/packed-refs",
        { tool: "Write", input: { file_path: "/home/dev/app/.git/config", content: "[core]\n" } },
      ],
      good: [
        "git config user.name dev",
        "echo '*.log' >> .git/info/exclude",
        "cat .git/HEAD",
        "echo x > .gitattributes",
      ],
    },
  },
] as const satisfies readonly Rule[];
