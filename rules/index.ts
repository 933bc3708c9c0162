import type { Rule } from "../engine/rule.ts";
import { agentInstructions } from "./agent-instructions.ts";
import { agentSettings } from "./agent-settings.ts";
import { carelessDeletion } from "./careless-deletion.ts";
import { backups } from "./commands/backups.ts";
import { brokers } from "./commands/brokers.ts";
import { clouds } from "./commands/clouds.ts";
import { clusters } from "./commands/clusters.ts";
import { containers } from "./commands/containers.ts";
import { databaseServers } from "./commands/database-servers.ts";
import { databases } from "./commands/databases.ts";
import { delivery } from "./commands/delivery.ts";
import { deploys } from "./commands/deploys.ts";
import { disks } from "./commands/disks.ts";
import { environment } from "./commands/environment.ts";
import { extensions } from "./commands/extensions.ts";
import { fileDeletion } from "./commands/file-deletion.ts";
import { git } from "./commands/git.ts";
import { gitHistory } from "./commands/git-history.ts";
import { gitSettings } from "./commands/git-settings.ts";
import { github } from "./commands/github.ts";
import { installs } from "./commands/installs.ts";
import { kubectl } from "./commands/kubectl.ts";
import { localServices } from "./commands/local-services.ts";
import { machine } from "./commands/machine.ts";
import { migrations } from "./commands/migrations.ts";
import { observability } from "./commands/observability.ts";
import { packages } from "./commands/packages.ts";
import { pipelines } from "./commands/pipelines.ts";
import { platforms } from "./commands/platforms.ts";
import { powershell } from "./commands/powershell.ts";
import { requests } from "./commands/requests.ts";
import { secretManagers } from "./commands/secret-managers.ts";
import { services } from "./commands/services.ts";
import { storage } from "./commands/storage.ts";
import { stores } from "./commands/stores.ts";
import { exfiltration } from "./exfiltration.ts";
import { hardCodedSecrets } from "./hard-coded-secrets.ts";
import { mcp } from "./mcp.ts";
import { mcpServers } from "./mcp-servers.ts";
import { network } from "./network.ts";
import { opaque } from "./opaque.ts";
import { otherGuards } from "./other-guards.ts";
import { agentCredentials } from "./paths/agent-credentials.ts";
import { browsers } from "./paths/browsers.ts";
import { businessData } from "./paths/business-data.ts";
import { cloudCredentials } from "./paths/cloud-credentials.ts";
import { dotenv } from "./paths/dotenv.ts";
import { keys } from "./paths/keys.ts";
import { packageCredentials } from "./paths/package-credentials.ts";
import { personalData } from "./paths/personal-data.ts";
import { productionConfig } from "./paths/production-config.ts";
import { serviceCredentials } from "./paths/service-credentials.ts";
import { signingKeys } from "./paths/signing-keys.ts";
import { ssh } from "./paths/ssh.ts";
import { terraformFiles } from "./paths/terraform-files.ts";
import { permissions } from "./permissions.ts";
import { processes } from "./processes.ts";
import { remoteCode } from "./remote-code.ts";
import { selfProtection } from "./self-protection.ts";
import { startup } from "./startup.ts";
import { strangePlaces } from "./strange-places.ts";
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
  ...agentInstructions,
  ...otherGuards,
  ...dotenv,
  ...ssh,
  ...cloudCredentials,
  ...terraformFiles,
  ...agentCredentials,
  ...packageCredentials,
  ...keys,
  ...signingKeys,
  ...serviceCredentials,
  ...personalData,
  ...browsers,
  ...productionConfig,
  ...businessData,
  ...environment,
  ...secretManagers,
  ...hardCodedSecrets,
  ...exfiltration,
  ...remoteCode,
  ...processes,
  ...machine,
  ...variables,
  ...git,
  ...github,
  ...gitHistory,
  ...gitSettings,
  ...databases,
  ...databaseServers,
  ...kubectl,
  ...clusters,
  ...deploys,
  ...stores,
  ...services,
  ...clouds,
  ...storage,
  ...backups,
  ...delivery,
  ...brokers,
  ...observability,
  ...platforms,
  ...pipelines,
  ...migrations,
  ...containers,
  ...packages,
  ...installs,
  ...extensions,
  ...localServices,
  ...requests,
  ...network,
  ...strangePlaces,
  ...mcp,
  ...mcpServers,
  ...permissions,
  ...workspace,
  ...startup,
  ...opaque,
] as const satisfies readonly Rule[];
