import type { Rule } from "../../engine/rule.ts";

const docs = "https://git-scm.com/docs";

/** What a build makes again, by its whole path. */
const rebuilt = [
  "{,[a-zA-Z0-9._]*/}{node_modules,bower_components,dist,build,out,target,coverage,tmp,obj}{,/}",
  "{,[a-zA-Z0-9._]*/}{.next,.nuxt,.turbo,.cache,.parcel-cache,__pycache__,.pytest_cache,.mypy_cache,.ruff_cache,.gradle}{,/}",
] as const;

/** What a package manager makes again. */
const lockFiles = [
  "{,[a-zA-Z0-9._]*/}{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,Cargo.lock,poetry.lock,uv.lock,Pipfile.lock}",
  "{,[a-zA-Z0-9._]*/}{Gemfile.lock,composer.lock,go.sum,mix.lock,pubspec.lock,Podfile.lock,flake.lock,Package.resolved,packages.lock.json}",
] as const;

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
    when: { operation: { system: ["git"], verb: ["force-push"], dryRun: false } },
    examples: {
      bad: [
        "git push --force",
        "git push -f origin main",
        "cd lib && git -C . push origin HEAD -fu",
        "sudo -E git push -f",
        "git push origin +main",
        "git push --forc origin '+HEAD:release'",
        "git push --force-with-lease --force",
      ],
      good: [
        "git push",
        "git push --force --no-force origin main",
        "git fetch origin +refs/pull/1/head:pr-1",
        "git push -u origin feature",
        "git commit -m 'never git push --force'",
        "git push --dry-run -f",
      ],
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
    when: { operation: { system: ["git"], verb: ["mirror-push"], dryRun: false } },
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
      operation: { system: ["git"], verb: ["push-with-lease"], target: ["production"], dryRun: false },
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
    when: { operation: { system: ["git"], verb: ["push-with-lease"], dryRun: false } },
    examples: {
      bad: ["git push --force-with-lease", "git push --force-with-lease origin feature/login"],
      good: ["git push origin feature/login", "git push --tags"],
    },
  },
  {
    id: "git/push-shared-branch",
    summary: "Pushes to a branch that everybody builds on.",
    why: "It takes effect for all at once, past review.",
    instead: "Push a branch of your own and open a pull request.",
    severity: "low",
    category: "change",
    source: `${docs}/git-push`,
    when: {
      operation: {
        system: ["git"],
        verb: ["push"],
        resource: ["branch"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "git push origin main",
        "git push -u origin HEAD:refs/heads/master",
        "git push origin release/2.1",
      ],
      good: ["git push origin feature", "git push -n origin main", "git pull origin main", "git push --tags"],
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
    when: { operation: { system: ["git"], verb: ["delete-remote"], dryRun: false } },
    examples: {
      bad: [
        "git push origin --delete feature",
        "git push -d origin v1.0.0",
        "git push origin :feature",
        "git push origin :refs/tags/v1.0.0",
      ],
      good: [
        "git push origin feature",
        "git branch -d feature",
        "git fetch --prune origin",
        "git push origin main:main",
        "git show :README.md",
      ],
    },
  },
  {
    id: "git/discard-changes",
    summary: "Throws away uncommitted changes.",
    why: "What was never committed cannot be brought back, and it may be the user's own work.",
    instead:
      "Look at git diff first; git stash push (-- PATH) keeps a copy, git reset --keep refuses to lose work.",
    severity: "medium",
    category: "destruction",
    source: `${docs}/git-restore`,
    when: {
      operation: { system: ["git"], verb: ["discard-changes"], notName: lockFiles, dryRun: false },
    },
    examples: {
      bad: [
        "git reset --hard origin/main",
        "git reset --mer",
        "echo $(git -C sub reset --hard HEAD~1)",
        "git checkout -- src/a.ts",
        "git checkout .",
        "git checkout -- src/a.ts package-lock.json",
        "git checkout HEAD package.json",
        "git checkout -qf main",
        "git switch --discard-ch main",
        "git restore src/a.ts",
        "git restore -SW src",
        "git rm -f src/a.ts",
        "git rm -rf .",
        "git -c alias.undo='reset --hard' undo",
      ],
      good: [
        "git reset --soft HEAD~1",
        "git reset src/a.ts",
        "git checkout main",
        "git checkout -b fix/a.b",
        "git checkout --theirs src/a.ts",
        "git switch -c topic",
        "git checkout origin/main -- package-lock.json",
        "git restore --staged .",
        "git rm --cached -f src/a.ts",
        "grep -n 'reset --hard' docs/git.md",
      ],
    },
  },
  {
    id: "git/remove-changed",
    summary: "Removes tracked files although they were changed.",
    why: "What was never committed in them cannot be brought back.",
    instead: "Use git rm -r without force, which refuses to lose changes.",
    severity: "low",
    category: "destruction",
    source: `${docs}/git-rm`,
    when: { operation: { system: ["git"], verb: ["remove-files"], dryRun: false } },
    examples: {
      bad: ["git rm -rf docs", "git rm -r -f src/old"],
      good: ["git rm -r docs", "git rm --cached -rf dist", "git rm -n -rf docs"],
    },
  },
  {
    id: "git/give-up",
    summary: "Ends a merge, rebase or cherry-pick that is under way.",
    why: "Conflicts that were resolved so far have to be resolved again.",
    instead: "Resolve what is left and continue, when much is done already.",
    severity: "low",
    category: "destruction",
    source: `${docs}/git-rebase#Documentation/git-rebase.txt---abort`,
    when: { operation: { system: ["git"], verb: ["give-up"] } },
    examples: {
      bad: ["git rebase --abort", "git merge --ab", "git cherry-pick --skip"],
      good: ["git rebase --continue", "git merge feature", "git am fix.patch"],
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
      operation: {
        system: ["git"],
        verb: ["delete-untracked"],
        resource: ["untracked"],
        notName: rebuilt,
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "git clean -fd",
        "git clean --forc src",
        "git -C sub clean -df",
        "git -c clean.requireForce=false clean -d",
      ],
      good: ["git clean -n", "git clean -fdn", "git clean -d", "npm run clean", "git clean -f --help"],
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
      operation: {
        system: ["git"],
        verb: ["delete-untracked"],
        resource: ["ignored"],
        notName: rebuilt,
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "git clean -fdx",
        "git clean -xdf",
        "git clean -f -x config",
        "git clean -fdx dist src",
        "git clean -fdx ':!node_modules'",
      ],
      good: [
        "git clean -ndx",
        "git clean -fdx node_modules packages/web/dist/",
        "git clean -fd",
        "rm -rf dist",
        "git status --ignored",
      ],
    },
  },
] as const satisfies readonly Rule[];
