import type { Rule } from "../../engine/rule.ts";

/** Committed for tests or as a pattern, or code and not settings. */
const harmless = [
  "**/*{example,sample,template,schema}*",
  "**/{fixtures,__fixtures__,testdata,node_modules,vendor,docs}/**",
] as const;

/** What says `production` in the name of a file. */
const production = "{prod,production,live}";

/** Files by which services are put into production: what runs, where, and how much of it. */
const deployment = [
  `**/{docker-,}compose{.,-}${production}.{yml,yaml}`,
  `**/values{.,-,_}${production}*.{yml,yaml}`,
  `**/{k8s,kubernetes,kustomize,deploy,deployment,manifests,charts,helm,overlays,clusters,environments,envs}/**/${production}/**/*.{yml,yaml,json,tf,hcl}`,
  `**/{k8s,kubernetes,kustomize,deploy,deployment,manifests,charts,helm,overlays,clusters,environments,envs}/**/${production}.{yml,yaml}`,
  `**/${production}.{tf,tfvars,hcl}`,
  `**/{Pulumi,samconfig,fly,wrangler,serverless,skaffold,helmfile,app,vercel,netlify,railway,render}{.,-}${production}.{yml,yaml,toml,json}`,
  `**/{inventory,inventories,group_vars,host_vars}/**/${production}{,.yml,.yaml,.ini}`,
  "**/Procfile.prod*",
] as const;

/** Settings of an application in which connection strings and passwords stand as they are. */
const values = [
  `**/appsettings.${production}.json`,
  `**/application{-,_}${production}.{properties,yml,yaml}`,
  `**/{config,conf,settings,configuration}/${production}.{json,yml,yaml,toml,ini,conf,properties}`,
  `**/{config,conf,settings}{.,-,_}${production}.{json,yml,yaml,toml,ini,conf,properties}`,
  "**/{prod,production}.secret.exs",
  "**/{wp-config.php,local_settings.py,settings_local.py,tomcat-users.xml,parameters.yml}",
  `/etc/**/${production}.{conf,ini,yml,yaml,json,toml}`,
] as const;

/** Rule pack `production-config`: files that say how services run in production. */
export const productionConfig = [
  {
    id: "production-config/read-values",
    summary: "Reads production settings that usually hold passwords or connection strings.",
    why: "What is read lands in the transcript, and it opens the systems that customers use.",
    instead: "Read the settings of development, or the example file, for the names of the keys.",
    severity: "medium",
    category: "credential",
    source: "https://12factor.net/config",
    when: { file: { access: ["read", "link"], path: values, notPath: harmless } },
    examples: {
      bad: [
        "cat appsettings.Production.json",
        "cat src/main/resources/application-prod.yml",
        { tool: "Read", input: { file_path: "/home/dev/app/config/production.json" } },
        "cat wp-config.php",
      ],
      good: [
        "cat appsettings.json",
        "cat src/main/resources/application.yml",
        "cat config/development.json",
        "cat config/production.example.json",
        "cat webpack.production.js",
      ],
    },
  },
  {
    id: "production-config/read-secret-manifest",
    summary: "Reads a Kubernetes manifest that is named after its secrets.",
    why: "Values in it are only base64, and what is read lands in the transcript.",
    instead: "Look at where the secret is referred to, or at the sealed or encrypted form of it.",
    severity: "medium",
    category: "credential",
    source: "https://kubernetes.io/docs/concepts/configuration/secret/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/{k8s,kubernetes,manifests,deploy,kustomize,overlays,base,charts,helm}/**/{*-,*_,}secret{,s}{-*,_*,}.{yml,yaml}",
        ],
        notPath: ["**/*{sealed,external,enc,sops,store,provider,rbac,role}*", "**/templates/**", ...harmless],
      },
    },
    examples: {
      bad: ["cat k8s/secret.yaml", "cat deploy/overlays/dev/db-secrets.yaml"],
      good: [
        "cat k8s/deployment.yaml",
        "cat k8s/sealed-secret.yaml",
        "cat charts/web/templates/secret.yaml",
        "cat k8s/external-secrets.yaml",
      ],
    },
  },
  {
    id: "production-config/read-deployment",
    summary: "Reads how services are deployed in production.",
    why: "It says which machines, accounts and images there are, and values may stand among them.",
    instead: "Read the file for development where it is enough.",
    severity: "low",
    category: "credential",
    source: "https://docs.docker.com/compose/how-tos/production/",
    when: { file: { access: ["read", "link"], path: deployment, notPath: harmless } },
    examples: {
      bad: [
        "cat docker-compose.prod.yml",
        "cat charts/web/values-production.yaml",
        { tool: "Read", input: { file_path: "/home/dev/app/k8s/overlays/prod/patch.yaml" } },
      ],
      good: [
        "cat docker-compose.yml",
        "cat charts/web/values.yaml",
        "cat k8s/overlays/dev/patch.yaml",
        "cat docs/production.md",
      ],
    },
  },
  {
    id: "production-config/write",
    summary: "Changes how services are set up in production.",
    why: "What is merged or applied next runs with it, and nobody may look at it again before that.",
    instead: "Make the change for development first, and show the user the difference for production.",
    severity: "low",
    category: "change",
    source: "https://sre.google/sre-book/release-engineering/",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: [...deployment, ...values],
        notPath: harmless,
      },
    },
    examples: {
      bad: [
        {
          tool: "Edit",
          input: { file_path: "/home/dev/app/docker-compose.prod.yml", old_string: "a", new_string: "b" },
        },
        "sed -i s/replicas:.*/replicas:1/ k8s/prod/web.yaml",
        "rm config/production.json",
        { tool: "Write", input: { file_path: "/home/dev/app/infra/envs/prod/main.tf", content: "" } },
      ],
      good: [
        { tool: "Write", input: { file_path: "/home/dev/app/docker-compose.yml", content: "" } },
        "sed -i s/a/b/ k8s/dev/web.yaml",
        "rm webpack.prod.js",
        "echo a >> docs/production.yml",
      ],
    },
  },
  {
    id: "production-config/write-pipeline",
    summary: "Changes what the build server runs.",
    why: "It has the keys to releases and machines, and runs what stands here for whoever pushes.",
    instead: "Say what the pipeline will do differently, and let the user look before it is merged.",
    severity: "low",
    category: "change",
    source: "https://docs.github.com/actions/reference/security/secure-use",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: [
          "**/.github/{workflows,actions}/**",
          "**/{.gitlab-ci.yml,Jenkinsfile,azure-pipelines.yml,bitbucket-pipelines.yml,.travis.yml,.drone.yml,buildspec.yml}",
          "**/{.circleci,.buildkite,.woodpecker,.tekton,.gitlab}/**/*.{yml,yaml}",
          "**/cloudbuild.{yml,yaml,json}",
        ],
      },
    },
    examples: {
      bad: [
        {
          tool: "Write",
          input: { file_path: "/home/dev/app/.github/workflows/ci.yml", content: "on: push" },
        },
        "rm .gitlab-ci.yml",
      ],
      good: ["cat .github/workflows/ci.yml", "echo a > .github/CODEOWNERS"],
    },
  },
] as const satisfies readonly Rule[];
