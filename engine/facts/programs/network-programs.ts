import { httpClients } from "./http-clients.ts";
import { nameLookups } from "./name-lookups.ts";
import type { NetworkProgram } from "./network-call.ts";
import { rawSockets } from "./raw-sockets.ts";
import { remoteMachines } from "./remote-machines.ts";
import { senders } from "./senders.ts";

/** Programs whose arguments name places on a network. */
export const networkPrograms: Readonly<Record<string, NetworkProgram>> = {
  ...httpClients,
  ...rawSockets,
  ...remoteMachines,
  ...nameLookups,
  ...senders,
};
