import type { Rule } from "../engine/rule.ts";
import { agentSettings } from "./agent-settings.ts";
import { carelessDeletion } from "./careless-deletion.ts";
import { databases } from "./commands/databases.ts";
import { deploys } from "./commands/deploys.ts";
import { disks } from "./commands/disks.ts";
import { environment } from "./commands/environment.ts";
import { fileDeletion } from "./commands/file-deletion.ts";
import { git } from "./commands/git.ts";
import { gitHistory } from "./commands/git-history.ts";
import { gitSettings } from "./commands/git-settings.ts";
import { github } from "./commands/github.ts";
import { kubectl } from "./commands/kubectl.ts";
import { powershell } from "./commands/powershell.ts";
import { secretManagers } from "./commands/secret-managers.ts";
import { stores } from "./commands/stores.ts";
import { exfiltration } from "./exfiltration.ts";
import { hardCodedSecrets } from "./hard-coded-secrets.ts";
import { mcp } from "./mcp.ts";
import { network } from "./network.ts";
import { opaque } from "./opaque.ts";
import { agentCredentials } from "./paths/agent-credentials.ts";
import { cloudCredentials } from "./paths/cloud-credentials.ts";
import { dotenv } from "./paths/dotenv.ts";
import { keys } from "./paths/keys.ts";
import { packageCredentials } from "./paths/package-credentials.ts";
import { personalData } from "./paths/personal-data.ts";
import { serviceCredentials } from "./paths/service-credentials.ts";
import { ssh } from "./paths/ssh.ts";
import { permissions } from "./permissions.ts";
import { processes } from "./processes.ts";
import { remoteCode } from "./remote-code.ts";
import { selfProtection } from "./self-protection.ts";
import { variables } from "./variables.ts";
import { workspace } from "./workspace.ts";

/** Every built-in rule. Findings keep this order: among equals, the first is what a message names. */
export const rules = [
  ...fileDeletion,
  ...carelessDeletion,
  ...disks,
  ...powershell,
  ...selfProtection,
  ...agentSettings,
  ...dotenv,
  ...ssh,
  ...cloudCredentials,
  ...agentCredentials,
  ...packageCredentials,
  ...keys,
  ...serviceCredentials,
  ...personalData,
  ...environment,
  ...secretManagers,
  ...hardCodedSecrets,
  ...exfiltration,
  ...remoteCode,
  ...processes,
  ...variables,
  ...git,
  ...github,
  ...gitHistory,
  ...gitSettings,
  ...databases,
  ...kubectl,
  ...deploys,
  ...stores,
  ...network,
  ...mcp,
  ...permissions,
  ...workspace,
  ...opaque,
] as const satisfies readonly Rule[];
