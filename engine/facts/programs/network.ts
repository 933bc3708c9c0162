import type { Setting } from "../shell/analysis.ts";
import { type Field, type Stream, unknownStream } from "../shell/stream.ts";
import { networkPrograms } from "./network-programs.ts";
import type { Arguments, Program } from "./program.ts";

/** The table of a network program, for its command fact. */
export function networkProgramOf(name: string): Program | undefined {
  return Object.hasOwn(networkPrograms, name) ? networkPrograms[name]?.table : undefined;
}

/** Records destinations, what is sent and what is saved; its output comes from the network. */
export function runNetworkProgram(
  name: string,
  args: readonly Field[],
  parsed: Arguments<Field>,
  setting: Setting,
): Stream {
  return networkPrograms[name]?.run({ name, args, parsed, setting }) ?? unknownStream;
}
