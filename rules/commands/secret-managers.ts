import type { Rule } from "../../engine/rule.ts";

/** Rule pack `secret-managers`: values that vaults, password stores and encrypted files give out, take in or lose on request. */
export const secretManagers = [
  {
    id: "secret-managers/decrypt",
    summary: "Prints a decrypted value of a secret manager.",
    why: "The value leaves the place that guards it for the transcript and the model's context.",
    instead: "Refer to the secret by name and let the program fetch it when it runs.",
    severity: "high",
    category: "credential",
    source: "https://docs.aws.amazon.com/cli/latest/reference/ssm/get-parameter.html",
    when: {
      command: {
        program: ["aws", "sops", "ansible-vault"],
        verb: ["ssm get-parameter*", "kms decrypt", "decrypt", "view", "?*.{yaml,yml,json,env,ini}"],
        option: [
          "--with-decryption",
          "--decrypt",
          "--ciphertext-blob",
          "--vault-password-file",
          "--vault-id",
          "--key-id",
        ],
        shown: true,
      },
    },
    examples: {
      bad: [
        "aws ssm get-parameter --name /db --with-decryption",
        "sops -d secrets.enc.yaml",
        "aws kms decrypt --ciphertext-blob fileb://a",
      ],
      good: ["aws ssm get-parameter --name /db", "sops -e secrets.yaml", "ansible-vault encrypt a.yml"],
    },
  },
  {
    id: "secret-managers/read-vault",
    summary: "Prints a stored secret.",
    why: "The value leaves the place that guards it for the transcript and the model's context.",
    instead: "Refer to the secret by name and let the program fetch it when it runs.",
    severity: "high",
    category: "credential",
    source: "https://learn.microsoft.com/cli/azure/keyvault/secret",
    when: {
      command: {
        program: ["az", "bw", "ansible-vault", "sops"],
        verb: ["keyvault secret", "get", "view", "decrypt"],
        argument: ["show", "download", "?*"],
        notArgument: ["list", "set", "template", "status"],
        shown: true,
      },
    },
    examples: {
      bad: [
        "az keyvault secret show --vault-name v --name n",
        "bw get password mail",
        "ansible-vault view x.yml",
      ],
      good: ["az keyvault secret list --vault-name v", "bw status"],
    },
  },
  {
    id: "secret-managers/read-password-store",
    summary: "Prints an entry of the password store.",
    why: "The password lands in the transcript and in the model's context.",
    instead: "Ask the user to enter it where it is needed.",
    severity: "high",
    category: "credential",
    source: "https://git.zx2c4.com/password-store/about/",
    when: {
      command: {
        program: ["pass"],
        verb: ["?*"],
        notVerb: ["{ls,list,find,search,insert,add,generate,edit,rm,mv,cp,git,help,version,init}"],
        shown: true,
      },
    },
    examples: {
      bad: ["pass mail/work", "pass -c mail/work"],
      good: ["pass ls", "pass find work", "pass git log"],
    },
  },
  {
    id: "secret-managers/print",
    summary: "Prints what a secret manager or a password store keeps.",
    why: "The values leave the place that guards them for the transcript and the model's context.",
    instead: "Refer to the secret by name and let the program fetch it when it runs.",
    severity: "high",
    category: "credential",
    source: "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
    when: {
      command: {
        program: ["bw", "rbw", "gopass", "lpass", "pass", "op", "vault", "pulumi", "chamber"],
        shown: true,
      },
      operation: {
        area: ["secret-manager", "infrastructure"],
        effect: ["read-secret"],
        notVerb: ["inject"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "bw export --raw",
        "gopass show mail/work",
        "lpass show --password mail",
        "vault print token",
        "pulumi config --show-secrets",
      ],
      good: ["bw status", "gopass ls", "lpass ls", "pulumi config", "pulumi config get aws:region"],
    },
  },
  {
    id: "secret-managers/destroy",
    summary: "Destroys secrets, or switches the place that keeps them off.",
    why: "Every program that asks for them fails, and destroyed versions never come back.",
    instead: "Show the user which secrets can go, and let them remove them.",
    severity: "high",
    category: "destruction",
    source: "https://developer.hashicorp.com/vault/docs/commands/kv/destroy",
    when: {
      operation: {
        area: ["secret-manager"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "vault kv destroy -versions=1 secret/app",
        "vault secrets disable kv",
        "op vault delete Team",
        "doppler configs delete dev --yes",
      ],
      good: ["vault kv list secret/", "vault secrets list", "op vault list", "doppler configs list"],
    },
  },
  {
    id: "secret-managers/delete",
    summary: "Deletes a secret or a policy of a secret manager.",
    why: "Every program that asks for it fails.",
    instead: "Show the user which secret can go, and let them delete it.",
    severity: "medium",
    category: "destruction",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
    when: {
      operation: {
        area: ["secret-manager"],
        effect: ["delete", "stop"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "vault kv delete secret/app",
        "aws secretsmanager delete-secret --secret-id app",
        "op item delete mail",
        "doppler secrets delete API_KEY --yes",
      ],
      good: [
        "vault policy list",
        "aws secretsmanager list-secrets",
        "op item list",
        "doppler secrets --only-names",
      ],
    },
  },
  {
    id: "secret-managers/write",
    summary: "Changes a secret that other programs use.",
    why: "A wrong value stops them, and a value in the call is in the transcript.",
    instead: "Let the user enter it where it belongs.",
    severity: "medium",
    category: "change",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_update-secret-value.html",
    when: {
      operation: {
        area: ["?*"],
        effect: ["write-secret"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws secretsmanager put-secret-value --secret-id app --secret-string file://v",
        "vault kv put secret/app a=b",
        "gh secret set API_KEY",
        "heroku config:set API_URL=u -a shop",
      ],
      good: [
        "aws secretsmanager describe-secret --secret-id app",
        "vault kv list secret/",
        "gh secret list",
        "heroku config -a shop --help",
      ],
    },
  },
  {
    id: "secret-managers/change-access",
    summary: "Changes who may read secrets, or how they are guarded.",
    why: "New tokens and policies outlive the task, and others can use them.",
    instead: "Tell the user who needs which secret, and why.",
    severity: "medium",
    category: "change",
    source: "https://developer.hashicorp.com/vault/docs/commands/policy/write",
    when: {
      operation: {
        area: ["secret-manager"],
        effect: ["access"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "vault policy write app app.hcl",
        "vault token create",
        "op user suspend ann@example.com",
        "aws secretsmanager put-resource-policy --secret-id app --resource-policy file://p.json",
      ],
      good: [
        "vault policy list",
        "vault token lookup",
        "op user list",
        "aws secretsmanager get-resource-policy --secret-id app",
      ],
    },
  },
] as const satisfies readonly Rule[];
