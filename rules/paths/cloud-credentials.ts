import type { Rule } from "../../engine/rule.ts";

/** Rule pack `cloud-credentials`: files that open cloud accounts, clusters and registries. */
export const cloudCredentials = [
  {
    id: "cloud-credentials/read-aws",
    summary: "Reads AWS access keys or cached sign-in tokens.",
    why: "They act as the user in every account they reach, until somebody revokes them.",
    instead:
      "Run the aws command with --profile, it reads the file itself; aws sts get-caller-identity shows who you are.",
    severity: "critical",
    category: "credential",
    source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.aws",
          "**/.aws/credentials*",
          "**/.aws/{sso,cli,login,boto}/cache/**",
          "**/.aws/{sso,cli}",
          "**/.boto",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.aws/credentials",
        "grep -r aws_secret ~/.aws",
        "jq . ~/.aws/sso/cache/*.json",
        { tool: "Read", input: { file_path: "/home/dev/.aws/credentials" } },
      ],
      good: [
        "aws sts get-caller-identity --profile dev",
        "ls ~/.aws",
        "cat infra/aws/main.tf",
        "cat ~/.aws/config",
      ],
    },
  },
  {
    id: "cloud-credentials/read-aws-settings",
    summary: "Reads AWS profiles, roles and account numbers.",
    why: "They say which accounts there are and how to get into them, and keys may stand among them.",
    instead: "List the names with aws configure list-profiles.",
    severity: "medium",
    category: "credential",
    source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html",
    when: { file: { access: ["read", "link"], path: ["**/.aws/config*"] } },
    examples: {
      bad: ["cat ~/.aws/config", { tool: "Read", input: { file_path: "/home/dev/.aws/config" } }],
      good: ["aws configure list-profiles", "cat config/aws.yml"],
    },
  },
  {
    id: "cloud-credentials/read-gcloud",
    summary: "Reads Google Cloud credentials.",
    why: "Refresh tokens stay valid until revoked and reach every project of the account.",
    instead: "Run gcloud itself; gcloud auth list shows which account is active.",
    severity: "critical",
    category: "credential",
    source: "https://cloud.google.com/docs/authentication/application-default-credentials",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.config/gcloud",
          "**/gcloud/{credentials.db,access_tokens.db,application_default_credentials.json}*",
          "**/gcloud/legacy_credentials/**",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.config/gcloud/application_default_credentials.json",
        "sqlite3 ~/.config/gcloud/credentials.db .dump",
        "cp -r ~/.config/gcloud /tmp/g",
      ],
      good: ["gcloud auth list", "ls ~/.config/gcloud", "cat ~/.config/gcloud/configurations/config_default"],
    },
  },
  {
    id: "cloud-credentials/read-azure",
    summary: "Reads Azure sign-in tokens.",
    why: "Cached tokens act as the user in every subscription of the tenant.",
    instead: "Run az itself; az account show says which account is active.",
    severity: "critical",
    category: "credential",
    source: "https://learn.microsoft.com/cli/azure/azure-cli-configuration",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.azure",
          "**/.azure/{msal_token_cache,accessTokens,service_principal_entries,msal_http_cache}*",
          "**/.azure/TokenCache.dat",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.azure/msal_token_cache.json",
        "strings ~/.azure/service_principal_entries.bin",
        "tar cf a.tar ~/.azure",
      ],
      good: ["az account show", "ls ~/.azure", "cat ~/.azure/azureProfile.json"],
    },
  },
  {
    id: "cloud-credentials/read-platform-login",
    summary: "Reads the login of a hosting or infrastructure platform.",
    why: "The token acts as the user: it deploys, deletes and reads secrets on the platform.",
    instead: "Run the platform's own command, it reads its login itself.",
    severity: "high",
    category: "credential",
    source: "https://docs.digitalocean.com/reference/doctl/how-to/install/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "{~/.config,~/Library/Application Support}/doctl/config.yaml",
          "**/.oci/{config,*.pem,sessions/**}",
          "~/.config/{hcloud/cli.toml,linode-cli,scw/config.yaml,exoscale/exoscale.toml,openstack/clouds*.yaml}",
          "~/.config/{netlify/config.json,configstore/firebase-tools.json,render/cli.yaml,neonctl/credentials.json}",
          "~/.config/{planetscale/access-token,turso/settings.json,argocd/config,upctl.yaml}",
          "~/.{vultr-cli.yaml,civo.json,upctl.yaml,flyrc,serverlessrc,argocd/config,rancher/cli2.json,expo/state.json}",
          "~/.{aliyun,bluemix,cf}/config.json",
          "{/etc/openstack/,./,}{clouds,secure}.{yml,yaml}",
          "~/.fly/config.yml",
          "~/.supabase/access-token",
          "~/.{vercel,local/share/com.vercel.cli}/auth.json",
          "~/{.wrangler,.config/.wrangler}/config/*.toml",
          "~/.terraform.d/credentials.tfrc.json",
          "~/.terraformrc",
          "~/.pulumi/credentials.json",
          "~/.vault/token",
          "**/.vault-token",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.config/doctl/config.yaml",
        "cat ~/.vault-token",
        { tool: "Read", input: { file_path: "/home/dev/.terraform.d/credentials.tfrc.json" } },
      ],
      good: ["doctl account get", "cat fly.toml", "cat .vercel/project.json", "ls ~/.terraform.d"],
    },
  },
  {
    id: "cloud-credentials/read-kubeconfig",
    summary: "Reads a kubeconfig, which holds cluster credentials.",
    why: "Its certificates and tokens open the cluster from anywhere.",
    instead: "Use kubectl config view, which leaves the credentials out, or kubectl config get-contexts.",
    severity: "critical",
    category: "credential",
    source: "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.kube",
          "**/.kube/config*",
          "**/.kube/*.{yaml,yml,conf}",
          "**/kubeconfig",
          "**/{kubeconfig.,kubeconfig-}*",
          "**/*{.,-}kubeconfig",
          "/etc/kubernetes/*.conf",
          "/etc/rancher/{k3s,rke2}/*.yaml",
        ],
        notPath: ["**/kubeconfig.{md,go,ts,js,py,rs,tf}", "**/*{example,sample,template}*"],
      },
    },
    examples: {
      bad: [
        "cat ~/.kube/config",
        "cp ~/.kube/config.staging /tmp/k",
        "sudo cat /etc/rancher/k3s/k3s.yaml",
        { tool: "Read", input: { file_path: "/home/dev/app/prod.kubeconfig" } },
      ],
      good: [
        "kubectl config get-contexts",
        "ls ~/.kube",
        "cat k8s/config.yaml",
        "kubectl --kubeconfig ~/.kube/config get pods",
      ],
    },
  },
  {
    id: "cloud-credentials/read-registry-login",
    summary: "Reads container registry logins.",
    why: "The entries are only base64; with them images can be pushed that others will run.",
    instead: "Run docker or podman itself, they read the login; ask the user which registries they use.",
    severity: "high",
    category: "credential",
    source: "https://docs.docker.com/reference/cli/docker/login/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.docker/config.json*",
          "**/.dockercfg",
          "~/.config/containers/auth.json",
          "/run/user/*/containers/auth.json",
        ],
        shown: true,
      },
    },
    examples: {
      bad: [
        "cat ~/.docker/config.json",
        "jq '.auths[].auth' ~/.docker/config.json",
        { tool: "Read", input: { file_path: "/home/dev/.docker/config.json" } },
      ],
      good: ["docker pull node:22", "docker context ls", "cat .dockerignore", "ls ~/.docker"],
    },
  },
  {
    id: "cloud-credentials/read-service-account-key",
    summary: "Reads the key file of a service account.",
    why: "A service account key does not expire and works from anywhere.",
    instead: "Point GOOGLE_APPLICATION_CREDENTIALS at the file and let the client library read it.",
    severity: "high",
    category: "credential",
    source: "https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/*service{-,_,}account*.json",
          "**/{gcp,gcloud,google,firebase,play-store,google-play}*{key,credentials,adminsdk}*.json",
          "**/*{firebase-adminsdk,application_default_credentials}*.json",
          "**/{sa,service}{-,_}key*.json",
          "**/gha-creds-*.json",
          "**/client_secret*.json",
          "**/credentials.json",
        ],
        notPath: [
          "**/*{example,sample,template,schema}*",
          "**/{fixtures,__fixtures__,testdata,node_modules}/**",
        ],
      },
    },
    examples: {
      bad: [
        "cat service-account.json",
        "jq .private_key config/gcp-key.json",
        { tool: "Read", input: { file_path: "/home/dev/app/credentials.json" } },
      ],
      good: [
        "cat service-account.example.json",
        "cat src/credentials.ts",
        "gcloud iam service-accounts list",
        { tool: "Read", input: { file_path: "/home/dev/app/test/fixtures/credentials.json" } },
      ],
    },
  },
  {
    id: "cloud-credentials/overwrite",
    summary: "Changes or deletes stored cloud or cluster credentials.",
    why: "The user loses access, or every later command goes to somebody else's account.",
    instead: "Ask the user to sign in with the platform's own login command.",
    severity: "medium",
    category: "destruction",
    source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html",
    when: {
      file: {
        access: ["write", "delete"],
        path: [
          "**/.aws",
          "**/.aws/{credentials,config}*",
          "**/.config/gcloud/**",
          "**/.azure/**",
          "**/.kube",
          "**/.kube/config*",
          "**/.docker/config.json",
          "~/.config/doctl/config.yaml",
          "~/.terraform.d/credentials.tfrc.json",
        ],
      },
    },
    examples: {
      bad: ["rm -rf ~/.aws", "cp /tmp/new ~/.kube/config", "echo '[default]' > ~/.aws/credentials"],
      good: ["kubectl config use-context dev", "aws sso login", "rm -rf ~/.kube/cache"],
    },
  },
] as const satisfies readonly Rule[];
