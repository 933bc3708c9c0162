import type { Rule } from "../../engine/rule.ts";

/** Rule pack `signing-keys`: private keys of GnuPG that are exported or deleted. */
export const signingKeys = [
  {
    id: "signing-keys/export-gpg-key",
    summary: "Exports GnuPG private keys.",
    why: "They sign commits and releases as the user and open everything encrypted to them.",
    instead: "Export the public key with gpg --export; the user moves private keys.",
    severity: "critical",
    category: "credential",
    source: "https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html",
    when: {
      command: {
        program: ["gpg", "gpg2"],
        option: ["--export-secret-{keys,subkeys,ssh-key}"],
        place: ["here"],
      },
    },
    examples: {
      bad: [
        "gpg --export-secret-keys",
        "gpg -a --export-secret-subkeys me",
        "gpg --export-secret-key me > k",
      ],
      good: ["gpg --armor --export me", "gpg --list-secret-keys", "gpg --export-ownertrust"],
    },
  },
  {
    id: "signing-keys/delete-gpg-key",
    summary: "Deletes GnuPG private keys.",
    why: "What was encrypted to them stays closed, and nothing can be signed with them again.",
    instead: "Name the key to the user and let them delete it.",
    severity: "critical",
    category: "destruction",
    source: "https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html",
    when: {
      command: {
        program: ["gpg", "gpg2"],
        option: ["--delete-secret{,-and-public}-key{,s}"],
        place: ["here"],
      },
    },
    examples: {
      bad: ["gpg --delete-secret-keys me", "gpg --batch --yes --delete-secret-and-public-key A1B2"],
      good: ["gpg --delete-keys ann@example.com", "gpg --list-secret-keys"],
    },
  },
] as const satisfies readonly Rule[];
