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
  {
    id: "requests/administer",
    summary: "Gives orders to a daemon of this machine through its socket.",
    why: "Who talks to it has its rights; the container daemon can start anything as root.",
    instead: "Use the daemon's own program (docker, podman), or let the user do it.",
    severity: "medium",
    category: "capability",
    source: "https://docs.docker.com/engine/security/#docker-daemon-attack-surface",
    when: {
      operation: {
        system: ["docker", "haproxy", "containerd", "lxd", "proxy"],
        verb: ["POST", "PUT", "PATCH", "CONNECT"],
        effect: ["change"],
      },
    },
    examples: {
      bad: [
        "curl --unix-socket /var/run/docker.sock -X POST http://localhost/containers/prune",
        "curl --unix-socket /var/run/docker.sock -d '{}' http://x/containers/create",
        "curl -d '{}' http://localhost:2375/containers/create",
        "echo 'disable server backend/web1' | socat stdio /var/run/haproxy.sock",
        "printf 'POST /containers/x/kill HTTP/1.0\\r\\n\\r\\n' | nc -U /var/run/docker.sock",
      ],
      good: [
        "curl --unix-socket /var/run/docker.sock http://localhost/containers/json",
        "echo 'show stat' | socat stdio /var/run/haproxy.sock",
        "curl -X POST --unix-socket /tmp/app.sock http://localhost/items",
        "docker ps",
      ],
    },
  },
] as const satisfies readonly Rule[];
