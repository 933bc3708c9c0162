import type { Rule } from "../../engine/rule.ts";

/** Rule pack `pipelines`: jobs that move and compute data, and the models and tables they keep. */
export const pipelines = [
  {
    id: "pipelines/destroy",
    summary: "Destroys what a data pipeline or workflow engine keeps.",
    why: "Runs, schedules and their results are gone, and what depended on them stops.",
    instead: "List what would be lost, show it to the user, and let them destroy it.",
    severity: "high",
    category: "destruction",
    source: "https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html",
    when: {
      operation: {
        area: ["pipeline"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["airflow db reset -y", "dagster run wipe", "temporal operator namespace delete shop"],
      good: ["airflow db check", "dagster run list", "temporal workflow list"],
    },
  },
  {
    id: "pipelines/delete",
    summary: "Deletes or stops runs, variables or tables of a data pipeline.",
    why: "Work is lost or done twice, and what reads the tables sees half of them.",
    instead: "Show the user which runs or tables it would be, and go on once they agree.",
    severity: "medium",
    category: "destruction",
    source: "https://docs.getdbt.com/reference/resource-configs/full_refresh",
    when: {
      operation: {
        area: ["pipeline"],
        effect: ["delete", "stop"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["dbt run --full-refresh", "temporal workflow terminate -w a", "airflow variables delete a"],
      good: ["dbt run", "temporal workflow show -w a", "airflow variables list"],
    },
  },
] as const satisfies readonly Rule[];
