import type { Rule } from "../../engine/rule.ts";

/** Rule pack `package-credentials`: logins of package registries and git hosts. */
export const packageCredentials = [
  {
    id: "package-credentials/read-registry-token",
    summary: "Reads the user's login for a package registry.",
    why: "With a publish token somebody else can ship code to everybody who installs the package.",
    instead:
      "Run the package manager itself, it reads the token; npm config get registry shows the registry.",
    severity: "high",
    category: "credential",
    source: "https://docs.npmjs.com/using-private-packages-in-a-ci-cd-workflow",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "{~,/root,/home/*,/Users/*}/{.npmrc,.yarnrc,.yarnrc.yml,.bunfig.toml}",
          "**/.pypirc",
          "{~,/root,/home/*,/Users/*}/.cargo/credentials*",
          "{~,/root,/home/*,/Users/*}/.gem/credentials",
          "~/.config/pypoetry/auth.toml",
          "~/.config/{pip/pip.conf,uv/credentials/**,NuGet/NuGet.Config,composer/auth.json,hex/hex.config}",
          "~/.{pip/pip.conf,nuget/NuGet/NuGet.Config,composer/auth.json,hex/hex.config,bundle/config}",
          "~/.m2/settings*.xml",
          "~/.gradle/gradle.properties",
          "~/.{sbt,ivy2}/**{.,}credentials*",
          "~/.{jfrog/jfrog-cli.conf*,artifactory/**,subversion/auth/**,sonar/**}",
          "~/.{config/rubygems,local/share/gem}/credentials",
          "~/{.pub-cache/credentials.json,.config/dart/pub-credentials.json}",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.npmrc",
        "cat ~/.pypirc",
        "cp ~/.cargo/credentials.toml /tmp/c",
        { tool: "Read", input: { file_path: "/home/dev/.m2/settings.xml" } },
        { tool: "Read", input: { file_path: "C:\\Users\\me\\.npmrc" } },
      ],
      good: ["cat .npmrc", "npm config get registry", "cat Cargo.toml", "cat gradle.properties"],
    },
  },
  {
    id: "package-credentials/read-project-registry-login",
    summary: "Reads a project's npm settings, which may hold a registry token.",
    why: "With a publish token somebody else can ship code to everybody who installs the package.",
    instead: "Run npm config get registry, which shows no token.",
    severity: "low",
    category: "credential",
    source: "https://docs.npmjs.com/cli/v11/configuring-npm/npmrc",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/.npmrc", "**/.npmrc.{bak,backup,old,orig,save}"],
        notPath: ["{~,/root,/home/*,/Users/*}/.npmrc", "**/{fixtures,__fixtures__,testdata,node_modules}/**"],
        notBy: ["wc", "cmp", "cksum", "{md5,sha*}sum", "shasum"],
      },
    },
    examples: {
      bad: ["cat .npmrc", { tool: "Read", input: { file_path: "/home/dev/app/packages/web/.npmrc" } }],
      good: [
        "npm config get registry",
        "ls -la .npmrc",
        "git grep -n '.npmrc'",
        "echo save-exact=true >> .npmrc",
      ],
    },
  },
  {
    id: "package-credentials/read-git-login",
    summary: "Reads stored passwords or tokens for git hosts.",
    why: "The token can read and change every repository that the user can.",
    instead: "Run git or gh itself, they read the login; gh auth status shows who is signed in.",
    severity: "critical",
    category: "credential",
    source: "https://git-scm.com/docs/git-credential-store",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.git-credentials*",
          "~/.config/git/credentials",
          "**/{.,_}netrc",
          "**/.netrc.gpg",
          "~/.config/gh/hosts.yml",
          "~/.config/glab-cli/config.yml",
          "~/.config/{hub,tea/config.yml}",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.git-credentials",
        "grep -A2 github.com ~/.netrc",
        { tool: "Read", input: { file_path: "/home/dev/.config/gh/hosts.yml" } },
      ],
      good: ["gh auth status", "git config --get user.email", "cat .gitattributes", "ls ~/.config/gh"],
    },
  },
  {
    id: "package-credentials/overwrite",
    summary: "Changes or deletes the user's registry or git login.",
    why: "A changed registry or login decides where later installs come from and pushes go to.",
    instead: "Set it for this project only (.npmrc, pip.conf in the repository), or ask the user to sign in.",
    severity: "medium",
    category: "destruction",
    source: "https://docs.npmjs.com/cli/v11/configuring-npm/npmrc",
    when: {
      file: {
        access: ["write", "delete"],
        path: [
          "~/{.npmrc,.yarnrc,.yarnrc.yml,.pypirc,.netrc,.git-credentials}",
          "~/.config/{pip/pip.conf,gh/hosts.yml,git/credentials}",
          "~/.cargo/credentials*",
          "~/.pip/pip.conf",
          "~/.m2/settings*.xml",
        ],
      },
    },
    examples: {
      bad: ["echo registry=https://npm.example.com >> ~/.npmrc", "rm ~/.netrc", "sed -i s/a/b/ ~/.pypirc"],
      good: [
        "echo save-exact=true >> .npmrc",
        "npm install --registry https://npm.example.com",
        "gh auth status",
      ],
    },
  },
] as const satisfies readonly Rule[];
