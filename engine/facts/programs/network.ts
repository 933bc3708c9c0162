import type { Setting } from "../shell/analysis.ts";
import type { Field, Stream } from "../shell/stream.ts";
import { httpClients } from "./http-clients.ts";
import { nameLookups } from "./name-lookups.ts";
import { type NetworkProgram, nothing } from "./network-call.ts";
import type { Arguments, Program } from "./program.ts";
import { rawSockets } from "./raw-sockets.ts";
import { remoteMachines } from "./remote-machines.ts";
import { senders } from "./senders.ts";

/** Programs whose arguments name places on a network. */
const programs: Readonly<Record<string, NetworkProgram>> = {
  ...httpClients,
  ...rawSockets,
  ...remoteMachines,
  ...nameLookups,
  ...senders,
};

/** The table of a network program, for its command fact. */
export function networkProgramOf(name: string): Program | undefined {
  return Object.hasOwn(programs, name) ? programs[name]?.table : undefined;
}

/** Records destinations, what is sent and what is saved; its output comes from the network. */
export function runNetworkProgram(
  name: string,
  args: readonly Field[],
  parsed: Arguments<Field>,
  setting: Setting,
): Stream {
  return programs[name]?.run({ name, args, parsed, setting }) ?? nothing;
}
