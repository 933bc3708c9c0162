import type { Rule } from "../../engine/rule.ts";

/** Rule pack `github`: repositories, releases and requests on code hosts, and the pipelines behind them. */
export const github = [
  {
    id: "github/delete-repository",
    summary: "Deletes a repository on GitHub, or makes it read-only.",
    why: "Issues, pull requests and releases go with it and cannot be brought back.",
    instead: "Tell the user which repository can go, and why.",
    severity: "critical",
    category: "destruction",
    source: "https://cli.github.com/manual/gh_repo_delete",
    when: {
      operation: {
        area: ["forge"],
        effect: ["destroy"],
        resource: ["{,* }{repo,repository,project}{,s}{, *}"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gh repo delete a/b --yes",
        "gh repo archive a/b",
        { tool: "mcp__github__delete_repository", input: { owner: "a", repo: "b" } },
      ],
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
  {
    id: "github/delete",
    summary: "Deletes a release, issue, run, variable or label on a code host.",
    why: "Others rely on it, and most of it cannot be brought back.",
    instead: "Tell the user what can go, and why.",
    severity: "medium",
    category: "destruction",
    source: "https://cli.github.com/manual/gh_release_delete",
    when: {
      operation: {
        area: ["forge"],
        effect: ["delete"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gh release delete v1.0.0 --yes",
        "gh issue delete 1",
        "gh pr close 1 --delete-branch",
        "gh api -X DELETE repos/a/b/hooks/1",
        "glab variable delete TOKEN",
      ],
      good: ["gh release view v1.0.0", "gh issue list", "gh api repos/a/b", "glab variable list"],
    },
  },
  {
    id: "github/merge",
    summary: "Merges a request, or changes the settings of a repository.",
    why: "It takes effect for everybody who works on it, past whoever should approve.",
    instead: "Ask the user to merge it, or to tell you that you may.",
    severity: "medium",
    category: "change",
    source: "https://cli.github.com/manual/gh_pr_merge",
    when: {
      operation: {
        area: ["forge"],
        effect: ["change"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gh pr merge 1 --squash",
        "gh repo edit --default-branch dev",
        "gh api -X PATCH repos/a/b -f private=false",
        "gh api -X PUT repos/a/b/pulls/12/merge",
        "gh api -X PUT repos/a/b/branches/main/protection",
        "gh api -X PATCH repos/issues/b -f private=false",
        "glab mr merge 1",
      ],
      good: [
        "gh pr view 1",
        "gh pr checks 1",
        "gh pr create --fill",
        "gh api repos/a/b",
        "gh api -X PATCH repos/a/b/issues/comments/1 -f body=ok",
        "gh api -X PUT repos/a/b/pulls/12/update-branch",
      ],
    },
  },
  {
    id: "github/close",
    summary: "Closes an issue or request.",
    why: "Others no longer see it as open, and get a message in your user's name.",
    instead: "Comment on it instead, or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://cli.github.com/manual/gh_issue_close",
    when: {
      operation: {
        area: ["forge", "ci"],
        effect: ["stop"],
        verb: ["{issue,pr,mr} close"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["gh issue close 1", "gh pr close 1", "glab mr close 1"],
      good: ["gh issue view 1", "gh pr comment 1 --body ok", "gh issue list", "gh run cancel 1"],
    },
  },
  {
    id: "github/cancel",
    summary: "Stops a run of a pipeline.",
    why: "Others may wait for what it checks or builds.",
    instead: "Cancel only the run you started, or ask the user.",
    severity: "low",
    category: "change",
    source: "https://cli.github.com/manual/gh_run_cancel",
    when: {
      operation: {
        area: ["forge", "ci"],
        effect: ["stop"],
        verb: ["run cancel", "ci cancel*", "cancel"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["gh run cancel 1", "glab ci cancel pipeline 1"],
      good: ["gh run view 1", "gh workflow list", "gh issue close 1"],
    },
  },
  {
    id: "github/disable",
    summary: "Switches a pipeline, job or build server off.",
    why: "Checks no longer run for anybody, until somebody notices.",
    instead: "Cancel the one run (gh run cancel), or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://cli.github.com/manual/gh_workflow_disable",
    when: {
      operation: {
        area: ["forge", "ci"],
        effect: ["stop"],
        notVerb: ["{issue,pr,mr} close", "run cancel", "ci cancel*", "cancel"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gh workflow disable ci.yml",
        "gitlab-ctl stop",
        "java -jar jenkins-cli.jar -s http://ci.example.com disable-job web",
      ],
      good: ["gh workflow enable ci.yml", "gh run cancel 1", "gitlab-ctl status", "gh workflow list"],
    },
  },
  {
    id: "github/release",
    summary: "Makes a release, or starts a pipeline that may.",
    why: "People download it within minutes, and pipelines hold deployment credentials.",
    instead: "Prepare a draft (gh release create --draft), and let the user publish it.",
    severity: "medium",
    category: "change",
    source: "https://cli.github.com/manual/gh_release_create",
    when: {
      command: {
        program: ["gh", "glab"],
        verb: ["release create", "release upload", "workflow run", "ci run", "ci trigger"],
        notOption: ["--draft", "--help"],
      },
      operation: {
        area: ["forge"],
        effect: ["deploy"],
        notName: [
          "{test,tests,unit-tests,e2e,e2e-tests,ci,lint,check,checks,typecheck,coverage,codeql}{,.yml,.yaml}",
        ],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gh release create v1.0.0",
        "gh workflow run deploy.yml",
        "gh workflow run test-and-deploy.yml",
        "glab release create v1",
      ],
      good: [
        "gh workflow run test.yml",
        "gh release create v1.0.0 --draft",
        "gh workflow view deploy.yml",
        "gh release list",
      ],
    },
  },
  {
    id: "github/delete-pipeline",
    summary: "Deletes a job, context or runner of a build server.",
    why: "Builds and deployments stop for everybody, and their credentials go with it.",
    instead: "Tell the user what can go, and why.",
    severity: "medium",
    category: "destruction",
    source: "https://circleci.com/docs/contexts/",
    when: {
      operation: {
        area: ["ci"],
        effect: ["delete", "destroy", "write-secret", "publish"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "circleci context delete github acme prod",
        "gitlab-runner unregister --all-runners",
        "java -jar jenkins-cli.jar -s http://ci.example.com delete-job web",
      ],
      good: [
        "circleci config validate",
        "gitlab-runner list",
        "java -jar jenkins-cli.jar -s http://ci.example.com get-job web",
      ],
    },
  },
  {
    id: "github/destroy-server",
    summary: "Restores, resets or cleans a code host's own server.",
    why: "Repositories and accounts of everybody are replaced or gone.",
    instead: "Let the administrator do it.",
    severity: "high",
    category: "destruction",
    source: "https://docs.gitlab.com/administration/backup_restore/restore_gitlab/",
    when: {
      operation: {
        area: ["forge"],
        system: ["gitlab"],
        effect: ["destroy"],
        notResource: ["{,* }{repo,repository,project}{,s}{, *}"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["gitlab-rake gitlab:backup:restore", "gitlab-ctl cleanse"],
      good: ["gitlab-rake gitlab:check", "gitlab-ctl status", "gitlab-rake gitlab:backup:create"],
    },
  },
  {
    id: "github/create-public",
    summary: "Makes a repository that everybody can read.",
    why: "What is pushed to it is copied within minutes, history included.",
    instead: "Make it --private, and let the user publish it.",
    severity: "medium",
    category: "change",
    source: "https://cli.github.com/manual/gh_repo_create",
    when: { command: { program: ["gh", "glab"], verb: ["repo create"], option: ["--public"] } },
    examples: {
      bad: ["gh repo create app --public --source=. --push", "glab repo create app --public"],
      good: ["gh repo create app --private", "gh repo view app"],
    },
  },
] as const satisfies readonly Rule[];
