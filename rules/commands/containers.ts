import type { Rule } from "../../engine/rule.ts";

/** Rule pack `containers`: containers, images and volumes, and what they hold. */
export const containers = [
  {
    id: "containers/destroy",
    summary: "Deletes volumes, or all unused containers and images with them.",
    why: "Databases of other projects live in volumes, and there is no bin.",
    instead: "Remove the one thing you made by its name, and keep volumes.",
    severity: "medium",
    category: "destruction",
    source: "https://docs.docker.com/reference/cli/docker/system/prune/",
    when: {
      operation: {
        area: ["container"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "docker volume rm shop_db",
        "docker compose down -v",
        "docker system prune -af --volumes",
        "podman volume prune",
      ],
      good: ["docker compose down", "docker volume ls", "docker system df", "docker rm web"],
    },
  },
  {
    id: "containers/delete",
    summary: "Removes containers or images by force, or everything that is unused.",
    why: "A running container is killed, and what it had not saved is gone.",
    instead: "Stop it first (docker stop), then remove it without force.",
    severity: "medium",
    category: "destruction",
    source: "https://docs.docker.com/reference/cli/docker/container/rm/",
    when: {
      operation: {
        area: ["container"],
        effect: ["delete"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "docker rm -f web",
        "docker rm -fv $(docker ps -aq)",
        "docker rmi -f app:dev",
        "docker system prune -f",
      ],
      good: [
        "docker rm web",
        "docker stop web",
        "docker rmi app:dev",
        "docker run --rm app:dev true",
        "docker ps -a",
      ],
    },
  },
  {
    id: "containers/publish",
    summary: "Pushes a container image or chart to a registry.",
    why: "Everything that pulls the tag runs it from now on.",
    instead: "Let the pipeline push it, or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://docs.docker.com/reference/cli/docker/image/push/",
    when: {
      operation: {
        area: ["container", "container-registry"],
        effect: ["publish"],
        notName: ["localhost:*", "127.0.0.1:*"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "docker push acme/web:2",
        "docker buildx build --push -t acme/web .",
        "skopeo copy docker://a/b docker://c/d",
      ],
      good: ["docker build -t acme/web .", "docker pull acme/web", "docker push localhost:5000/web"],
    },
  },
  {
    id: "containers/deploy",
    summary: "Changes services of a swarm.",
    why: "It takes effect for whoever uses them, past review and the pipeline.",
    instead: "Let the pipeline deploy it, or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://docs.docker.com/reference/cli/docker/stack/deploy/",
    when: {
      operation: {
        area: ["container"],
        effect: ["deploy"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["docker stack deploy -c stack.yml shop", "docker service update --image web:2 shop_web"],
      good: ["docker stack services shop", "docker service ls", "docker compose up -d"],
    },
  },
] as const satisfies readonly Rule[];
