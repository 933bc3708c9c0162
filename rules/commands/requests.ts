import type { Rule } from "../../engine/rule.ts";

/** Rule pack `requests`: HTTP requests that take something away. */
export const requests = [
  {
    id: "requests/delete",
    summary: "Asks a server over HTTP to delete something.",
    why: "It acts with the rights of whoever made the token, and often cannot be undone.",
    instead: "Read it first with GET, and let the user delete it.",
    severity: "medium",
    category: "change",
    source: "https://www.rfc-editor.org/rfc/rfc9110#name-delete",
    when: {
      operation: {
        area: [
          "http",
          "api-gateway",
          "monitoring",
          "infrastructure",
          "container",
          "proxy",
          "kubernetes",
          "secret-manager",
        ],
        system: [
          "http",
          "kong",
          "prometheus",
          "alertmanager",
          "nomad",
          "consul",
          "docker",
          "caddy",
          "kubernetes",
          "vault",
        ],
        verb: ["DELETE", "POST", "PUT", "PATCH"],
        effect: ["delete"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "curl -X DELETE https://api.example.com/v1/users/1",
        "curl --request DELETE localhost:8001/services/web",
        "curl -X POST http://jenkins.example.com/job/web/doDelete",
        "http DELETE https://api.example.com/v1/users/1",
      ],
      good: [
        "curl https://api.example.com/v1/users/1",
        "curl -X DELETE http://localhost:3000/api/users/1",
        "curl localhost:8001/services",
        "http GET https://api.example.com/v1/users",
      ],
    },
  },
] as const satisfies readonly Rule[];
