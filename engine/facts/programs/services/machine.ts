import type { ProgramTable } from "../program.ts";

/** What runs on this machine itself: services, schedules, processes, and agents. */
export const machinePrograms: ProgramTable = {
  claude: {
    verbs: 1,
    options:
      "-p,--print --permission-mode= --settings= --model= --mcp-config= --allowedTools= --setting-sources= --output-format= -c,--continue -r= --bare --safe-mode",
    telling: "--permission-mode",
    installs: { system: "claude-plugin", verbs: "plugin install,plugin i,plugins install" },
  },
  codex: {
    verbs: 1,
    options: "-c,--config= -m= -s,--sandbox= -a,--ask-for-approval= -C= -p= -i=",
    telling: "--sandbox --config",
  },
  gemini: { verbs: 1, options: "-p= -m= --approval-mode= -y,--yolo", telling: "--approval-mode" },
  qwen: "gemini",
  "cursor-agent": {
    verbs: 1,
    options: "-p,--print -f,--force --model= --output-format= --resume= -a,--api-key=",
  },
  copilot: { verbs: 1, options: "-p= --model= --allow-tool=" },
  opencode: { verbs: 1, options: "-m,--model= --agent= -s= -p,--prompt= --port=" },
  amp: { verbs: 1, options: "-x,--execute= --mcp-config=" },
  hermes: { verbs: 1, options: "-q= -m= -p= -s= --yolo --safe-mode" },
  crush: { options: "-y,--yolo -c= -D=" },
  kimi: { options: "-y,--yolo -c= -m= -w=" },
  cline: { options: "-y,--yolo -m= -P= -k=" },
  droid: { verbs: 1, options: "--auto= -m= -f= -o= -s=", telling: "--auto" },
  sallyport: { verbs: 1 },
  systemctl: {
    verbs: 1,
    options:
      "-t,--type= -H,--host= -M,--machine= --user -n= -o= -p= --state= --now --global --root= --job-mode= -s= -f,--force -a,--all -q -l --no-pager --no-block",
    service: {
      area: "service-manager",
      system: "systemd",
      environment: "--host",
      rowsOnly: true,
      effects: {
        read: "status,list-units,list-unit-files,list-timers,list-sockets,is-active,is-enabled,is-failed,show,cat,help,list-dependencies,get-default,show-environment,is-system-running",
        local: "* --user,stop --user,disable --user,mask --user,kill --user",
        stop: "stop,disable,mask,kill,isolate,poweroff,halt,reboot,suspend,hibernate,kexec,emergency,rescue,soft-reboot",
        change:
          "start,restart,reload,enable,try-restart,reload-or-restart,daemon-reload,unmask,reset-failed,edit,set-property,set-default,daemon-reexec",
      },
    },
  },
  service: {
    verbs: 2,
    service: {
      area: "service-manager",
      system: "init",
      rowsOnly: true,
      effects: {
        stop: "* stop",
        change: "* start,* restart,* reload,* force-reload",
        read: "* status,--status-all",
      },
    },
  },
  "rc-service": {
    verbs: 2,
    service: {
      area: "service-manager",
      system: "init",
      rowsOnly: true,
      effects: { stop: "* stop", change: "* start,* restart", read: "* status" },
    },
  },
  launchctl: {
    verbs: 1,
    options: "-w -k -p",
    service: {
      area: "service-manager",
      system: "launchd",
      rowsOnly: true,
      effects: {
        stop: "bootout,unload,stop,remove,disable,kill,reboot",
        change: "load,bootstrap,enable,kickstart,start,submit,setenv",
        read: "list,print,blame,getenv,print-disabled",
      },
    },
  },
  supervisorctl: {
    verbs: 1,
    options: "-c= -s= -u= -p=",
    service: {
      area: "service-manager",
      system: "supervisor",
      rowsOnly: true,
      environment: "-s",
      effects: {
        stop: "stop,shutdown,remove,clear",
        change: "start,restart,reload,update,add,reread",
        read: "status,tail,maintail,avail,pid,version",
      },
    },
  },
  crontab: { options: "-u= -r -e -l -i", operands: { all: "read" } },
  mkfs: { options: "-t= -L=" },
  dd: {},
  ufw: { verbs: 1, options: "--force --dry-run" },
  nft: { verbs: 1, groups: "flush list", options: "-f= -a -n -j -c" },
  setenforce: { verbs: 1 },
  csrutil: { verbs: 1 },
  sysctl: { options: "-w,--write -p,--load --system -a -n -e -N" },
  blkdiscard: { options: "-o,--offset= -l,--length= -p,--step= -s -z -f -v" },
  kill: { options: "-s= -n=" },
  pkill: { options: "-u,-U,--euid,--uid,--user= -s= -t= -g= -P= --signal= -f,--full" },
  killall: { options: "-u,--user= -s,--signal= -o,--older-than= -y,--younger-than= -Z= -r,--regexp" },
  jmap: { singleDash: true },
  jcmd: { singleDash: true },
  strace: { options: "-o= -e= -p,--attach= -s= -P= -u=" },
  ltrace: { options: "-o= -e= -p,--attach= -s= -u=" },
  ps: { options: "-o,--format= -p,--pid= -C= -u,--user= -U= -t= -g= -G= --ppid= --sort=" },
};
