import type { Rule } from "../engine/rule.ts";

/** Rule pack `permissions`: who may read and change files on this machine. */
export const permissions = [
  {
    id: "permissions/change-system-files",
    summary: "Changes owners or permissions of the system's files.",
    why: "Programs stop working, or others can read and change what they must not.",
    instead: "Change the one file you mean, inside the project, or ask the user.",
    severity: "high",
    category: "workspace",
    source: "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html",
    when: {
      file: {
        access: ["mode"],
        path: [
          "/",
          "/{boot,dev,etc,home,proc,root,run,sys,var,Users,System,Library}",
          "/{boot,etc,proc,root,run,sys,System,Library}/**",
          "/var/{lib,log,spool,run,cache,db,backups,mail}{,/**}",
          "/{home,Users}/**",
          "/!(tmp|app|code|project|projects|repo|repos|workspace|workspaces)",
        ],
        notPath: ["/run/user/**", "/proc/*/fd/**", "/proc/self/**"],
      },
    },
    examples: {
      bad: ["sudo chmod 644 /etc/shadow", "sudo chown dev /var/lib/app", "chmod 777 /home/other/a"],
      good: ["chmod -R 755 /var/www/html", "chmod +x run.sh", "chmod 600 ~/.ssh/id_ed25519", "ls -l /etc"],
    },
  },
  {
    id: "permissions/expose-credential-file",
    summary: "Lets others on the machine read a credential file.",
    why: "Every account and service on the machine can then act as the user.",
    instead: "Leave it at 600; give the one program that needs it a copy of its own.",
    severity: "high",
    category: "credential",
    source: "https://cwe.mitre.org/data/definitions/732.html",
    when: {
      command: {
        program: ["chmod"],
        argument: ["{,0}[0-7]{[4-7][0-7],[0-7][4-7]}", "{,u}{,g}{a,o,g}{,u,g,o}[+=]*r*", "[+=]*r*"],
        place: ["here"],
      },
      file: {
        access: ["mode"],
        path: [
          "**/.{ssh,aws,gnupg,kube,password-store}{,/**}",
          "**/{.env,.env.*,id_rsa,id_ed25519,.netrc,.pgpass,.npmrc,.pypirc,.git-credentials}",
          "**/*.{key,p12,pfx,kdbx}",
        ],
        notPath: ["**/*.pub", "**/*{example,sample,template}*", "**/{fixtures,__fixtures__,testdata}/**"],
      },
    },
    examples: {
      bad: ["chmod 644 ~/.ssh/id_ed25519", "chmod -R a+r ~/.aws", "chmod 755 .env"],
      good: ["chmod 600 ~/.ssh/id_ed25519", "chmod 700 ~/.ssh", "chmod 644 .env.example", "chmod go-r .env"],
    },
  },
] as const satisfies readonly Rule[];
