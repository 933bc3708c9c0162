import type { Rule } from "../../engine/rule.ts";

/** Rule pack `backups`: the copies that everything else relies on. */
export const backups = [
  {
    id: "backups/destroy",
    summary: "Deletes backups or the snapshots they are made of.",
    why: "What is lost afterwards cannot be brought back.",
    instead: "Show what would go with --dry-run, and let the user prune.",
    severity: "high",
    category: "destruction",
    source: "https://restic.readthedocs.io/en/stable/060_forget.html",
    when: {
      operation: {
        area: ["backup"],
        effect: ["destroy"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "restic forget --keep-last 1 --prune",
        "borg delete repo::monday",
        "velero backup delete nightly",
        "aws backup delete-recovery-point --recovery-point-arn a",
      ],
      good: [
        "restic snapshots",
        "restic forget --keep-last 1 --dry-run",
        "borg list repo",
        "velero backup describe nightly",
      ],
    },
  },
  {
    id: "backups/delete",
    summary: "Deletes a part of a backup system, or breaks its lock.",
    why: "A running backup may be damaged, and later ones may not happen.",
    instead: "Wait for the running backup, or ask the user.",
    severity: "medium",
    category: "destruction",
    source: "https://borgbackup.readthedocs.io/en/stable/usage/lock.html",
    when: {
      operation: {
        area: ["backup"],
        effect: ["delete", "stop"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["borg break-lock repo", "velero restore delete restore-1", "velero schedule delete nightly"],
      good: ["borg info repo", "velero restore get", "velero schedule get"],
    },
  },
] as const satisfies readonly Rule[];
