import type { SyntaxNode } from "unbash";
import { GuardError } from "../../errors.ts";
import type { Surroundings } from "../../surroundings.ts";
import type { FactCollector } from "../collect-facts.ts";
import type { OpaqueFact } from "../facts.ts";
import type { Reach, ShellState } from "./state.ts";
import type { Stream } from "./stream.ts";
import type { Source } from "./variable.ts";

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
  readonly powershell: (source: string, setting: Setting) => void;
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
  /** Those of the new paths that lead to the first one. */
  readonly links: Set<string>;
  /** Hosts to which the call has sent a file, by the file's path as facts name it: what a later writer puts into a FIFO goes there too. */
  readonly sent: Map<string, readonly string[]>;
  /** Text that the call has written into files, where it is known whole, by absolute path. */
  readonly texts: Map<string, readonly (string | undefined)[]>;
  /** What the commands of process substitutions print, by the path that stands for them (`/dev/fd/63`). */
  readonly pipes: Map<string, Stream>;
  /** The commands that read what is written to a path: `>(…)`. */
  readonly sinks: Map<string, (stream: Stream) => void>;
  /** Files, and commands that give out logins, of which the content is in a variable: seen as soon as that is printed. */
  readonly captured: Set<string>;
  /** What `trap … EXIT` has left for the end. */
  readonly exits: (() => void)[];
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

/** What one call may cost, in characters, each about 25 ns: a script of 60 KB of everyday commands takes most of it. */
const maxWork = 1_450_000;

/** What the first look at a place of the machine costs, and one name in a directory: matching it against a pattern. */
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
    links: new Set<string>(),
    sent: new Map(),
    pipes: new Map(),
    sinks: new Map(),
    texts: new Map(),
    captured: new Set<string>(),
    exits: [],
    ...limits,
  };
  const pay = (path: string) => spend(analysis, lookupWork + path.length);
  const realPaths = new Map<string, string>();
  analysis.surroundings = {
    ...surroundings,
    realPath: (path) => {
      const known = realPaths.get(path);
      if (known !== undefined) return known;
      pay(path);
      const real = surroundings.realPath(path);
      realPaths.set(path, real);
      return real;
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
