import type { Rule } from "../../engine/rule.ts";

/** Rule pack `storage`: object stores, and copies that delete at their destination. */
export const storage = [
  {
    id: "storage/destroy",
    summary: "Deletes a bucket, or whole trees of objects in one.",
    why: "Without versioning, objects are gone at once.",
    instead: "List what would go first, and let the user delete it.",
    severity: "high",
    category: "destruction",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
    when: {
      operation: {
        area: ["storage"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gsutil rm -r gs://assets",
        "mc rb --force store/assets",
        "rclone purge remote:assets",
        "az storage account delete -n assets",
      ],
      good: [
        "gsutil ls gs://assets",
        "mc ls store/assets",
        "rclone size remote:assets",
        "rclone purge remote:assets --dry-run",
      ],
    },
  },
  {
    id: "storage/delete",
    summary: "Deletes objects in a store, or makes a copy that deletes at its destination.",
    why: "What only the destination had is gone, and stores have no bin.",
    instead: "Use --dry-run first, or copy instead of sync.",
    severity: "medium",
    category: "destruction",
    source: "https://rclone.org/commands/rclone_sync/",
    when: {
      operation: {
        area: ["storage"],
        effect: ["delete"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gsutil rm gs://assets/a.txt",
        "rclone sync dist remote:site",
        "mc mirror --remove dist store/site",
        "azcopy remove https://acme.blob.core.windows.net/c/b",
      ],
      good: [
        "rclone copy dist remote:site",
        "rclone sync dist remote:site --dry-run",
        "gsutil cp a.txt gs://assets/",
        "mc mirror dist store/site",
      ],
    },
  },
  {
    id: "storage/stop",
    summary: "Switches an object store or one of its users off.",
    why: "Everybody whose data lies there is cut off.",
    instead: "Ask the user first.",
    severity: "medium",
    category: "change",
    source: "https://min.io/docs/minio/linux/reference/minio-mc-admin.html",
    when: {
      operation: {
        area: ["storage"],
        effect: ["stop"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["mc admin service stop store", "mc admin user disable store ann"],
      good: ["mc admin info store", "mc admin user list store"],
    },
  },
] as const satisfies readonly Rule[];
