import type { Program, ProgramTable } from "../program.ts";

const force = "-f,--force";

/** Where a command runs, `-t` gives it a terminal. */
const terminal = "-t,--tty -i,--interactive";

const docker: Program = {
  verbs: 1,
  carriers: "exec,run,container exec,container run,compose exec,compose run",
  verbFiles: { cp: "read", "container cp": "read" },
  groups:
    "compose container image volume network system builder buildx context secret config service stack swarm node manifest plugin trust",
  options:
    "-H,--host= -c,--context= --config= -f,--file= -e,--env= --env-file= -v,--volume= -p,--publish= -w,--workdir= -u,--user= --name= --network= --entrypoint= -t,--tag= --platform= --mount= -l,--label= --format= --filter= --target= --build-arg= --privileged --pid= --cap-add= --ipc= --device= --security-opt= --profile= --project-name= -a,--all --volumes --force -s,--signal=  --scale= --push --output= --cap-add= --device=",
  variants: {
    inspect: "-f,--format=",
    run: terminal,
    exec: terminal,
    compose: "-p,--project-name=",
    "compose run": `-p,--publish= ${terminal}`,
    "compose exec": terminal,
    "container run": terminal,
    "container exec": terminal,
    rm: `${force} -v,--volumes`,
    rmi: force,
    system: force,
    container: `${force} -v,--volumes`,
    image: force,
    volume: force,
    network: force,
    builder: force,
    swarm: force,
    node: force,
    context: force,
  },
  telling: "--format --volume --mount --pid --cap-add --device",
  service: {
    area: "container",
    system: "docker",
    environment: "--host --context DOCKER_HOST DOCKER_CONTEXT",
    named: "--project-name --file COMPOSE_PROJECT_NAME COMPOSE_FILE",
    effects: {
      read: "ps,images,logs,inspect,version,info,search,top,stats,port,diff,events,history,container ls,container logs,container inspect,image ls,image inspect,volume ls,volume inspect,network ls,network inspect,compose ps,compose logs,compose config,compose images,compose ls,compose top,system df,system info,context ls,context inspect,buildx ls,manifest inspect,service ls,service logs,node ls,stack ps,stack services,scout *,sbom *,compose version,compose events,compose port",
      create:
        "build,run,create,compose up,compose build,compose create,compose run,compose start,volume create,network create,start,pull,compose pull,buildx build,image build,image pull,load,import,commit,tag,container run,container create,container start,save,export,cp,compose cp,restart,compose restart,rename,update,wait,unpause,compose unpause,compose watch,buildx create,buildx use,buildx bake,image tag,image save,image load,network connect,network disconnect",
      execute: "exec,compose exec,container exec,attach",
      stop: "stop,kill,pause,compose stop,compose pause,compose kill,compose down,container stop,container kill,compose down local",
      delete:
        "rm --volumes,container rm --volumes,container prune,system prune,compose rm --volume,compose rm --volumes",
      destroy:
        "volume rm,volume remove,volume prune,system prune --volumes,system prune --all,compose down --volumes,compose down --volume,stack rm,stack remove,service rm,service remove,swarm leave,secret rm,node rm,context rm",
      uninstall:
        "image prune,network prune,rm,rmi,container rm,image rm,compose rm,network rm,builder prune,buildx prune,buildx rm,plugin rm,compose rm --force",
      publish:
        "push,image push,compose push,manifest push,buildx build --push,build --push,image build --push,buildx bake --push",
      deploy: "stack deploy,service create,service update,service scale,service rollback",
      access: "swarm join-token,swarm unlock-key,trust *,secret create,swarm update,swarm init,swarm join",
      local: "login,logout,context use,context create,plugin *",
    },
  },
};

const compose: Program = {
  ...docker,
  carriers: "exec,run",
  variants: { run: `-p,--publish= ${terminal}`, exec: terminal },
  options: `${docker.options} -p,--project-name=`,
  groups: "",
  service: {
    area: "container",
    system: "docker",
    environment: "--host --context DOCKER_HOST DOCKER_CONTEXT",
    named: "--project-name --file COMPOSE_PROJECT_NAME COMPOSE_FILE",
    effects: {
      read: "ps,logs,config,images,top,port,version,events,ls",
      create: "up,build,start,run,pull,restart,create,unpause,watch,cp",
      stop: "stop,down,kill,pause",
      uninstall: "rm",
      destroy: "down --volumes,down --volume,rm --volume",
      execute: "exec",
      publish: "push",
    },
  },
};

const registryTool = (system: string): Program => ({
  verbs: 1,
  options: "--src-creds= --dest-creds= --authfile= --platform= -u= -p= --insecure -f",
  service: {
    area: "container-registry",
    system,
    effects: {
      publish: "copy,push,sync,mutate,tag,append",
      destroy: "delete,manifest delete,tag rm,repo delete",
      local: "login,logout,auth *",
    },
  },
});

/** Containers of this machine and of those that an option or variable names. */
export const containerPrograms: ProgramTable = {
  docker: {
    ...docker,
    installs: {
      system: "image",
      verbs: "pull,run,create,image pull,container run,container create",
      isOne: true,
    },
  },
  podman: "docker",
  nerdctl: "docker",
  "docker-compose": compose,
  "podman-compose": "docker-compose",
  skopeo: registryTool("skopeo"),
  crane: registryTool("crane"),
  oras: registryTool("oras"),
  regctl: registryTool("regctl"),
  incus: {
    verbs: 1,
    options: "-f,--force --project=",
    service: {
      area: "container",
      system: "lxd",
      effects: { destroy: "delete,storage delete,storage volume delete,project delete", stop: "stop" },
    },
  },
  lxc: {
    verbs: 1,
    options: "-f,--force --project=",
    service: {
      area: "container",
      system: "lxd",
      effects: { destroy: "delete,storage delete,storage volume delete,project delete", stop: "stop" },
    },
  },
};
