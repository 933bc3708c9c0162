import type { Rule } from "../../engine/rule.ts";

/** Outputs whose names say that they are places and names. */
const harmlessOutputs = [
  "{,*_}{arn,id,ids,name,names,region,zone,bucket,ip,ips,cidr,port,version,dns,dns_name,domain,hostname,fqdn}",
  "{,*_}{api,app,site,web,website,frontend,backend,lb,alb,nlb,cdn,queue,function,service,base,public}_{url,uri,endpoint}",
  "{url,endpoint}",
] as const;

/** Rule pack `deploys`: infrastructure, releases and packages that others depend on. */
export const deploys = [
  {
    id: "deploys/destroy-infrastructure",
    summary: "Destroys infrastructure that a program keeps track of.",
    why: "Servers, databases and their data go, and most of it cannot be made again.",
    instead: "Show the user terraform plan -destroy and let them decide.",
    severity: "high",
    category: "destruction",
    source: "https://developer.hashicorp.com/terraform/cli/commands/destroy",
    when: {
      operation: {
        area: ["infrastructure"],
        effect: ["destroy"],
        notVerb: ["workspace delete"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "terraform destroy -auto-approve",
        "tofu -chdir=infra destroy",
        "terraform apply -destroy",
        "cdk destroy --all",
        "sls remove",
      ],
      good: ["terraform plan -destroy", "terraform plan", "terraform validate", "grep destroy main.tf"],
    },
  },
  {
    id: "deploys/apply-in-production",
    summary: "Changes production infrastructure.",
    why: "It replaces or deletes live resources where the plan says so.",
    instead: "Run terraform plan -out and let the user or the pipeline apply it.",
    severity: "high",
    category: "change",
    source: "https://developer.hashicorp.com/terraform/cli/commands/apply",
    when: {
      operation: {
        area: ["infrastructure"],
        effect: ["deploy", "change", "execute"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "terraform apply -var-file=prod.tfvars",
        "terraform -chdir=envs/production apply",
        "pulumi up --stack prod",
      ],
      good: ["terraform plan -var-file=prod.tfvars", "terraform fmt", "terraform apply -var-file=dev.tfvars"],
    },
  },
  {
    id: "deploys/apply-infrastructure",
    summary: "Changes infrastructure, or machines, by what files say.",
    why: "It replaces or deletes live resources where the plan says so.",
    instead: "Run terraform plan first and show the user what would change.",
    severity: "medium",
    category: "change",
    source: "https://developer.hashicorp.com/terraform/cli/commands/apply",
    when: {
      operation: {
        area: ["infrastructure"],
        effect: ["deploy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "terraform apply",
        "tofu apply -auto-approve",
        "pulumi up --stack dev",
        "ansible-playbook -i hosts site.yml",
        "cdk deploy",
      ],
      good: [
        "terraform plan",
        "terraform init",
        "kubectl apply --dry-run=client -f a.yaml",
        "git apply fix.patch",
        "ansible-playbook -i hosts site.yml --check",
        "cdk diff",
      ],
    },
  },
  {
    id: "deploys/change-terraform-state",
    summary: "Changes Terraform's state by hand.",
    why: "Terraform then forgets, recreates or fights over resources that really exist.",
    instead: "Use moved, import and removed blocks in the configuration, which are reviewed.",
    severity: "high",
    category: "change",
    source: "https://developer.hashicorp.com/terraform/cli/commands/state",
    when: {
      command: {
        program: ["terraform", "tofu", "terragrunt"],
        verb: ["state {rm,mv,push,replace-provider}", "force-unlock", "taint", "untaint", "workspace delete"],
        notOption: ["--dry-run"],
      },
    },
    examples: {
      bad: [
        "terraform state rm aws_instance.web",
        "terraform force-unlock -force 1234",
        "tofu workspace delete staging",
      ],
      good: ["terraform state list", "terraform state mv -dry-run a b", "terraform workspace select dev"],
    },
  },
  {
    id: "deploys/print-terraform-values",
    summary: "Prints Terraform outputs or state, secrets included.",
    why: "Asked for by name, as JSON or raw, values marked sensitive are shown too.",
    instead: "Use terraform state list, or ask the user for the one value.",
    severity: "medium",
    category: "credential",
    source: "https://developer.hashicorp.com/terraform/cli/commands/output",
    when: {
      command: {
        program: ["terraform", "tofu", "terragrunt"],
        verb: ["output", "show", "state show", "console"],
        option: ["--json", "--raw", "--show-sensitive"],
        notArgument: harmlessOutputs,
        shown: true,
      },
    },
    examples: {
      bad: [
        "terraform output -json",
        "terraform output -raw db_password",
        "terraform show -json",
        "terraform output -json | jq .db_password.value",
        'P=$(terraform output -raw db_password); echo "$P"',
      ],
      good: [
        "terraform output",
        "terraform state list",
        "terraform version -json",
        "terraform providers",
        "terraform output -json | jq keys",
        "terraform output -raw alb_dns_name",
        "terraform show -json plan | jq -r '.resource_changes[].address'",
        'URL=$(terraform output -raw api_url); test -n "$URL"',
      ],
    },
  },
  {
    id: "deploys/print-terraform-state",
    summary: "Prints the whole Terraform state, secrets included.",
    why: "The state holds every value that was ever set, in clear.",
    instead: "Use terraform state list, or ask the user for the one value.",
    severity: "medium",
    category: "credential",
    source: "https://developer.hashicorp.com/terraform/cli/commands/state/pull",
    when: { command: { program: ["terraform", "tofu", "terragrunt"], verb: ["state pull"] } },
    examples: {
      bad: ["terraform state pull", "tofu state pull > state.json"],
      good: ["terraform state list", "terraform plan"],
    },
  },
  {
    id: "deploys/release-to-production",
    summary: "Installs, upgrades or rolls back a Helm release in production.",
    why: "It takes effect for users at once, past review and the deployment pipeline.",
    instead: "Show helm diff or helm upgrade --dry-run, and let the pipeline release it.",
    severity: "high",
    category: "change",
    source: "https://helm.sh/docs/helm/helm_upgrade/",
    when: {
      operation: {
        system: ["helm"],
        verb: ["install", "upgrade", "rollback"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["helm upgrade web ./chart -n production", "helm --kube-context prod rollback web 3"],
      good: [
        "helm upgrade web ./chart -n production --dry-run",
        "helm template web ./chart",
        "helm -n production list",
      ],
    },
  },
  {
    id: "deploys/uninstall-release",
    summary: "Removes a Helm release and everything it installed.",
    why: "Users are cut off, and volumes may go with the release.",
    instead: "Show helm uninstall --dry-run and let the user run it.",
    severity: "high",
    category: "change",
    source: "https://helm.sh/docs/helm/helm_uninstall/",
    when: {
      operation: {
        system: ["helm"],
        verb: ["uninstall", "delete", "del", "un"],
        target: ["production", "unknown"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["helm uninstall web", "helm -n production delete web"],
      good: ["helm uninstall web --dry-run", "helm --kube-context kind-dev uninstall web", "helm list"],
    },
  },
  {
    id: "deploys/publish-package",
    summary: "Publishes a package for everybody.",
    why: "A published version cannot be taken back, and others install it within minutes.",
    instead: "Show the user npm publish --dry-run (or cargo publish --dry-run), and let them release it.",
    severity: "high",
    category: "change",
    source: "https://docs.npmjs.com/cli/v11/commands/npm-publish",
    when: { operation: { area: ["packages"], effect: ["publish"], dryRun: false } },
    examples: {
      bad: [
        "npm publish",
        "cd packages/core && pnpm publish --access public",
        "cargo publish",
        "twine upload dist/*",
        "uv publish",
        "gem push a-1.0.0.gem",
        "mvn clean deploy",
      ],
      good: ["npm publish --dry-run", "npm pack", "npm run publish:docs", "cargo package"],
    },
  },
  {
    id: "deploys/unpublish-package",
    summary: "Takes a published package or its owners away.",
    why: "Builds of everybody who depends on it break, or somebody else may take the name.",
    instead: "Publish a fixed version; ask the user before deprecating one.",
    severity: "high",
    category: "change",
    source: "https://docs.npmjs.com/cli/v11/commands/npm-unpublish",
    when: {
      operation: { area: ["packages"], effect: ["delete", "access"], notVerb: ["login"], dryRun: false },
    },
    examples: {
      bad: [
        "npm unpublish app@1.0.0",
        "npm deprecate app '1.x is old'",
        "cargo yank --version 1.0.0",
        "npm owner add a app",
      ],
      good: ["npm view app versions", "npm owner ls app", "npm uninstall app", "npm dist-tag ls app"],
    },
  },
  {
    id: "deploys/change-infrastructure",
    summary: "Stops, deletes or forgets a part of the infrastructure.",
    why: "What runs there is interrupted, or is no longer known to the program that keeps track of it.",
    instead: "Show the user what would be affected, and go on once they agree.",
    severity: "medium",
    category: "change",
    source: "https://developer.hashicorp.com/nomad/docs/commands/job/stop",
    when: {
      operation: {
        area: ["infrastructure"],
        effect: ["stop", "delete"],
        notSystem: ["terraform"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["nomad job stop web", "pulumi state delete urn:a", "puppet node purge web-1"],
      good: ["nomad job status web", "pulumi stack ls", "pulumi config set a b"],
    },
  },
] as const satisfies readonly Rule[];
