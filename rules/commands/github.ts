import type { Rule } from "../../engine/rule.ts";

/** Rule pack `github`: repositories and branches on GitHub that are lost. */
export const github = [
  {
    id: "github/delete-repository",
    summary: "Deletes a repository on GitHub, or makes it read-only.",
    why: "Issues, pull requests and releases go with it and cannot be brought back.",
    instead: "Tell the user which repository can go, and why.",
    severity: "critical",
    category: "destruction",
    source: "https://cli.github.com/manual/gh_repo_delete",
    when: { command: { program: ["gh", "glab"], verb: ["repo {delete,archive}"] } },
    examples: {
      bad: ["gh repo delete a/b --yes", "gh repo archive a/b"],
      good: ["gh repo view a/b", "gh repo clone a/b"],
    },
  },
  {
    id: "github/force-sync",
    summary: "Replaces a branch on GitHub by that of another repository.",
    why: "Commits that are only on the branch are gone, without a warning.",
    instead: "Sync without --force, which refuses to lose commits.",
    severity: "high",
    category: "destruction",
    source: "https://cli.github.com/manual/gh_repo_sync",
    when: { command: { program: ["gh"], verb: ["repo sync"], option: ["--force"] } },
    examples: {
      bad: ["gh repo sync --force", "gh repo sync a/b --force -b main"],
      good: ["gh repo sync", "gh repo sync a/b -b main"],
    },
  },
] as const satisfies readonly Rule[];
