import type { Rule } from "../engine/rule.ts";

/** Where containers mount the code that is worked on. */
const mountedCode = ["/{workspace,workspaces,project,projects,repo,repos,code,app}/**"] as const;

/** Rule pack `workspace`: the rest of the machine, outside the project. */
export const workspace = [
  {
    id: "workspace/read-outside",
    summary: "Reads a file outside the project.",
    why: "It belongs to another project or to the user.",
    instead: "Work with files of the project, or ask the user for what you need.",
    severity: "low",
    category: "workspace",
    source: "https://csrc.nist.gov/glossary/term/least_privilege",
    when: {
      file: {
        access: ["read"],
        scope: ["home", "system"],
        notPath: [
          "/etc/{os-release,lsb-release,debian_version,hosts,hostname,resolv.conf,timezone,localtime,passwd,group,services,shells}",
          "/etc/{ssl,ca-certificates,alternatives,apt,ld.so.conf.d}/**",
          "/proc/{cpuinfo,meminfo,version,uptime,loadavg,mounts,filesystems,self/status,sys/**}",
          "/sys/{class,devices}/**",
          "~/.claude/{CLAUDE.md,agents/**,commands/**,skills/**,rules/**,output-styles/**,tasks/**,settings*.json}",
          "~/.{gitconfig,gitignore,gitignore_global,editorconfig,tool-versions}",
          "~/.config/git/{config,ignore}",
        ],
      },
    },
    examples: {
      bad: ["cat ~/other/notes.md", { tool: "Read", input: { file_path: "/home/dev/other/src/a.ts" } }],
      good: ["cat README.md", "cat /etc/os-release", "ls ~/other", "cat /tmp/out.log"],
    },
  },
  {
    id: "workspace/search-home",
    summary: "Reads through a whole home directory or the whole file system.",
    why: "Keys, mail, browser profiles and other projects are among the files.",
    instead: "Search the project, or name the one directory you need.",
    severity: "high",
    category: "credential",
    source: "https://csrc.nist.gov/glossary/term/least_privilege",
    when: {
      file: {
        access: ["read"],
        recursive: true,
        path: [
          "/",
          "~",
          "~/.config",
          "/home",
          "/home/*",
          "/root",
          "/Users",
          "/Users/*",
          "/etc",
          "/proc",
          "/run",
        ],
      },
    },
    examples: {
      bad: [
        "grep -r password ~",
        "rg AKIA /home",
        "tar czf all.tgz ~",
        { tool: "Grep", input: { pattern: "token", path: "/home/dev", output_mode: "content" } },
      ],
      good: ["grep -r password src", "find ~ -name '*.ttf'", "rg TODO", "tar czf app.tgz ~/app"],
    },
  },
  {
    id: "workspace/write-outside",
    summary: "Writes a file outside the project.",
    why: "It belongs to another project or to the user, and no review will show the change.",
    instead: "Write inside the project or to a temporary directory, or ask the user.",
    severity: "medium",
    category: "workspace",
    source: "https://csrc.nist.gov/glossary/term/least_privilege",
    when: {
      file: {
        access: ["write"],
        scope: ["home"],
        notPath: [
          "~/.claude/{agents,commands,skills,todos,tasks,memory,agent-memory}/**",
          "~/.codex/{memories,sessions}/**",
        ],
      },
    },
    examples: {
      bad: [
        "echo hi > ~/notes.txt",
        "cp dist/app.js ~/other/app.js",
        { tool: "Write", input: { file_path: "/home/dev/other/src/a.ts", content: "x" } },
      ],
      good: [
        "echo hi > notes.txt",
        "cp a.txt /tmp/",
        "npm install",
        "chmod 700 ~/.ssh",
        "ln -s ../shared shared",
        { tool: "Write", input: { file_path: "/tmp/a.txt", content: "x" } },
      ],
    },
  },
  {
    id: "workspace/edit-lock-file",
    summary: "Edits a lock file by hand.",
    why: "What is installed next is what it says, and its checksums no longer come from the registry.",
    instead: "Change the manifest and let the package manager write the lock file.",
    severity: "medium",
    category: "workspace",
    source: "https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json",
    when: {
      file: {
        access: ["write"],
        by: ["Write", "Edit", "MultiEdit", "*{write,edit,replace}*file*", "apply_patch"],
        path: [
          "**/{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,deno.lock}",
          "**/{composer.lock,gemfile.lock,cargo.lock,go.sum,packages.lock.json,podfile.lock,pubspec.lock,mix.lock}",
          "**/{poetry.lock,uv.lock,pdm.lock,pipfile.lock,flake.lock,gradle.lockfile,.terraform.lock.hcl}",
        ],
      },
    },
    examples: {
      bad: [
        { tool: "Write", input: { file_path: "/home/dev/app/package-lock.json", content: "{}" } },
        { tool: "Edit", input: { file_path: "/home/dev/app/Cargo.lock", old_string: "a", new_string: "b" } },
      ],
      good: [
        "npm install",
        { tool: "Read", input: { file_path: "/home/dev/app/package-lock.json" } },
        { tool: "Write", input: { file_path: "/home/dev/app/package.json", content: "{}" } },
      ],
    },
  },
  {
    id: "workspace/write-system",
    summary: "Writes into the system's files.",
    why: "It changes the machine for everybody and every project on it.",
    instead: "Configure it inside the project or a container, or ask the user.",
    severity: "high",
    category: "workspace",
    source: "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html",
    when: {
      file: {
        access: ["write", "link"],
        scope: ["system"],
        notPath: ["/proc/*/fd/**", "/proc/self/**", "/run/user/**", ...mountedCode],
      },
    },
    examples: {
      bad: [
        "echo '127.0.0.1 a' | sudo tee -a /etc/hosts",
        "cp app.conf /etc/nginx/conf.d/",
        "cd /etc && tar xzf /tmp/x.tgz",
      ],
      good: [
        "cat /etc/hosts",
        "docker run alpine sh -c 'echo hi > /etc/motd'",
        { tool: "Write", input: { file_path: "/workspace/other/package.json", content: "{}" } },
      ],
    },
  },
  {
    id: "workspace/delete-outside",
    summary: "Deletes something outside the project.",
    why: "It belongs to another project or to the user and may be the only copy.",
    instead: "Name the files to the user and let them delete them.",
    severity: "medium",
    category: "workspace",
    source: "https://csrc.nist.gov/glossary/term/least_privilege",
    when: {
      file: {
        access: ["delete"],
        scope: ["home", "system"],
        notPath: [
          "/run/user/**",
          "/workspace/**",
          "/workspaces/**",
          "/var/lib/apt/lists/**",
          "/var/cache/apt/**",
          "~/Downloads/*",
        ],
      },
    },
    examples: {
      bad: ["rm ~/notes.txt", "rm -rf ~/other", "rm -rf ../other", "rm /srv/data/a", "rm -rf /var/lib/apt"],
      good: [
        "sudo rm -rf /var/lib/apt/lists/*",
        "mv ~/Downloads/logo.png public/",
        "rm -rf /c/Windows/Temp/a",
        "rm notes.txt",
        "rm -rf /tmp/a",
        "rm -rf ~/.cache/app",
        "rm -rf ~/app/dist",
      ],
    },
  },
  {
    id: "workspace/delete-download",
    summary: "Deletes something that the user has downloaded.",
    why: "It belongs to the user and may be the only copy.",
    instead: "Name the files to the user and let them delete them.",
    severity: "medium",
    category: "workspace",
    source: "https://csrc.nist.gov/glossary/term/least_privilege",
    when: { file: { access: ["delete"], scope: ["home"], path: ["~/Downloads/*"], notBy: ["mv"] } },
    examples: {
      bad: ["rm ~/Downloads/logo.png", "rm -rf ~/Downloads/photos"],
      good: ["mv ~/Downloads/logo.png public/", "cp ~/Downloads/logo.png public/", "ls ~/Downloads"],
    },
  },
  {
    id: "workspace/open-permissions",
    summary: "Changes owners or permissions of whole system or home directories.",
    why: "Programs stop working, and private files become readable to others.",
    instead: "Change the one file you mean, inside the project.",
    severity: "high",
    category: "destruction",
    source: "https://www.gnu.org/software/coreutils/manual/html_node/chmod-invocation.html",
    when: {
      file: {
        access: ["mode"],
        recursive: true,
        path: [
          "/",
          "~",
          "/{bin,boot,dev,etc,home,lib,lib64,opt,root,sbin,srv,sys,usr,var}",
          "/{etc,usr,home}/*",
          "~/{.ssh,.gnupg,.config}",
          "/\\*",
          "~/\\*",
        ],
      },
    },
    examples: {
      bad: ["sudo chmod -R 777 /", "chown -R dev /usr", "chmod -R a+r ~"],
      good: ["chmod -R u+w dist", "chmod 755 scripts/run.sh", "chmod 600 ~/.ssh/id_ed25519"],
    },
  },
  {
    id: "workspace/open-to-everybody",
    summary: "Lets every user of the machine change files.",
    why: "Any other account or service can then replace what the user runs.",
    instead: "Give the one right that is needed: chmod u+x, chmod g+w.",
    severity: "medium",
    category: "workspace",
    source: "https://cwe.mitre.org/data/definitions/732.html",
    when: {
      command: {
        program: ["chmod"],
        argument: ["{,0,1,2,6}{777,776,767,766,666,772}", "{,u,g,ug}[ao]{,u,g,o}[+=]{,r}w{,x,X}"],
        place: ["here"],
      },
      file: { access: ["mode"], notPath: ["/dev/tty{USB,ACM}*"] },
    },
    examples: {
      bad: [
        "chmod 777 uploads",
        "chmod -R a+rwx .",
        "sudo chmod o+w /var/log/app.log",
        "chmod 666 /dev/ttyUSB0 /dev/sda",
      ],
      good: [
        "sudo chmod 666 /dev/ttyUSB0",
        "chmod +x run.sh",
        "chmod 755 run.sh",
        "chmod u+w notes.txt",
        "chmod go-w notes.txt",
      ],
    },
  },
  {
    id: "workspace/run-as-root",
    summary: "Runs a command as root.",
    why: "Mistakes reach the whole machine, past the user's own file permissions.",
    instead: "Do it without sudo, or in a container; else ask the user to run it.",
    severity: "low",
    category: "capability",
    source: "https://www.sudo.ws/docs/man/sudo.man/",
    when: { command: { elevated: true } },
    examples: {
      bad: ["sudo apt-get install -y jq", "doas systemctl restart nginx", "sudo make install"],
      good: ["make install", "echo sudo make me a sandwich", "sudo -l"],
    },
  },
] as const satisfies readonly Rule[];
