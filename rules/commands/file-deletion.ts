import type { Rule } from "../../engine/rule.ts";

/** What a build makes again, and temporary directories. */
const rebuilt = [
  "**/{node_modules,bower_components,vendor,dist,build,out,target,coverage,tmp,temp,.tmp,logs,obj,bin}",
  "**/{node_modules,dist,build,out,target,coverage,tmp,temp,.tmp}/**",
  "**/.{next,nuxt,output,svelte-kit,turbo,parcel-cache,cache,nyc_output,vite,angular,expo,gradle,terraform,eggs,direnv}",
  "**/{__pycache__,.pytest_cache,.mypy_cache,.ruff_cache,.tox,.venv,venv,*.egg-info,site,storybook-static,DerivedData,Pods}",
  "**/{dist,build,out,coverage}{-,_,.}*",
  "**/{package-lock.json,npm-shrinkwrap.json,bun.lockb,go.sum,*.lock,*-lock.yaml,*.log,*.tgz,*.tsbuildinfo}",
] as const;

/** Rule pack `file-deletion`: deleting what cannot be made again. */
export const fileDeletion = [
  {
    id: "file-deletion/delete-root",
    summary: "Deletes the root of the file system.",
    why: "Everything on the machine is lost.",
    instead: "Delete the one directory you mean, by a path inside the project.",
    severity: "critical",
    category: "destruction",
    source: "https://www.gnu.org/software/coreutils/manual/html_node/rm-invocation.html",
    when: { file: { access: ["delete"], path: ["/", "/\\*", "/.\\*", "/\\*/\\*", "/\\*/**"] } },
    examples: {
      bad: [
        "rm -rf /",
        "rm -rf --no-preserve-root /*",
        "sudo find / -delete",
        'D=/; rm -rf "$D"',
        "cd / && rm -rf *",
      ],
      good: ["rm -rf ./dist", "echo 'rm -rf /'", "rm -rf /tmp/build", "ls /"],
    },
  },
  {
    id: "file-deletion/delete-home",
    summary: "Deletes a whole home directory.",
    why: "All of the user's files are lost: work, keys, settings, mail.",
    instead: "Delete the one directory you mean, by a path inside the project.",
    severity: "critical",
    category: "destruction",
    source: "https://www.gnu.org/software/coreutils/manual/html_node/rm-invocation.html",
    when: {
      file: {
        access: ["delete"],
        path: ["~", "~/\\*", "~/.\\*", "/home", "/home/*", "/root", "/root/\\*", "/Users", "/Users/*"],
      },
    },
    examples: {
      bad: ["rm -rf ~", "rm -rf $HOME/*", 'rm -rf "$HOME"', "rm -rf /home/dev/", "cd ~ && rm -rf ."],
      good: ["rm -rf ~/app/dist", "rm -rf '~'", "ls ~", "rm -rf ~/.cache/pip"],
    },
  },
  {
    id: "file-deletion/delete-system",
    summary: "Deletes system files.",
    why: "The machine may not start again, and other programs and users depend on them.",
    instead: "Use the package manager to remove software, or ask the user.",
    severity: "critical",
    category: "destruction",
    source: "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html",
    when: {
      file: {
        access: ["delete"],
        path: [
          "/{bin,boot,dev,etc,lib,lib32,lib64,mnt,media,opt,proc,run,sbin,srv,sys,usr,var,System,Library,Applications}",
          "/{bin,boot,etc,lib,lib32,lib64,proc,sbin,sys,System}/**",
          "/usr/{bin,include,lib,lib64,libexec,local,sbin,share,src}",
          "/usr/{bin,lib,lib64,sbin}/**",
          "/var/{lib,log,mail,spool,db,backups,www}",
          "/var/lib/{dpkg,docker,postgresql,mysql,mongodb,redis,etcd,kubelet}/**",
          "/{usr,var,opt,mnt,media,srv}/\\*",
        ],
      },
    },
    examples: {
      bad: [
        "rm -rf /etc",
        "sudo rm -rf /usr/bin",
        "rm -rf /var/lib/postgresql/16",
        "find /boot -type f -delete",
        "rm -rf /var/*",
      ],
      good: [
        "rm -rf /tmp/etc",
        "rm -rf etc",
        "docker run --rm alpine rm -rf /etc",
        "sudo apt-get remove nginx",
      ],
    },
  },
  {
    id: "file-deletion/delete-below-variable",
    summary: "Deletes a directory right below the root or home by a variable's value.",
    why: "Where the variable is empty, everything in the root or home directory goes.",
    instead: "Write the path out, or stop when the variable is empty before you delete.",
    severity: "high",
    category: "destruction",
    source: "https://www.shellcheck.net/wiki/SC2115",
    when: { file: { access: ["delete"], recursive: true, path: ["/\\$*", "~/\\$*", "/{home,Users}/\\$*"] } },
    examples: {
      bad: ["rm -rf /$DIR", 'rm -rf "$HOME/$DIR"', "rm -rf ~/$NAME"],
      good: ['rm -rf "/tmp/$DIR"', "DIR=old; rm -rf ~/app/$DIR", "ls /$DIR"],
    },
  },
  {
    id: "file-deletion/delete-project",
    summary: "Deletes the whole project.",
    why: "Uncommitted work, local settings and unpushed commits are lost.",
    instead: "Delete by name what you made; git status shows what is new.",
    severity: "critical",
    category: "destruction",
    source: "https://www.gnu.org/software/coreutils/manual/html_node/rm-invocation.html",
    when: { file: { access: ["delete"], path: [".", "./\\*", "./.\\*"], recursive: true } },
    examples: {
      bad: ["rm -rf ~/app", "rm -rf *", "cd .. && rm -rf app", "find . -delete", 'rm -rf "$(pwd)"'],
      good: ["rm -rf dist", "rm -rf src/old", "find . -name '*.pyc' -delete", "git rm -r src/old"],
    },
  },
  {
    id: "file-deletion/delete-installed",
    summary: "Deletes a directory of software that is installed for the whole machine.",
    why: "Programs of everybody on the machine stop working, and only a new installation brings them back.",
    instead: "Remove it with the package manager that installed it, or ask the user.",
    severity: "medium",
    category: "destruction",
    source: "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch04s09.html",
    when: {
      file: {
        access: ["delete"],
        recursive: true,
        path: ["/usr/{local,share,include,src,libexec}/**", "/{opt,nix,snap}/**", "/Applications/**"],
        notPath: ["**/{__pycache__,.cache,cache,tmp}/**", "/opt/*/{build,dist,target,cache,tmp}{,/**}"],
      },
    },
    examples: {
      bad: ["sudo rm -rf /usr/local/lib/node_modules", "rm -rf /opt/homebrew", "sudo rm -rf /usr/local/go"],
      good: ["rm -rf ./opt", "ls /usr/local/lib", "rm -rf node_modules", "rm /usr/local/bin/app"],
    },
  },
  {
    id: "file-deletion/delete-personal-files",
    summary: "Deletes a directory of the user's own files or settings.",
    why: "Documents, settings and other projects are seldom in a repository or backup.",
    instead: "Name the files to the user and let them delete them.",
    severity: "high",
    category: "destruction",
    source: "https://www.freedesktop.org/wiki/Software/xdg-user-dirs/",
    when: {
      file: {
        access: ["delete"],
        path: [
          "~/{Documents,Desktop,Downloads,Pictures,Photos,Music,Videos,Movies,Library,Dropbox,OneDrive}",
          "~/{Documents,Desktop,Pictures,Photos,Music,Videos,Movies,Dropbox,OneDrive}/**",
          "~/{.config,.local,.local/share,.gnupg,.password-store,.mozilla,.thunderbird}",
          "~/{projects,Projects,code,Code,src,work,workspace,repos,dev,git,go/src}",
        ],
        recursive: true,
        scope: ["home", "toolchain"],
      },
    },
    examples: {
      bad: ["rm -rf ~/Documents", "rm -rf ~/.config", "rm -r ~/Pictures/2024", "find ~/projects -delete"],
      good: ["rm -rf docs", "ls ~/Documents", "rm -rf ~/.cache", "rm -rf /tmp/Documents"],
    },
  },
  {
    id: "file-deletion/delete-directory",
    summary: "Deletes a directory of the project with everything in it.",
    why: "What git does not have cannot be brought back.",
    instead: "Use git rm -r, which refuses to lose uncommitted changes.",
    severity: "low",
    category: "destruction",
    source: "https://git-scm.com/docs/git-rm",
    when: {
      file: {
        access: ["delete"],
        recursive: true,
        scope: ["project"],
        notPath: rebuilt,
        notBy: ["git", "mv"],
      },
    },
    examples: {
      bad: ["rm -rf src/old", "rm -r docs", "find src -delete"],
      good: [
        "rm -rf node_modules package-lock.json",
        "rm -rf dist build coverage .next",
        "rm -rf packages/web/dist",
        "rm -rf target/debug",
        "find . -type d -name __pycache__ -exec rm -rf {} +",
        "git rm -r src/old",
        "rm src/a.ts",
      ],
    },
  },
  {
    id: "file-deletion/shred",
    summary: "Overwrites files so that they cannot be recovered.",
    why: "Shredding is deletion without a way back, also from backups of the disk image.",
    instead: "Use rm for your own temporary files, or ask the user.",
    severity: "medium",
    category: "destruction",
    source: "https://www.gnu.org/software/coreutils/manual/html_node/shred-invocation.html",
    when: {
      file: {
        access: ["write", "delete"],
        by: ["shred", "srm", "wipe"],
        scope: ["project", "home", "system", "toolchain"],
      },
    },
    examples: {
      bad: ["shred -u notes.txt", "find src -type f -exec shred {} +"],
      good: ["shred -u /tmp/key", "shred --help", "rm notes.txt"],
    },
  },
] as const satisfies readonly Rule[];
