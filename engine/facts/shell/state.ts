import type { SyntaxNode } from "unbash";
import type { Place } from "../facts.ts";
import type { Field, Stream } from "./stream.ts";
import type { Variable } from "./variable.ts";

/** Where data written to a descriptor goes: a file, a socket, or a command (`>(…)`). */
export type Output = {
  readonly field: Field;
  /** What a flow into it is called: a path, or a host. */
  readonly sink: string;
  readonly to: "file" | "network";
  readonly appends: boolean;
};

/** What a shell has open under one number. A number without an entry is what the shell was started with. */
export type Descriptor = { readonly input?: Stream; readonly outputs?: readonly Output[] };

/** What a shell remembers from one command to the next. */
export type ShellState = {
  readonly variables: Map<string, Variable>;
  readonly functions: Map<string, SyntaxNode>;
  /** Functions that the shells of this one have as well: `export -f`. */
  sharedFunctions?: ReadonlySet<string>;
  /** `$1`, `$2`, …; undefined when the caller is unknown. */
  positional: readonly Field[] | undefined;
  /** `$0`, where the call gives it. */
  self?: Field | undefined;
  /** Absolute; undefined after a `cd` to an unknown place. */
  cwd: string | undefined;
  /** `set -a`: every variable that is set from now on is exported. */
  exportsAll?: true;
  /** `set -x`: every command is printed before it runs. */
  traces?: boolean;
  /** What is open, by number. */
  descriptors: Map<number, Descriptor>;
  /** In a function: its local variables, and what they were outside. */
  locals?: Map<string, Variable | undefined> | undefined;
};

/** A subshell's copy: what happens in it does not leak. */
export function copyState(state: ShellState): ShellState {
  return {
    variables: new Map(state.variables),
    functions: new Map(state.functions),
    positional: state.positional,
    self: state.self,
    cwd: state.cwd,
    ...(state.exportsAll && { exportsAll: true }),
    ...(state.traces && { traces: true }),
    ...(state.sharedFunctions && { sharedFunctions: state.sharedFunctions }),
    descriptors: new Map(state.descriptors),
  };
}

/** The state of a shell that knows nothing yet. */
export function freshState(cwd: string | undefined, positional: ShellState["positional"]): ShellState {
  return { variables: new Map(), functions: new Map(), positional, cwd, descriptors: new Map() };
}

/**
 * What a shell that this one starts knows: exported variables, and no functions. A variable that is not exported is what the environment
 * says, or nothing.
 */
export function childState(state: ShellState): ShellState {
  const exported = [...state.variables].filter(
    ([name, { exported: isSeen }]) => isSeen || inherited.test(name),
  );
  const shared = [...state.functions].filter(([name]) => state.sharedFunctions?.has(name));
  return { ...copyState(state), variables: new Map(exported), functions: new Map(shared) };
}

/** Variables that every environment has: a new value of one of them is seen without `export`. */
const inherited = /^(?:HOME|PATH|PWD|OLDPWD|USER|LOGNAME|SHELL|LANG|TERM|TMPDIR|EDITOR|HOSTNAME)$/;

/** How the commands now looked at are reached. */
export type Reach = {
  readonly elevated: boolean;
  readonly through: readonly string[];
  readonly place: Place;
  /** What it prints goes into a program that shows none of it (`docker login --password-stdin`). */
  readonly kept?: true;
  /** What it prints is no output of the call: a substitution or a pipe takes it. */
  readonly captured?: true;
  /** Directories of this machine that a container sees. */
  readonly mounts?: readonly Mount[];
};

/** A directory `from` of this machine, seen as `to` in a container. Both absolute. */
export type Mount = { readonly from: string; readonly to: string };
