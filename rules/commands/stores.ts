import type { Rule } from "../../engine/rule.ts";

/** Rule pack `stores`: deleting in cloud storage with tools that work on any provider's. */
export const stores = [
  {
    id: "stores/delete",
    summary: "Deletes objects or buckets in cloud storage.",
    why: "Without versions kept there, what is deleted cannot be brought back.",
    instead: "Show the user what would go (--dry-run) and let them delete it.",
    severity: "high",
    category: "change",
    source: "https://rclone.org/commands/rclone_purge/",
    when: {
      command: {
        program: ["rclone", "mc", "s3cmd", "s5cmd", "azcopy", "b2"],
        verb: [
          "delete",
          "deletefile",
          "purge",
          "cleanup",
          "dedupe",
          "rmdir",
          "rmdirs",
          "rm",
          "rb",
          "del",
          "remove",
          "delete-bucket",
          "delete-file-version",
        ],
        notOption: ["--dry-run", "--dryrun", "-n", "--fake"],
      },
      operation: { target: ["production", "unknown", "other", "development"] },
    },
    examples: {
      bad: [
        "rclone purge remote:bucket",
        "mc rb --force play/data",
        "mc rb --force local/a play/a",
        "s3cmd del s3://bucket/a",
      ],
      good: [
        "rclone delete --dry-run remote:bucket",
        "rclone ls remote:bucket",
        "mc ls play",
        "mc rb --force local/test",
      ],
    },
  },
  {
    id: "stores/mirror",
    summary: "Makes a cloud store the same as another place, deleting what is not there.",
    why: "A wrong or empty source empties the store.",
    instead: "Copy instead of sync, or run it with --dry-run first and show the user.",
    severity: "medium",
    category: "change",
    source: "https://rclone.org/commands/rclone_sync/",
    when: {
      command: {
        program: ["rclone"],
        verb: ["sync", "move", "moveto"],
        notOption: ["--dry-run", "--interactive", "-i"],
      },
    },
    examples: {
      bad: ["rclone sync dist remote:site", "rclone move a: b:"],
      good: ["rclone copy dist remote:site", "rclone sync dist remote:site --dry-run", "rclone check a: b:"],
    },
  },
] as const satisfies readonly Rule[];
