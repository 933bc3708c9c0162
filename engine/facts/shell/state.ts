import type { SyntaxNode } from "unbash";
import { GuardError } from "../../errors.ts";
import type { Surroundings } from "../../surroundings.ts";
import type { FactCollector, OpaqueFact, Place } from "../facts.ts";
import type { Source, Variable } from "./variable.ts";

export type { Source, Variable };

/** One word after expansion. `text` of an unknown field keeps the source spelling of what is unknown (`$X/a`). */
export type Field = {
  readonly text: string;
  readonly known: boolean;
  /** The field as a glob, when it holds unquoted glob characters. */
  readonly glob: string | undefined;
  /** It stands for everything below it: what `find` found. */
  readonly tree?: true;
  /** A program's input chooses it: it may be any word, options included. */
  readonly free?: true;
  /** The glob this field was expanded from. */
  readonly pattern?: string;
  /** Where its text comes from, when it is not written in the call itself. */
  readonly sources?: readonly Source[];
  /** It is one of several words that may stand here, and stands beside the others. */
  readonly among?: true;
  /** The assignment that an argument of `export` or `declare` is. */
  readonly assigned?: { readonly name: string; readonly value: Variable };
};

/** What flows through a pipe: its text where it can be told, its origin, and names of files where it lists them. */
export type Stream = {
  readonly text: string | undefined;
  readonly sources: readonly Source[];
  readonly paths: readonly Field[];
  /** How it is written in the call, where a here-document or here-string has parts that are only known when it runs. */
  readonly spelling?: string;
};

/** Nothing flows. */
export const emptyStream: Stream = { text: "", sources: [], paths: [] };

/** Text that cannot be told, of no interesting origin. */
export const unknownStream: Stream = { text: undefined, sources: [], paths: [] };

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
  /** `$1`, `$2`, …; undefined when the caller is unknown. */
  positional: readonly Field[] | undefined;
  /** `$0`, where the call gives it. */
  self?: Field | undefined;
  /** Absolute; undefined after a `cd` to an unknown place. */
  cwd: string | undefined;
  /** `set -a`: every variable that is set from now on is exported. */
  exportsAll?: true;
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
  return { ...copyState(state), variables: new Map(exported), functions: new Map() };
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
  /** Directories of this machine that a container sees. */
  readonly mounts?: readonly Mount[];
};

/** A directory `from` of this machine, seen as `to` in a container. Both absolute. */
export type Mount = { readonly from: string; readonly to: string };

/** Where a piece of shell runs: its state, how it is reached, and what it reads. */
export type Setting = {
  readonly analysis: Analysis;
  readonly state: ShellState;
  readonly reach: Reach;
  readonly stdin: Stream;
};

/** Collects the facts of a script inside a command (`bash -c`, a function's body) and tells what it prints. */
export type Walker = {
  readonly source: (source: string, setting: Setting) => Stream;
  readonly node: (node: SyntaxNode, setting: Setting) => Stream;
};

/** One analysis: the facts found so far and the budget left. */
export type Analysis = {
  readonly walker: Walker;
  readonly facts: FactCollector;
  readonly surroundings: Surroundings;
  /** What the call has put into files, by absolute path. */
  readonly held: Map<string, readonly Source[]>;
  /** What the call has copied, moved or linked: the first path by the new one, both absolute. */
  readonly copies: Map<string, string>;
  /** Hosts to which the call has sent a file, by the file's path as facts name it: what a later writer puts into a FIFO goes there too. */
  readonly sent: Map<string, readonly string[]>;
  /** Text that the call has written into files, where it is known whole, by absolute path. */
  readonly texts: Map<string, string>;
  /** What the commands of process substitutions print, by the path that stands for them (`/dev/fd/63`). */
  readonly pipes: Map<string, Stream>;
  /** The commands that read what is written to a path: `>(…)`. */
  readonly sinks: Map<string, (stream: Stream) => void>;
  /** Commands that may still be looked at. */
  budget: number;
  /** Characters that may still be made or looked at; see {@link spend}. */
  work: number;
  /** Commands inside commands (`sudo env nice …`) that are now being looked at. */
  carried: number;
  /** Nesting of scripts, substitutions and functions. */
  depth: number;
  /** Above 0 inside loops, where a command may run more than once. */
  loops: number;
};

/** Most commands looked at in one call. */
const maxCommands = 2_000;

/** Deepest nesting of scripts in scripts. */
export const maxDepth = 24;

/** Longest script text that is parsed, in UTF-16 units. */
export const maxScriptLength = 64 * 1024;

/** Most commands that may carry one another. */
export const maxCarried = 64;

/** What one call may cost, in characters: a long script of everyday commands takes a tenth. */
const maxWork = 2_000_000;

/** What one look at the machine costs, and one name in a directory: matching it against a pattern. */
const lookupWork = 40;
const nameWork = 8;

/** A fresh analysis. */
export function startAnalysis(walker: Walker, facts: FactCollector, surroundings: Surroundings): Analysis {
  const limits = { budget: maxCommands, work: maxWork, carried: 0, depth: 0, loops: 0 };
  const analysis = {
    walker,
    facts,
    surroundings,
    held: new Map(),
    copies: new Map(),
    sent: new Map(),
    pipes: new Map(),
    sinks: new Map(),
    texts: new Map(),
    ...limits,
  };
  const pay = (path: string) => spend(analysis, lookupWork + path.length);
  analysis.surroundings = {
    ...surroundings,
    realPath: (path) => {
      pay(path);
      return surroundings.realPath(path);
    },
    list: (directory) => {
      pay(directory);
      const names = surroundings.list(directory);
      spend(analysis, nameWork * (names?.length ?? 0));
      return names;
    },
    read: (path) => {
      pay(path);
      return surroundings.read(path);
    },
  };
  return analysis;
}

/** Why an analysis ends before its end. Never leaves the facts. */
export const tooMuchWork = new GuardError("input-too-large", "the call takes too much work to be analysed");

/**
 * Pays for work whose size the call's text decides: expansions that multiply, commands that are looked at again and again.
 *
 * @throws {@link tooMuchWork} when nothing is left; {@link factsOf} ends there and says so in an opaque fact
 */
export function spend(analysis: Analysis, characters: number): void {
  analysis.work -= characters;
  if (analysis.work < 0) throw tooMuchWork;
}

/** Records that something could not be resolved; `nearDanger` is set when the whole call has been read. */
export function addOpaque(
  analysis: Analysis,
  what: OpaqueFact["what"],
  why: string,
  by: string,
  access: OpaqueFact["access"] = "none",
): void {
  const isKnown = analysis.facts.opaque.some(
    (fact) => fact.what === what && fact.by === by && fact.access === access,
  );
  if (!isKnown) analysis.facts.opaque.push({ what, why, by, access, nearDanger: false });
}
