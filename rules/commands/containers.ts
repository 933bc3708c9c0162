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
        notVerb: ["{,compose }down"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "docker volume rm shop_db",
        "docker volume rm shop_test",
        "docker system prune -af --volumes",
        "podman volume prune",
      ],
      good: ["docker compose down", "docker volume ls", "docker system df", "docker rm web"],
    },
  },
  {
    id: "containers/destroy-project",
    summary: "Deletes the volumes of a project of containers.",
    why: "The databases that its services have filled go with them, and there is no bin.",
    instead: "Leave volumes (docker compose down), or name a project of your own for tests (-p test).",
    severity: "medium",
    category: "destruction",
    source: "https://docs.docker.com/reference/cli/docker/compose/down/",
    when: {
      operation: {
        area: ["container"],
        effect: ["destroy"],
        verb: ["{,compose }down"],
        notName: ["{,*[-_./]}{test,tests,testing,e2e,ci,integration}{,[-_.0-9]*}"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "docker compose down -v",
        "docker-compose -f docker-compose.dev.yml down --volumes",
        "docker compose -p shop -f docker-compose.test.yml down -v",
      ],
      good: [
        "docker compose down",
        "docker compose -f docker-compose.test.yml down -v",
        "docker compose -p test_1 down --volumes",
      ],
    },
  },
  {
    id: "containers/delete-all",
    summary: "Removes by force the containers that another command lists.",
    why: "Running containers of other projects are killed, and what they had not saved is gone.",
    instead: "Remove the containers you started, by their names.",
    severity: "medium",
    category: "destruction",
    source: "https://docs.docker.com/reference/cli/docker/container/rm/",
    when: {
      command: {
        program: ["docker", "podman", "nerdctl", "xargs"],
        verb: ["rm", "container rm"],
        option: ["--force"],
        argument: ["*\\$*", "*`*"],
        notArgument: ["*{--filter,-f}{ ,=}{name,label,ancestor,publish,network}*"],
      },
    },
    examples: {
      bad: ["docker rm -f $(docker ps -aq)", "podman container rm --force `podman ps -q`"],
      good: [
        "docker rm -f web",
        "docker rm $(docker ps -aq -f status=exited)",
        "docker rm -f $(docker ps -aq --filter name=app-test)",
        "docker ps -aq",
      ],
    },
  },
  {
    id: "containers/delete",
    summary: "Removes containers with their volumes, or everything that is unused.",
    why: "What containers had saved, or would have run again with, is gone.",
    instead: "Remove the one container you made by its name, and keep volumes.",
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
        "docker rm -fv web",
        "docker rm -f --volumes web",
        "docker container prune -f",
        "docker system prune -f",
      ],
      good: [
        "docker rm -f web db",
        "docker rmi -f app:dev",
        "docker builder prune -af",
        "docker network prune -f",
        "docker image prune -af",
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
        area: ["container", "container-registry", "kubernetes"],
        effect: ["publish"],
        notName: ["{localhost,127.0.0.1,\\[::1\\]}:*"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "docker push acme/web:2",
        "docker buildx build --push -t acme/web .",
        "docker buildx build --push -t localhost:5000/web -t acme/web .",
        "skopeo copy docker://a/b docker://c/d",
      ],
      good: [
        "docker build -t acme/web .",
        "docker pull acme/web",
        "docker push localhost:5000/web",
        "docker buildx build --push -t localhost:5000/web .",
      ],
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
  {
    id: "containers/remove-in-production",
    summary: "Removes or stops containers on a production host.",
    why: "What they serve is down at once, and what was in them is gone.",
    instead: "Deploy the change through the pipeline, or ask the user to run it.",
    severity: "high",
    category: "change",
    source: "https://docs.docker.com/reference/cli/docker/container/rm/",
    when: {
      operation: {
        area: ["container"],
        effect: ["uninstall", "stop"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["docker -H ssh://prod rm -f db", "docker --context prod stop web"],
      good: ["docker rm -f db", "docker -H ssh://prod ps", "docker stop web"],
    },
  },
  {
    id: "containers/open-to-machine",
    summary: "Starts a container that is not kept apart from this machine.",
    why: "With these rights the container is root here: it can read, change and start anything.",
    instead: "Mount the one directory that is needed; leave the daemon's socket and the devices out.",
    severity: "medium",
    category: "capability",
    source: "https://docs.docker.com/engine/security/#docker-daemon-attack-surface",
    when: {
      command: {
        program: ["docker", "podman", "nerdctl"],
        verb: ["{,container }{run,create}", "compose run"],
        option: [
          "--privileged",
          "--pid=host",
          "--cap-add={ALL,all,SYS_ADMIN,SYS_PTRACE,SYS_MODULE}",
          "--device=/dev/{sd,nvme,vd,mem,kmem}*",
          "--volume=/:*",
          "--volume=/{etc,root,boot,var,dev,proc,sys,usr,run,var/run,var/lib}:*",
          "--volume=*/{docker,containerd,crio,podman}.sock:*",
          "--mount=*{source,src}=/,*",
          "--mount=*{source,src}=*/{docker,containerd,crio,podman}.sock*",
        ],
      },
    },
    examples: {
      bad: [
        "docker run -v /:/host alpine sh",
        "docker run -v /var/run/docker.sock:/var/run/docker.sock alpine sh",
        "docker run --rm --privileged --pid=host alpine nsenter -t 1 -m sh",
        "podman run --mount type=bind,source=/,target=/host alpine sh",
      ],
      good: [
        "docker run --rm -v $PWD:/app -w /app node npm test",
        "docker run -v data:/var/lib/postgresql/data postgres",
        "docker run -v /tmp/cache:/cache alpine ls",
        "docker compose up -d",
      ],
    },
  },
  {
    id: "containers/open-host",
    summary: "Starts a container that gets at the machine it runs on.",
    why: "With the root directory, the socket or all rights inside, it can do on the machine what root can.",
    instead: "Mount the project alone, and add the one capability that is needed.",
    severity: "medium",
    category: "capability",
    source: "https://docs.docker.com/engine/security/#docker-daemon-attack-surface",
    when: {
      command: {
        program: ["docker", "podman", "nerdctl"],
        verb: ["run", "create", "container {run,create}"],
        option: [
          "--privileged",
          "--pid=host",
          "--cap-add={ALL,SYS_ADMIN,CAP_SYS_ADMIN,SYS_PTRACE,SYS_MODULE}",
          "--volume={/,/etc,/root,/home,/var,/usr,/proc,/sys,/dev,~,$HOME}:*",
          "--volume=*{docker,podman,containerd}.sock*",
          "--mount=*{source,src}={/,/etc,/root,/home,/var},*",
        ],
      },
    },
    examples: {
      bad: ["docker run --privileged alpine", "docker run -v /:/host alpine", "docker run --pid=host alpine"],
      good: [
        "docker run -v /home/dev/app:/app alpine",
        "docker run --rm alpine",
        "docker run --cap-add=NET_ADMIN alpine",
      ],
    },
  },
  {
    id: "containers/read-mounted-secret",
    summary: "Prints a secret that is mounted into a container.",
    why: "The value works outside of the container as well; here it lands in the transcript.",
    instead: "List the directory for the names, and let the program in the container read them.",
    severity: "high",
    category: "credential",
    source: "https://attack.mitre.org/techniques/T1552/007/",
    when: {
      command: {
        program: ["cat", "head", "tail", "less", "more", "base64", "strings", "xxd"],
        argument: ["{/var,}/run/secrets/**"],
        place: ["container", "remote"],
        shown: true,
      },
    },
    examples: {
      bad: [
        "kubectl exec api -- cat /var/run/secrets/kubernetes.io/serviceaccount/token",
        "docker exec app base64 /run/secrets/db",
      ],
      good: ["docker exec app ls /run/secrets", "docker exec app cat /run/app.pid"],
    },
  },
] as const satisfies readonly Rule[];
