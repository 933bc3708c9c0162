import type { SyntaxNode } from "unbash";
import type { Surroundings } from "../../surroundings.ts";
import type { FactCollector, OpaqueFact, Place } from "../facts.ts";

/** Where data comes from. `decoded` text was hidden in an encoding. */
export type Source = {
  readonly from: "file" | "environment" | "network" | "service" | "decoded";
  readonly name: string;
};

/** One word after expansion. `text` of an unknown field keeps the source spelling of what is unknown (`$X/a`). */
export type Field = {
  readonly text: string;
  readonly known: boolean;
  /** The field as a glob, when it holds unquoted glob characters. */
  readonly glob: string | undefined;
  /** The glob this field was expanded from. */
  readonly pattern?: string;
  /** Where its text comes from, when it is not written in the call itself. */
  readonly sources?: readonly Source[];
};

/** What flows through a pipe: its text where it can be told, its origin, and names of files where it lists them. */
export type Stream = {
  readonly text: string | undefined;
  readonly sources: readonly Source[];
  readonly paths: readonly Field[];
};

/** Nothing flows. */
export const emptyStream: Stream = { text: "", sources: [], paths: [] };

/** Text that cannot be told, of no interesting origin. */
export const unknownStream: Stream = { text: undefined, sources: [], paths: [] };

/** What a variable may hold: one of these values (undefined where that cannot be told), and where they come from. */
export type Variable = {
  readonly values: readonly string[] | undefined;
  readonly sources: readonly Source[];
};

/** What a shell remembers from one command to the next. */
export type ShellState = {
  readonly variables: Map<string, Variable>;
  readonly functions: Map<string, SyntaxNode>;
  /** `$1`, `$2`, …; undefined when the caller is unknown. */
  positional: readonly Field[] | undefined;
  /** Absolute; undefined after a `cd` to an unknown place. */
  cwd: string | undefined;
};

/** A subshell's copy: what happens in it does not leak. */
export function copyState(state: ShellState): ShellState {
  return {
    variables: new Map(state.variables),
    functions: new Map(state.functions),
    positional: state.positional,
    cwd: state.cwd,
  };
}

/** How the commands now looked at are reached. */
export type Reach = {
  readonly elevated: boolean;
  readonly through: readonly string[];
  readonly place: Place;
};

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
  /** Commands that may still be looked at. */
  budget: number;
  /** Nesting of scripts, substitutions and functions. */
  depth: number;
  /** Above 0 inside branches and loops, where an assignment may or may not have happened. */
  branches: number;
};

/** Most commands looked at in one call. */
const maxCommands = 2_000;

/** Deepest nesting of scripts in scripts. */
export const maxDepth = 24;

/** A fresh analysis. */
export function startAnalysis(walker: Walker, facts: FactCollector, surroundings: Surroundings): Analysis {
  return { walker, facts, surroundings, held: new Map(), budget: maxCommands, depth: 0, branches: 0 };
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
