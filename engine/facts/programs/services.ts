import { indexPrograms, type ProgramTables } from "./program-index.ts";
import { awsPrograms } from "./services/aws.ts";
import { brokerPrograms } from "./services/brokers.ts";
import { cloudPrograms } from "./services/clouds.ts";
import { containerPrograms } from "./services/containers.ts";
import { dataToolPrograms } from "./services/data-tools.ts";
import { databaseToolPrograms } from "./services/database-tools.ts";
import { databasePrograms } from "./services/databases.ts";
import { deliveryPrograms } from "./services/delivery.ts";
import { developmentPrograms } from "./services/development.ts";
import { functionPrograms } from "./services/functions.ts";
import { hosterPrograms } from "./services/hosters.ts";
import { infrastructurePrograms } from "./services/infrastructure.ts";
import { kubernetesPrograms } from "./services/kubernetes.ts";
import { ledgerPrograms } from "./services/ledgers.ts";
import { localSecretPrograms } from "./services/local-secrets.ts";
import { machinePrograms } from "./services/machine.ts";
import { migrationPrograms } from "./services/migrations.ts";
import { observabilityPrograms } from "./services/observability.ts";
import { packagePrograms } from "./services/packages.ts";
import { platformPrograms } from "./services/platforms.ts";
import { releasePrograms } from "./services/releases.ts";
import { secretPrograms } from "./services/secrets.ts";
import { sitePrograms } from "./services/sites.ts";
import { storagePrograms } from "./services/storage.ts";
import { systemPackagePrograms } from "./services/system-packages.ts";
import { virtualMachinePrograms } from "./services/virtual-machines.ts";

/** Programs that act on something outside this machine, or have subcommands that rules name; by subject, so that a hook reads one. */
export const serviceTables: ProgramTables = {
  kubernetes: kubernetesPrograms,
  infrastructure: infrastructurePrograms,
  aws: awsPrograms,
  cloud: cloudPrograms,
  hoster: hosterPrograms,
  storage: storagePrograms,
  container: containerPrograms,
  database: databasePrograms,
  databaseTool: databaseToolPrograms,
  migration: migrationPrograms,
  package: packagePrograms,
  systemPackage: systemPackagePrograms,
  platform: platformPrograms,
  function: functionPrograms,
  site: sitePrograms,
  release: releasePrograms,
  dataTool: dataToolPrograms,
  ledger: ledgerPrograms,
  virtualMachine: virtualMachinePrograms,
  development: developmentPrograms,
  observability: observabilityPrograms,
  broker: brokerPrograms,
  delivery: deliveryPrograms,
  secret: secretPrograms,
  localSecret: localSecretPrograms,
  machine: machinePrograms,
};

/** The subject of each of these programs. */
export const serviceIndex = indexPrograms(serviceTables);
