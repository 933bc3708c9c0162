import { emptyStream } from "../shell/stream.ts";
import type { Reading } from "./reading.ts";
import { runText } from "./run-commands.ts";
import { sourcesIn, unknownValue, type Value } from "./values.ts";

/** The command of a process, given the process or its `stdin`; undefined for anything else. */
function commandOf({ name, receiver }: Value): Value | undefined {
  if (name === "Pipe()") return receiver;
  return name === "Pipe().stdin" ? receiver?.receiver : undefined;
}

/**
 * Runs the command of a process with what is written into it.
 *
 * @returns false where the place is no process
 */
export function writeToProcess(reading: Reading, place: Value, data: Value): boolean {
  const command = commandOf(place);
  if (!command) return false;
  const before = reading.input;
  reading.input = { text: data.known ? data.texts[0] : undefined, sources: sourcesIn(data), paths: [] };
  runText(reading, command, { name: "open", callee: unknownValue, args: [], named: new Map() });
  reading.input = before ?? emptyStream;
  return true;
}
