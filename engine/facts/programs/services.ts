import type { Program } from "./program.ts";

const kubectl: Program = {
  verbs: 1,
  verbFiles: { cp: "read" },
  groups: "config rollout set auth create cluster-info certificate top",
  options:
    "-n,--namespace= --context= --cluster= --user= --kubeconfig= -s,--server= --token= --as= -l,--selector= -f,--filename= -o,--output= -c,--container= -k,--kustomize= --field-selector= --dry-run= -p,--patch= --type= --replicas= --timeout= --image= --from-literal= --from-file= -A,--all-namespaces --all -i,--stdin -t,--tty --force --grace-period= --request-timeout= -L= --since= --tail= --sort-by= --template= --raw=",
};
const terraform: Program = {
  verbs: 1,
  groups: "state workspace providers",
  singleDash: true,
  options:
    "--chdir= --var= --var-file= --target= --backend-config= --out= --state= --replace= --lock-timeout= --parallelism=",
};
const sqlShell: Program = {
  optionFiles: { "--file": "read" },
  options:
    "-c,--command= -f,--file= -h,--host= -p,--port= -U,--username= -d,--dbname= -o,--output= -v= -P= -F= -R= -e,--execute= -D,--database= -u,--user= -S=",
};
const npm: Program = {
  verbs: 1,
  groups: "run run-script config token access owner team dist-tag org profile cache exec",
  options:
    "--prefix= --registry= -w,--workspace= --tag= --access= -C= --loglevel= --otp= -g,--global --ignore-scripts --dry-run --userconfig=",
};
const docker: Program = {
  verbs: 1,
  verbFiles: { cp: "read", "container cp": "read" },
  groups:
    "compose container image volume network system builder buildx context secret config service stack swarm node",
  options:
    "-H,--host= -c,--context= --config= -f,--file= -e,--env= --env-file= -v,--volume= -p,--publish= -w,--workdir= -u,--user= --name= --network= --entrypoint= -t,--tag= --platform= --mount= -l,--label= --format= --filter= --target= --build-arg= --privileged --pid= --profile= --project-name= -a,--all --volumes --force",
};

/** Programs that act on something outside this machine, or have subcommands that rules name. */
export const servicePrograms: Readonly<Record<string, Program>> = {
  kubectl,
  oc: kubectl,
  k: kubectl,
  helm: {
    verbs: 1,
    groups: "repo dependency plugin registry get show",
    options:
      "-n,--namespace= --kube-context= --kubeconfig= -f,--values= --set= --set-string= --version= --repo= -o,--output= --timeout= -i,--install --dry-run",
  },
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  pulumi: {
    verbs: 1,
    groups: "stack config state plugin",
    options: "-s,--stack= -C,--cwd= -y,--yes -m,--message= --target=",
  },
  psql: sqlShell,
  mysql: {
    options:
      "-e,--execute= -h,--host= -P,--port= -u,--user= -D,--database= -p,--password --defaults-file= -r -N -B -s",
  },
  mariadb: { options: "-e,--execute= -h,--host= -P,--port= -u,--user= -D,--database= -p,--password" },
  sqlite3: { options: "--cmd= --separator=", singleDash: true, operands: { all: "read", take: 1 } },
  mongosh: { options: "--eval= --host= --port= -u= -p= --file=" },
  "redis-cli": { options: "-h= -p= -a= -n= -u= --user= --pass=" },
  npm,
  pnpm: npm,
  yarn: npm,
  bun: npm,
  aws: {
    verbs: 2,
    verbFiles: { "s3 cp": "read", "s3 mv": "delete", "s3 sync": "read" },
    options:
      "--profile= --region= --output= --query= --endpoint-url= --cli-input-json= --secret-id= --name= --names= --bucket= --key= --recursive --dryrun",
  },
  gcloud: {
    verbs: 3,
    options:
      "--project= --account= --configuration= --format= --secret= --region= --zone= --filter= -q,--quiet",
  },
  az: {
    verbs: 2,
    options: "--subscription= -g,--resource-group= -n,--name= --vault-name= -o,--output= --query= -y,--yes",
  },
  docker,
  podman: docker,
  nerdctl: docker,
  gh: {
    verbs: 2,
    verbFiles: { "gist create": "read", "release upload": "read" },
    optionFiles: { "--body-file": "read" },
    options:
      "-R,--repo= -t,--title= -b,--body= -F,--body-file= -X,--method= -f= -H= -q,--jq= --json= -B,--base= -H,--head=",
  },
  glab: { verbs: 2, options: "-R,--repo= -t= -d=" },
  claude: {
    verbs: 1,
    options:
      "-p,--print --permission-mode= --settings= --model= --mcp-config= --allowedTools= --setting-sources= --output-format= -c,--continue -r= --bare --safe-mode",
  },
  codex: { verbs: 1, options: "-c= -m= -s,--sandbox= -a,--ask-for-approval= -C= -p=" },
  gemini: { options: "-p= -m= --approval-mode= -y,--yolo" },
  copilot: { options: "-p= --model= --allow-tool=" },
  sallyport: { verbs: 1 },
  systemctl: { verbs: 1, options: "-t= -H= --user" },
  crontab: { options: "-u= -r -e -l -i", operands: { all: "read" } },
  cargo: { verbs: 1, options: "--manifest-path= -p= --features= --target= --registry=" },
  pip: { verbs: 1, options: "-r,--requirement= -i,--index-url= --extra-index-url= -t= -e= -c=" },
  pip3: { verbs: 1, options: "-r,--requirement= -i,--index-url= --extra-index-url= -t= -e= -c=" },
  twine: { verbs: 1, options: "-u= -p= --repository-url= -r=" },
  mkfs: { options: "-t= -L=" },
  dd: {},
  kill: { options: "-s= -n=" },
  pkill: { options: "-u= -s= -t= -g= -P=" },
  security: { verbs: 1, options: "-s= -a= -l= -w -g" },
  pass: { verbs: 1 },
  op: {
    verbs: 1,
    groups: "item document vault account",
    options: "--vault= --account= --format= --fields= --env-file=",
  },
  bw: { verbs: 1 },
  doppler: { verbs: 1, groups: "secrets", options: "-p= -c= --project= --config=" },
  sops: { verbs: 1, options: "-d,--decrypt -e,--encrypt -i --input-type= --output-type= --output=" },
  "ansible-vault": { verbs: 1, options: "--vault-password-file= --vault-id=" },
  heroku: { verbs: 1, options: "-a,--app= -r=" },
  "secret-tool": { verbs: 1 },
  ps: { options: "-o,--format= -p,--pid= -C= -u,--user= -U= -t= -g= -G= --ppid= --sort=" },
  vault: {
    verbs: 1,
    groups: "kv token auth secrets operator",
    singleDash: true,
    options: "--address= --namespace= --format= --field= --mount=",
  },
};
