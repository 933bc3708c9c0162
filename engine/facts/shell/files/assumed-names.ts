import type { Surroundings } from "../../../surroundings.ts";
import { homeRelative, inSomeHome } from "../../paths.ts";

/** Files worth protecting that stand in most people's home directories. */
const inHomes = [
  ...[".ssh/id_rsa", ".ssh/id_ed25519", ".ssh/id_ecdsa", ".aws/credentials", ".gnupg/private-keys-v1.d"],
  ...[".kube/config", ".docker/config.json", ".azure/accessTokens.json", ".config/gh/hosts.yml"],
  ...[
    ".config/gcloud/application_default_credentials.json",
    ".claude/.credentials.json",
    ".claude/settings.json",
  ],
  ...[".netrc", ".git-credentials", ".pgpass", ".my.cnf", ".npmrc", ".pypirc", ".env", ".vault-token"],
  ...[".password-store", ".bash_history", ".zsh_history", ".bashrc", ".zshrc", ".profile"],
].map((path) => `~/${path}`);

const inSystem = ["/etc/shadow", "/etc/gshadow", "/etc/sudoers", "/etc/passwd"];

/** Names that a pattern may find in a directory that cannot be read: only those worth protecting. Undefined for any other directory. */
export function assumedNames(directory: string, surroundings: Surroundings): readonly string[] | undefined {
  const own = homeRelative(directory, surroundings);
  const prefix = `${own.startsWith("~") ? own : (inSomeHome(directory) ?? directory)}/`;
  const below = [...inHomes, ...inSystem].filter((path) => path.startsWith(prefix));
  if (below.length === 0) return undefined;
  return [...new Set(below.map((path) => path.slice(prefix.length).split("/", 1)[0] ?? ""))];
}
