import type { Rule } from "../../engine/rule.ts";

/** Rule pack `observability`: monitors, logs, feature flags and search indexes. */
export const observability = [
  {
    id: "observability/destroy",
    summary: "Deletes logs, measurements or a whole project of a monitoring service.",
    why: "What happened can no longer be told, by anybody.",
    instead: "Let retention rules remove it, or ask the user.",
    severity: "high",
    category: "destruction",
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    when: {
      operation: {
        area: ["monitoring"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws logs delete-log-group --log-group-name web",
        "splunk clean eventdata -index main",
        "newrelic apm application delete 1",
      ],
      good: ["aws logs describe-log-groups", "aws logs tail web", "splunk search error"],
    },
  },
  {
    id: "observability/delete",
    summary: "Deletes or silences a monitor, dashboard or alert.",
    why: "The next failure goes unnoticed.",
    instead: "Mute it for a fixed time, and tell the user.",
    severity: "medium",
    category: "change",
    source: "https://docs.datadoghq.com/monitors/downtimes/",
    when: {
      operation: {
        area: ["monitoring"],
        effect: ["delete", "stop"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "datadog-ci monitors delete 1",
        "pd schedule delete P1",
        "amtool silence add alertname=Down",
        "aws cloudwatch delete-alarms --alarm-names a",
      ],
      good: [
        "datadog-ci synthetics run-tests",
        "pd schedule get P1",
        "amtool alert query",
        "aws cloudwatch describe-alarms",
      ],
    },
  },
  {
    id: "observability/delete-flag",
    summary: "Deletes or archives a feature flag or what holds it.",
    why: "Code that asks for it falls back to its default, for all users.",
    instead: "Remove the code that asks for it first, and ask the user.",
    severity: "medium",
    category: "change",
    source: "https://docs.launchdarkly.com/home/flags/archive",
    when: {
      operation: {
        area: ["feature-flag"],
        effect: ["delete", "destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "flipt flag delete new-checkout",
        "ldcli projects delete web",
        "unleash features archive new-checkout",
      ],
      good: ["flipt flag list", "ldcli projects list", "unleash features disable new-checkout"],
    },
  },
  {
    id: "observability/delete-index",
    summary: "Deletes a search index, or entries, rules and keys of one.",
    why: "Search fails or forgets, and filling it again takes hours.",
    instead: "Make a new index beside it, and switch over with an alias.",
    severity: "medium",
    category: "destruction",
    source: "https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-indices-delete",
    when: {
      operation: {
        area: ["search"],
        effect: ["delete", "destroy"],
        notName: ["{localhost,127.0.0.1}/{test,tests,tmp,dev}{,[-_]+([a-z0-9_-])}"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "curl -X DELETE http://localhost:9200/logs",
        "curl -X DELETE http://localhost:9200/test-a,logs",
        "curl -X DELETE http://es.example.com:9200/test-a",
        "algolia indices delete products",
        "http DELETE :7700/indexes/products",
        "aws opensearch delete-domain --domain-name logs",
      ],
      good: [
        "curl http://localhost:9200/_cat/indices",
        "curl -XDELETE localhost:9200/test-index",
        "algolia search products shoe",
        "curl -X POST http://localhost:7700/indexes/products/search -d '{}'",
        "curl -X DELETE http://localhost:3000/api/items/1",
      ],
    },
  },
  {
    id: "observability/change-flag",
    summary: "Turns a feature on or off for others, or changes who gets it.",
    why: "It takes effect for everybody at once, without a release or a review.",
    instead: "Tell the user which flag in which environment, and let them turn it.",
    severity: "medium",
    category: "change",
    source: "https://launchdarkly.com/docs/home/flags/manage",
    when: {
      operation: {
        area: ["feature-flag"],
        verb: ["*toggle*", "*{enable,disable,rollout,archive}*"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["ldcli flags toggle-off --flag new-cart --project shop", "unleash features disable new-cart"],
      good: ["ldcli flags list --project shop", "flipt validate", "unleash features create --name a"],
    },
  },
] as const satisfies readonly Rule[];
