import type { SyntaxNode } from "unbash";
import type { Place } from "../facts.ts";
import { absolutePath } from "../paths.ts";
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

/** A directory in which a shell may be; not where `unless` names a directory that can be listed: the `cd` into it has not failed then. */
export type Whereabouts = { readonly cwd: string | undefined; readonly unless?: string | undefined };

/** What a shell remembers from one command to the next. */
export type ShellState = {
  readonly variables: Map<string, Variable>;
  /** Bodies by name: all that a function may be. */
  readonly functions: Map<string, readonly SyntaxNode[]>;
  /** Functions that the shells of this one have as well: `export -f`. */
  sharedFunctions?: ReadonlySet<string>;
  /** `$1`, `$2`, …: one of these lists; undefined when the caller is unknown. */
  positional: readonly (readonly Field[])[] | undefined;
  /** `$0`, where the call gives it. */
  self?: Field | undefined;
  /** Absolute; undefined after a `cd` to an unknown place. */
  cwd: string | undefined;
  /** Where it may be instead: a `cd` may have failed, or stand in a branch. */
  elsewhere: readonly Whereabouts[];
  /** `set -e`: a command that fails ends the shell. */
  endsOnError?: true;
  /** `set -a`: every variable that is set from now on is exported. */
  exportsAll?: true;
  /** `set -x`: every command is printed before it runs. */
  traces?: boolean;
  /** What is open, by number. */
  descriptors: Map<number, Descriptor>;
  /** In a function: its local variables, and what they were outside. */
  locals?: Map<string, Variable | undefined> | undefined;
};

/** Most bodies of one alias that are remembered: the last one counts, where aliases count. */
const maxBodies = 4;

/** Defines a function; an alias of its name stays, which only some shells expand. */
export function defineFunction({ functions }: ShellState, name: string, body: SyntaxNode): void {
  const before = functions.get(name) ?? [];
  const kept = body.type === "Script" ? before : before.filter((other) => other.type === "Script");
  functions.set(name, [...kept, body].slice(-maxBodies));
}

/** The state of a shell that knows nothing yet. */
export function freshState(cwd: string | undefined, positional: ShellState["positional"]): ShellState {
  return {
    variables: new Map(),
    functions: new Map(),
    positional,
    cwd,
    elsewhere: [],
    descriptors: new Map(),
  };
}

/** Most directories of which one may be the current one. */
const maxElsewhere = 4;

/** Adds directories in which a shell may be as well. */
export function mayBeIn(state: ShellState, places: readonly Whereabouts[]): void {
  const all = new Map<string | undefined, Whereabouts>();
  for (const place of [...state.elsewhere, ...places]) {
    const isSure = all.get(place.cwd)?.unless === undefined && all.has(place.cwd);
    if (place.cwd !== undefined && place.cwd !== state.cwd && !isSure) all.set(place.cwd, place);
  }
  state.elsewhere = [...all.values()].slice(-maxElsewhere);
}

/** The state of a shell or program that starts in a directory, where one is given. */
export function inDirectory(state: ShellState, directory: Field | undefined): ShellState {
  if (!directory) return state;
  const isPlaced = directory.known && (directory.text.startsWith("/") || state.cwd !== undefined);
  return {
    ...state,
    elsewhere: [],
    cwd: isPlaced ? absolutePath(directory.text, state.cwd ?? "/") : undefined,
  };
}

/** How the commands now looked at are reached. */
export type Reach = {
  readonly elevated: boolean;
  readonly through: readonly string[];
  readonly place: Place;
  /**
   * What it prints goes into a program that shows none of it (`docker login --password-stdin`), or only the names in its `lines`, or of a URL
   * only what is not the login; or into a variable.
   */
  readonly kept?: "piped" | "lines" | "hosts" | "captured" | undefined;
  /** Of what it prints, only lines with these names are shown. */
  readonly names?: readonly string[] | undefined;
  /** Of the files that the command reads nothing is shown, or only what `names` says. */
  readonly hides?: "all" | "names" | undefined;
  /** Files, absolute, that are not there when this runs: `[ -f FILE ] || …`. */
  readonly absent?: readonly string[];
  /** What it prints is no output of the call: a substitution or a pipe takes it. */
  readonly captured?: true;
  /** Directories of this machine that a container sees. */
  readonly mounts?: readonly Mount[];
};

/** A directory `from` of this machine, seen as `to` in a container. Both absolute. */
export type Mount = { readonly from: string; readonly to: string };
