import type { Rule } from "../../engine/rule.ts";

/** Rule pack `secret-managers`: values that vaults, password stores and encrypted files give out, take in or lose on request. */
export const secretManagers = [
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
        notVerb: [
          "{show,otp,ls,list,find,search,insert,add,generate,edit,rm,remove,delete,mv,cp,rename,copy,git,help,version,init}",
        ],
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
    summary: "Prints what a secret manager, a platform or a password store keeps.",
    why: "The values leave the place that guards them for the transcript and the model's context.",
    instead:
      "Put it straight into the program that needs it, or give the user the command to run themselves.",
    severity: "high",
    category: "credential",
    source: "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
    when: { command: { program: ["!(kubectl|oc|k)"], effect: ["read-secret"], shown: true } },
    examples: {
      bad: [
        "aws secretsmanager get-secret-value --secret-id prod/db",
        "aws ssm get-parameter --name /db --with-decryption",
        "gcloud secrets versions access latest --secret=db",
        "az keyvault secret show --vault-name v --name n",
        "vault kv get secret/db",
        "pass show mail/work",
        "bw export --raw",
        "doppler secrets",
        "sops -d secrets.enc.yaml",
        "ansible-vault view x.yml",
        "pulumi config --show-secrets",
        "rails credentials:show",
        "V=$(vault kv get -field=a secret/db); echo $V",
      ],
      good: [
        "aws secretsmanager list-secrets",
        "DB=$(aws secretsmanager get-secret-value --secret-id db) && PGPASSWORD=$DB psql -h db",
        "aws ssm get-parameter --name /db",
        "az keyvault secret list --vault-name v",
        "heroku config:get NODE_ENV",
        "sops -e secrets.yaml",
        "ansible-vault encrypt a.yml",
        "bw status",
        "pulumi config get aws:region",
      ],
    },
  },
  {
    id: "secret-managers/print-named-output",
    summary: "Prints an output of infrastructure whose name says that it is a credential.",
    why: "Asked for by name, it is printed in plain text, sensitive or not.",
    instead: "Let the program that needs it read the output itself, or give the user the command.",
    severity: "high",
    category: "credential",
    source: "https://developer.hashicorp.com/terraform/cli/commands/output",
    when: {
      command: {
        program: ["terraform", "tofu", "terragrunt", "pulumi"],
        verb: ["output", "stack output", "config get"],
        argument: [
          "*{password,passwd,Password,secret,Secret,token,Token,credential,private,apiKey,api_key,connection_string}*",
        ],
        shown: true,
      },
    },
    examples: {
      bad: ["terraform output db_password", "pulumi config get dbPassword", "tofu output -raw api_token"],
      good: ["terraform output vpc_id", "pulumi config get aws:region", "terraform output"],
    },
  },
  {
    id: "secret-managers/pull-to-file",
    summary: "Writes a platform's variables, secrets among them, into a file.",
    why: "From the file they go into logs, archives and commits, and whatever runs here can read them.",
    instead: "Run the program with the platform's own run command, or ask the user to pull them.",
    severity: "medium",
    category: "credential",
    source: "https://vercel.com/docs/cli/env",
    when: {
      operation: {
        area: ["platform"],
        effect: ["transfer"],
        verb: ["{env pull,env:pull,pull}"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["vercel env pull .env.local", "eas env:pull --environment preview", "vercel pull --yes"],
      good: ["vercel env ls", "eas env:list", "git pull", "vercel env run -- next dev"],
    },
  },
  {
    id: "secret-managers/unlock-repository",
    summary: "Decrypts all of the secrets that a repository keeps encrypted.",
    why: "They lie in plain text from then on, for every program and every later command.",
    instead:
      "Decrypt the one value that is needed inside the program that needs it, or ask the user to unlock.",
    severity: "medium",
    category: "credential",
    source: "https://github.com/AGWA/git-crypt",
    when: {
      operation: {
        system: ["git-crypt", "git-secret", "blackbox"],
        effect: ["transfer"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["git-crypt unlock", "git secret reveal", "blackbox_decrypt_all_files"],
      good: ["git-crypt status", "git-crypt lock", "git-secret list"],
    },
  },
  {
    id: "secret-managers/decrypt-file",
    summary: "Prints an encrypted file in plain text.",
    why: "Somebody encrypted it so that it would not be read here; it lands in the transcript.",
    instead: "Ask the user to decrypt it, or let the program that needs it do so.",
    severity: "medium",
    category: "credential",
    source: "https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html",
    when: {
      command: {
        program: ["gpg", "gpg2", "age", "rage"],
        option: ["--decrypt", "-d"],
        notOption: ["--output", "-o"],
        shown: true,
      },
    },
    examples: {
      bad: ["gpg -d passwords.txt.gpg", "gpg --decrypt backup.gpg", "age -d -i key.txt s.age"],
      good: ["gpg --verify a.sig a", "gpg -d -o a.tar a.tar.gpg", "age -r age1x a.txt > a.age"],
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
