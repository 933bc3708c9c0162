import type { Rule } from "../../engine/rule.ts";

/** What is meant to be installed this way, by version or tag; an alias (`pnpm@npm:other`) is something else. */
const knownTools = [
  "{npm,pnpm,yarn,corepack,typescript,ts-node,tsx,eslint,prettier,npm-check-updates,node-gyp,turbo,nx}{,@+([0-9a-z.^~-])}",
] as const;

/** Programs that everybody who works in the language has. */
const knownPrograms = [
  "{ripgrep,fd-find,bat,just,sccache,wasm-pack,wasm-bindgen-cli,trunk,mdbook,sqlx-cli,diesel_cli,sea-orm-cli,bacon,taplo-cli,typos-cli,cross}{,@+([0-9a-z.^~-])}",
  "cargo-{nextest,watch,edit,audit,deny,expand,outdated,llvm-cov,tarpaulin,make,release,generate,binstall,machete,udeps,fuzz,insta,zigbuild,ndk,xwin,hack}{,@+([0-9a-z.^~-])}",
  "{golang.org/x,google.golang.org,honnef.co/go/tools,mvdan.cc,gotest.tools}/*",
  "github.com/{golangci/golangci-lint,go-delve/delve,air-verse/air,a-h/templ,sqlc-dev/sqlc,golang-migrate/migrate,pressly/goose,swaggo/swag,golang/mock,bufbuild/buf}/*",
] as const;

/** Rule pack `packages`: software that is installed past the project, from odd places, or taken away. */
export const packages = [
  {
    id: "packages/install-into-system",
    summary: "Installs Python packages over those of the operating system.",
    why: "The system's own programs use them, and may stop working.",
    instead: "Make a virtual environment: python3 -m venv .venv.",
    severity: "medium",
    category: "capability",
    source: "https://peps.python.org/pep-0668/",
    when: {
      operation: {
        area: ["packages"],
        effect: ["install", "uninstall"],
        resource: ["system"],
      },
    },
    examples: {
      bad: [
        "pip install --break-system-packages requests",
        "python3 -m pip install --break-system-packages flask",
        "uv pip install --system --break-system-packages ruff",
      ],
      good: ["pip install requests", "python3 -m venv .venv", "uv pip install ruff"],
    },
  },
  {
    id: "packages/install-as-root",
    summary: "Runs a language's package manager as root.",
    why: "Install scripts of strangers run with all rights, over files of the system.",
    instead: "Install into the project or a virtual environment, without sudo.",
    severity: "medium",
    category: "capability",
    source: "https://pip.pypa.io/en/stable/topics/dependency-resolution/",
    when: {
      command: {
        program: ["{npm,pnpm,yarn,bun}", "pip{,3}", "gem", "cargo", "{pipx,uv,poetry}", "composer"],
        verb: ["{install,i,add,ci,update,upgrade,uninstall,remove}", "{global,pip,tool} *"],
        elevated: true,
      },
    },
    examples: {
      bad: [
        "sudo pip install requests",
        "sudo python3 -m pip install -r requirements.txt",
        "sudo npm install -g typescript",
      ],
      good: ["pip install requests", "sudo apt-get install -y jq", "npm ci"],
    },
  },
  {
    id: "packages/install-globally",
    summary: "Installs or removes a package for the whole account or machine.",
    why: "It stays after the task, and every project then runs it.",
    instead: "Add it to the project, or run it once with npx or uvx.",
    severity: "medium",
    category: "capability",
    source: "https://docs.npmjs.com/downloading-and-installing-packages-globally",
    when: {
      operation: {
        area: ["packages"],
        system: ["npm", "nuget", "deno"],
        effect: ["install", "uninstall"],
        resource: ["global"],
        notName: knownTools,
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "npm install -g left-pad",
        "npm i -g pnpm left-pad",
        "npm i -g pnpm@npm:left-pad@1.0.0",
        "pnpm add --global vercel",
        "yarn global add serve",
      ],
      good: [
        "npm install --save-dev left-pad",
        "npx serve",
        "npm ls -g",
        "npm i -g pnpm npm@latest typescript@5.9",
      ],
    },
  },
  {
    id: "packages/install-program",
    summary: "Installs or removes a program for the whole account, built from a stranger's source.",
    why: "It stays after the task, and whatever it is runs with the user's rights.",
    instead: "Use the project's own tools (cargo add, go get -tool), or ask the user.",
    severity: "medium",
    category: "capability",
    source: "https://doc.rust-lang.org/cargo/commands/cargo-install.html",
    when: {
      operation: {
        area: ["packages"],
        system: ["crates", "go"],
        effect: ["install", "uninstall"],
        resource: ["global"],
        notName: knownPrograms,
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "cargo install left-pad",
        "cargo install ripgrep left-pad",
        "cargo uninstall left-pad",
        "go install example.com/tool@latest",
      ],
      good: [
        "cargo install --path .",
        "cargo install cargo-nextest --locked",
        "cargo add serde",
        "go install ./cmd/app",
        "go install golang.org/x/tools/gopls@latest",
      ],
    },
  },
  {
    id: "packages/install-from-repository",
    summary: "Installs a package straight from a repository or an address.",
    why: "Nobody has reviewed that version, and it may be another one tomorrow.",
    instead: "Install a published version by its number.",
    severity: "medium",
    category: "capability",
    source: "https://docs.npmjs.com/cli/v11/commands/npm-install",
    when: {
      operation: {
        area: ["packages"],
        effect: ["install"],
        resource: ["git", "url"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "npm install git+https://github.com/a/b.git",
        "pip install https://example.com/a.whl",
        "pip install 'a @ git+https://github.com/a/b'",
        "cargo install --git https://github.com/a/b",
      ],
      good: ["npm install left-pad@1.3.0", "pip install -e .", "cargo install --path ."],
    },
  },
  {
    id: "packages/install-from-other-index",
    summary: "Installs packages from another index than the usual one.",
    why: "Whoever runs the index chooses the code, also for names you know.",
    instead: "Use the project's configured index, or ask the user.",
    severity: "medium",
    category: "capability",
    source: "https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url",
    when: {
      operation: {
        area: ["packages"],
        effect: ["install"],
        resource: ["index"],
        notName: [
          "https://{pypi.org,download.pytorch.org,pypi.nvidia.com,conda.anaconda.org,registry.npmjs.org,registry.yarnpkg.com,rubygems.org}{,/*}",
        ],
        dryRun: false,
      },
      command: {
        program: ["pip{,3}", "uv", "npm", "pnpm", "yarn", "gem"],
        option: [
          "--index-url",
          "--extra-index-url",
          "--registry",
          "--source",
          "--clear-sources",
          "--trusted-host",
        ],
      },
    },
    examples: {
      bad: [
        "pip install --extra-index-url https://pypi.example.com a",
        "npm install a --registry http://registry.example.com",
        "pip install a --index-url https://pypi.org/simple --extra-index-url https://pypi.example.com",
        "pip install a --index-url https://pypi.org.example.com/simple",
      ],
      good: [
        "pip install torch --index-url https://download.pytorch.org/whl/cpu",
        "pip install a --extra-index-url https://pypi.nvidia.com",
        "pip install a",
        "npm install a",
        "npm view a --registry https://registry.npmjs.org",
      ],
    },
  },
  {
    id: "packages/change-registry",
    summary: "Changes where packages come from, or what runs when they are installed, for good.",
    why: "Every later install asks that place, and whoever runs it chooses the code.",
    instead: "Name the registry in the one command that needs it, or ask the user to change the setting.",
    severity: "medium",
    category: "capability",
    source: "https://docs.npmjs.com/cli/v11/using-npm/config#registry",
    when: {
      command: {
        program: ["npm", "pnpm", "yarn", "bun", "pip{,3}", "gem", "composer", "poetry"],
        verb: ["config set", "config", "set", "sources", "source add"],
        argument: [
          "{,@*:}registry{,=*}",
          "*{index-url,npmRegistryServer,script-shell,trusted-host}*",
          "ignore-scripts{,=*}",
          "http{,s}://*",
        ],
        notArgument: ["list", "get", "delete"],
      },
    },
    examples: {
      bad: [
        "npm config set registry https://npm.example.com",
        "pip config set global.index-url https://pypi.example.com/simple",
        "gem sources --add https://gems.example.com",
      ],
      good: ["npm config get registry", "npm config set fund false", "pip config list", "gem sources"],
    },
  },
  {
    id: "packages/add-repository",
    summary: "Adds a place from which the system takes packages, or the key that it trusts for them.",
    why: "Packages from there replace those of the system, and their scripts run as root.",
    instead: "Show the user the repository and why it is needed.",
    severity: "medium",
    category: "capability",
    source: "https://wiki.debian.org/SecureApt",
    when: {
      command: {
        program: [
          "add-apt-repository",
          "apt-add-repository",
          "apt-key",
          "flatpak",
          "zypper",
          "dnf",
          "yum-config-manager",
        ],
        argument: ["ppa:*", "deb *", "http{,s}://*", "add", "remote-add", "addrepo", "--add-repo"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo add-apt-repository ppa:a/b", "curl https://example.com/k.gpg | sudo apt-key add -"],
      good: ["apt-key list", "sudo apt-get update", "flatpak list"],
    },
  },
  {
    id: "packages/run-from-repository",
    summary: "Runs a program straight from a repository or an address.",
    why: "Nobody has reviewed that version, and it may be another one tomorrow.",
    instead: "Install a released version, or clone it, read it, and run it from there.",
    severity: "medium",
    category: "capability",
    source: "https://docs.npmjs.com/cli/v11/commands/npx",
    when: {
      command: {
        program: ["npx", "bunx", "pnpx", "uvx", "pipx"],
        argument: ["{github,gitlab,bitbucket,gist}:*", "git+*", "http{,s}://*", "*.git"],
      },
    },
    examples: {
      bad: ["npx github:a/b", "npx https://example.com/a.tgz"],
      good: ["npx tsc --noEmit", "npx create-next-app@latest web", "uvx ruff check"],
    },
  },
] as const satisfies readonly Rule[];
