import type { Rule } from "../../engine/rule.ts";

/** Rule pack `terraform-files`: state and values of Terraform. */
export const terraformFiles = [
  {
    id: "terraform-files/read-state",
    summary: "Reads Terraform state, which keeps secrets in plain text.",
    why: "Passwords and keys of managed resources are in the state even where they are marked sensitive.",
    instead: "Use terraform state list, or terraform output NAME for a value that is no secret.",
    severity: "medium",
    category: "credential",
    source: "https://developer.hashicorp.com/terraform/language/state/sensitive-data",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/*.tfstate", "**/*.tfstate.*backup", "**/*secret*.tfvars"],
        notPath: ["**/{fixtures,__fixtures__,testdata}/**"],
      },
    },
    examples: {
      bad: ["cat terraform.tfstate", "jq '.resources[]' infra/terraform.tfstate", "cat secrets.auto.tfvars"],
      good: [
        "terraform state list",
        "cat infra/variables.tf",
        "cat terraform.tfvars.example",
        "ls *.tfstate",
      ],
    },
  },
  {
    id: "terraform-files/read-variables",
    summary: "Reads Terraform's variable values, where passwords and keys are often kept.",
    why: "Files of values are left out of repositories because secrets are among them.",
    instead: "Read variables.tf, which names and describes the variables, or an example file.",
    severity: "medium",
    category: "credential",
    source:
      "https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/*.tfvars", "**/*.tfvars.json"],
        notPath: ["**/*{example,sample,template}*", "**/{fixtures,__fixtures__,testdata,examples}/**"],
        notBy: ["terraform", "tofu", "terragrunt", "tflint", "git"],
      },
    },
    examples: {
      bad: ["cat terraform.tfvars", "cat dev.tfvars", "jq . infra/terraform.tfvars.json"],
      good: [
        "cat infra/variables.tf",
        "cat terraform.tfvars.example",
        "terraform plan -var-file=dev.tfvars",
        "ls *.tfvars",
      ],
    },
  },
] as const satisfies readonly Rule[];
