import type { CommandFact } from "../facts.ts";
import { absolutePath, homeRelative, maxPath } from "../paths.ts";
import type { Setting } from "./analysis.ts";
import { homeOf } from "./home.ts";
import { mayBeIn } from "./state.ts";
import { emptyStream, type Field, type Stream } from "./stream.ts";

/** What `mktemp -d` has made. */
export const temporaryDirectory = "/tmp/tmp.XXXXXXXXXX";

/** `cd DIR`, `pushd DIR`: where the directory is not known to be there, the shell may stay where it is. */
export function changeDirectory(args: readonly Field[], { state, analysis }: Setting): Stream {
  const target = args.find((field) => !/^-[LPe@]*$/.test(field.text) || field.text === "-");
  const before = state.cwd;
  if (target === undefined) state.cwd = homeOf(state, analysis.surroundings);
  else if (
    !target.known ||
    target.text === "-" ||
    (state.cwd === undefined && !target.text.startsWith("/"))
  ) {
    state.cwd = undefined;
  } else {
    const cwd = absolutePath(target.text, state.cwd ?? "/");
    state.cwd = cwd.length > maxPath ? undefined : cwd;
  }
  state.elsewhere = [];
  if (state.cwd !== undefined && !state.endsOnError && !isThere(state.cwd, analysis))
    mayBeIn(state, [before]);
  return emptyStream;
}

/** True for a directory that can be listed, or that the call itself has made. */
function isThere(directory: string, { surroundings, facts }: Setting["analysis"]): boolean {
  if (surroundings.homes.includes(directory) || surroundings.list(directory) !== undefined) return true;
  const isMade = ({ program, verb, arguments: words }: CommandFact) =>
    program === "git" && verb === "clone" && words.includes(directory);
  if (directory === temporaryDirectory || facts.commands.some(isMade)) return true;
  const path = homeRelative(directory, surroundings);
  return facts.files.some((file) => file.access === "write" && `${file.path}/`.startsWith(`${path}/`));
}
