import { type Setting, spend } from "./analysis.ts";
import type { ShellState } from "./state.ts";

/** What copying a state costs, and each thing that is in it. */
const copyWork = 320;
const entryWork = 2;

/** A subshell's copy: what happens in it does not leak. */
export function copyState({ state, analysis }: Setting): ShellState {
  spend(
    analysis,
    copyWork + entryWork * (state.variables.size + state.functions.size + state.descriptors.size),
  );
  return {
    variables: new Map(state.variables),
    functions: new Map(state.functions),
    positional: state.positional,
    self: state.self,
    cwd: state.cwd,
    elsewhere: state.elsewhere,
    ...(state.endsOnError && { endsOnError: true }),
    ...(state.exportsAll && { exportsAll: true }),
    ...(state.traces && { traces: true }),
    ...(state.sharedFunctions && { sharedFunctions: state.sharedFunctions }),
    descriptors: new Map(state.descriptors),
  };
}

/**
 * What a shell that this one starts knows: exported variables, and no functions. A variable that is not exported is what the environment
 * says, or nothing.
 */
export function childState(setting: Setting): ShellState {
  const { state } = setting;
  const exported = [...state.variables].filter(
    ([name, { exported: isSeen }]) => isSeen || inherited.test(name),
  );
  const shared = [...state.functions].filter(([name]) => state.sharedFunctions?.has(name));
  return { ...copyState(setting), variables: new Map(exported), functions: new Map(shared) };
}

/** Variables that every environment has: a new value of one of them is seen without `export`. */
const inherited = /^(?:HOME|PATH|PWD|OLDPWD|USER|LOGNAME|SHELL|LANG|TERM|TMPDIR|EDITOR|HOSTNAME)$/;
