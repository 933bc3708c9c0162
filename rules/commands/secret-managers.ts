import type { Rule } from "../../engine/rule.ts";

/** Rule pack `secret-managers`: values that vaults, password stores and encrypted files give out on request. */
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
      },
    },
    examples: {
      bad: ["pass mail/work", "pass -c mail/work"],
      good: ["pass ls", "pass find work", "pass git log"],
    },
  },
] as const satisfies readonly Rule[];
