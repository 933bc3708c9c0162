import type { Program } from "../../programs/program.ts";
import { sandboxes } from "./sandboxes.ts";

/** A program that runs the command in its arguments. `operands` come before that command. */
export type Wrapper = Program & {
  readonly operandsBefore?: number;
  readonly elevates?: true;
  /** `NAME=value` may stand before the command. */
  readonly takesAssignments?: true;
  /** It is a wrapper only where one of these is the next word (`minikube kubectl`). */
  readonly only?: string;
  /** The option that names the directory in which the command runs. */
  readonly directory?: string;
  /** Without a command it starts a shell. */
  readonly isShell?: true;
  /** Options after which it runs nothing (`command -v`). */
  readonly inert?: string;
  /** Options with which it works on something else and is no wrapper (`strace -p`). */
  readonly alone?: string;
  /** It is a command of its own as well, with its options, and where the inner one comes from. */
  readonly recorded?: true;
  /** The option that says where the command comes from, in place of its name. */
  readonly origin?: string;
  /** It fetches the command if need be: from where, and with which of its words (all, if not said). */
  readonly fetches?: { readonly system: string; readonly words?: string };
};

/** Wrappers by program name: those of the system, then of languages, containers and secret managers. */
export const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    options:
      "-u,--user= -g,--group= -h,--host= -p,--prompt= -C,--close-from= -T= -r= -t= -D,--chdir= -R,--chroot= -U= -l,--list -v,--validate -e,--edit -s,--shell -i,--login -k -K",
    directory: "--chdir",
    elevates: true,
    isShell: true,
    takesAssignments: true,
    inert: "--list --validate -K",
  },
  doas: { options: "-u= -C= -s", elevates: true, isShell: true },
  pkexec: { options: "--user=", elevates: true },
  run0: { options: "-u,--user= -g= --unit=", elevates: true, isShell: true, takesAssignments: true },
  gosu: { operandsBefore: 1 },
  "su-exec": { operandsBefore: 1 },
  setpriv: { options: "--reuid= --regid= --groups= --inh-caps= --bounding-set= --securebits= --pdeathsig=" },
  fakeroot: { options: "-l= -s= -i= -b= -f=" },
  nohup: {},
  setsid: {},
  nice: { options: "-n,--adjustment=" },
  ionice: { options: "-c= -n= -p= -P= -u=" },
  chrt: { options: "-p", operandsBefore: 1 },
  taskset: { options: "-c -p", operandsBefore: 1 },
  numactl: {
    options: "-i= -N= -m= -C= -p= --interleave= --cpunodebind= --membind= --physcpubind= --preferred=",
  },
  prlimit: {},
  cpulimit: { options: "-l,--limit= -p= -e=" },
  time: { options: "-f,--format= -o,--output= -p -v" },
  gtime: { options: "-f= -o=" },
  timeout: { options: "-s,--signal= -k,--kill-after= -v", operandsBefore: 1 },
  gtimeout: { options: "-s= -k=", operandsBefore: 1 },
  faketime: { options: "-f", operandsBefore: 1 },
  stdbuf: { options: "-i= -o= -e=" },
  unbuffer: {},
  rlwrap: { options: "-f= -s= -b= -C= -D= -H=" },
  command: { options: "-v -V -p", inert: "-v -V" },
  builtin: {},
  exec: { options: "-a= -c -l" },
  chronic: {},
  caffeinate: { options: "-t= -w=" },
  "systemd-inhibit": { options: "--what= --who= --why= --mode=" },
  strace: { options: "-o= -e= -p,--attach= -s= -P= -u= -f", alone: "--attach" },
  ltrace: { options: "-o= -e= -p,--attach= -s= -u=", alone: "--attach" },
  valgrind: { options: "--tool=" },
  perf: { options: "-o= -e= -p=", only: "stat record trace", operandsBefore: 1 },
  busybox: {},
  toybox: {},
  chroot: { options: "--userspec= --groups=", operandsBefore: 1, isShell: true },
  unshare: { options: "-R= -w= -S= -G= --root= --wd= --map-user=", directory: "--wd", isShell: true },
  nsenter: { options: "-t= -S= -G= --target=", isShell: true },
  ip: { options: "-n=", only: "netns", operandsBefore: 3 },
  firejail: {},
  ...sandboxes,
  torsocks: { options: "-u= -p= -a= -P=" },
  proxychains: { options: "-f=" },
  proxychains4: { options: "-f=" },
  flock: { options: "-c,--command,--call= -w= -E= -n -x -s -u", operandsBefore: 1 },
  "systemd-run": {
    options:
      "-p,--property= -u,--unit= --uid= --gid= -E,--setenv= --slice= -d --working-directory= --description= -M,--machine= -H,--host= --service-type= --nice= --on-active= --on-boot= --on-startup= --on-unit-active= --on-unit-inactive= --on-calendar= --timer-property= --path-property= --socket-property=",
    directory: "--working-directory",
    recorded: true,
  },
  "dbus-run-session": { options: "--config-file= --dbus-daemon=" },
  "xvfb-run": { options: "-n= -s= -e= -f= -p= -w= --server-num= --server-args=" },
  "ssh-agent": { options: "-a= -t= -E= -P= -k" },
  tini: { options: "-p= -e=" },
  "dumb-init": { options: "-r=" },
  entr: { options: "-a -c -d -n -p -r -s -z" },
  npx: {
    options: "-p,--package= -c,--call= -y,--yes --prefix= -w=",
    recorded: true,
    origin: "--package",
    fetches: { system: "npm" },
  },
  bunx: { options: "-p,--package=", recorded: true, origin: "--package", fetches: { system: "npm" } },
  pnpx: { options: "-p,--package=", recorded: true, origin: "--package", fetches: { system: "npm" } },
  uvx: {
    options: "--from= --with= -p,--python=",
    recorded: true,
    origin: "--from",
    fetches: { system: "pypi" },
  },
  pipx: {
    options: "--spec= --python= --index-url= --pip-args=",
    operandsBefore: 1,
    recorded: true,
    origin: "--spec",
    fetches: { system: "pypi", words: "run" },
  },
  npm: {
    options: "-c,--call= -p,--package= -w=",
    only: "exec x",
    operandsBefore: 1,
    origin: "--package",
    fetches: { system: "npm" },
  },
  pnpm: {
    options: "--filter= -C= --package=",
    only: "exec dlx",
    operandsBefore: 1,
    origin: "--package",
    fetches: { system: "npm", words: "dlx" },
  },
  yarn: {
    options: "-p,--package=",
    only: "exec dlx",
    operandsBefore: 1,
    origin: "--package",
    fetches: { system: "npm", words: "dlx" },
  },
  uv: {
    options:
      "--env-file= --with= -p,--python= --project= --directory= --extra= --group= --package= -m= --with-requirements=",
    only: "run",
    operandsBefore: 1,
  },
  poetry: { only: "run", operandsBefore: 1 },
  pipenv: { only: "run", operandsBefore: 1 },
  pdm: { only: "run", operandsBefore: 1 },
  rye: { only: "run", operandsBefore: 1 },
  hatch: { options: "-e= -p=", only: "run", operandsBefore: 1 },
  bundle: { only: "exec", operandsBefore: 1 },
  rbenv: { only: "exec", operandsBefore: 1 },
  pyenv: { only: "exec", operandsBefore: 1 },
  asdf: { only: "exec", operandsBefore: 1 },
  mise: { only: "exec x", operandsBefore: 1 },
  conda: { options: "-n= -p= --name= --prefix=", only: "run", operandsBefore: 1 },
  mamba: { options: "-n= -p= --name= --prefix=", only: "run", operandsBefore: 1 },
  direnv: { only: "exec", operandsBefore: 2 },
  k3s: { only: "kubectl" },
  k0s: { only: "kubectl" },
  microk8s: { only: "kubectl helm" },
  minikube: { options: "-p,--profile=", only: "kubectl" },
  xcrun: { options: "--sdk= --toolchain= -f,--find", inert: "--find" },
  gio: { only: "trash cat" },
  dotenv: { options: "-e= -f,--file= -p= -v= -c= -o,--override" },
  "dotenv-cli": { options: "-e= -p= -v= -c= -o" },
  dotenvx: { options: "-f= --env= -fk=", only: "run", operandsBefore: 1 },
  "env-cmd": { options: "-f,--file= -e= -r=" },
  op: { options: "--env-file= --account= --environment=", only: "run", operandsBefore: 1 },
  doppler: { options: "-p= -c= --project= --config= --command,--call=", only: "run", operandsBefore: 1 },
  infisical: { options: "--env= --path= --projectId= --command,--call=", only: "run", operandsBefore: 1 },
  teller: { options: "-c=", only: "run", operandsBefore: 1 },
  chamber: { only: "exec", operandsBefore: 2 },
  railway: { options: "-s,--service= -e,--environment= -p,--project=", only: "run", operandsBefore: 1 },
  envchain: { options: "--set --list --unset", operandsBefore: 1, inert: "--set --list --unset" },
  "aws-okta": { only: "exec", operandsBefore: 2 },
  "aws2-wrap": { options: "--profile= --export --exec=", inert: "--export" },
  "aws-vault": { options: "-d= -n= -t= --duration= --region=", only: "exec", operandsBefore: 2 },
};
