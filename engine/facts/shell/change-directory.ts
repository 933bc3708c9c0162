import type { CommandFact } from "../facts.ts";
import { absolutePath, homeRelative, maxPath } from "../paths.ts";
import { type Setting, spend } from "./analysis.ts";
import { mayBeIn } from "./state.ts";
import { emptyStream, type Field, type Stream } from "./stream.ts";
import { homeOf } from "./words/home.ts";

/** What `mktemp -d` has made. */
export const temporaryDirectory = "/tmp/tmp.XXXXXXXXXX";

/** What a character of a path costs that is put together and looked for among the files of the call. */
const pathWork = 4;

/** `cd DIR`, `pushd DIR`: where the directory is not there, the shell stays where it is. Whether it is there is asked once it matters. */
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
    spend(analysis, pathWork * cwd.length);
    state.cwd = cwd.length > maxPath ? undefined : cwd;
  }
  state.elsewhere = [];
  if (state.cwd !== undefined && !state.endsOnError && !isMade(state.cwd, analysis))
    mayBeIn(state, [{ cwd: before, unless: state.cwd }]);
  return emptyStream;
}

/** True for a directory that is surely there: a home, or one that the call itself has made. */
function isMade(directory: string, { surroundings, facts }: Setting["analysis"]): boolean {
  if (surroundings.homes.includes(directory) || directory === temporaryDirectory) return true;
  const isCloned = ({ program, verb, arguments: words }: CommandFact) =>
    program === "git" && verb === "clone" && words.includes(directory);
  const path = homeRelative(directory, surroundings);
  return (
    facts.commands.some(isCloned) ||
    facts.files.some((file) => file.access === "write" && `${file.path}/`.startsWith(`${path}/`))
  );
}
