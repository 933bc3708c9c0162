import { forEachChild, type SyntaxNode } from "unbash";
import { type Analysis, addOpaque, type Setting, spend } from "./analysis.ts";
import type { ShellState } from "./state.ts";
import type { Variable } from "./variable.ts";
import { either, unsetVariable } from "./variables.ts";

/** What a shell remembers at one moment. */
export type Snapshot = Readonly<Pick<ShellState, "variables" | "functions" | "positional">>;

/** What beginning or ending a branch costs, besides what the shell remembers. */
const branchWork = 320;

/** What the shell remembers now. */
export function takeSnapshot({ state, analysis }: Setting): Snapshot {
  spend(analysis, branchWork + state.variables.size + state.functions.size);
  const { variables, functions, positional } = state;
  return { variables: new Map(variables), functions: new Map(functions), positional };
}

/** A setting that remembers a copy: what a branch does with it is joined later. */
export function inBranch(setting: Setting, { variables, functions, positional }: Snapshot): Setting {
  spend(setting.analysis, branchWork + variables.size + functions.size);
  const copy = { variables: new Map(variables), functions: new Map(functions), positional };
  return { ...setting, state: { ...setting.state, ...copy } };
}

/**
 * After something that may or may not have happened, all may be what it was before, too. A variable that was not there before is taken as
 * set.
 */
export function joinBefore(state: ShellState, before: Snapshot, analysis: Analysis): void {
  spend(analysis, branchWork + before.variables.size + before.functions.size);
  for (const [name, old] of before.variables) {
    const now = state.variables.get(name) ?? unsetVariable;
    if (now === old) continue;
    spend(analysis, old.sources.length + now.sources.length + 64 * (old.values?.length ?? 0));
    state.variables.set(name, either(old, now));
  }
  for (const [name, old] of before.functions) {
    const now = state.functions.get(name) ?? [];
    if (now !== old) state.functions.set(name, eitherOf(old, now, analysis));
  }
  if (before.positional && before.positional !== state.positional)
    state.positional = eitherOf(before.positional, state.positional ?? [], analysis);
}

/** Most bodies of a function, and most lists of arguments, of which a shell may have one. */
const maxAlternatives = 16;

function eitherOf<One>(before: readonly One[], now: readonly One[], analysis: Analysis): readonly One[] {
  const all = [...new Set([...before, ...now])];
  if (all.length > maxAlternatives)
    addOpaque(analysis, "limit", "more possibilities than are followed", "shell");
  return all.slice(-maxAlternatives);
}

/** After one of several branches: all may be what any of them has left. */
export function joinBranches(
  state: ShellState,
  [first, ...others]: readonly Snapshot[],
  analysis: Analysis,
): void {
  if (!first) return;
  state.variables.clear();
  state.functions.clear();
  for (const [name, value] of first.variables) state.variables.set(name, value);
  for (const [name, bodies] of first.functions) state.functions.set(name, bodies);
  state.positional = first.positional;
  for (const other of others) {
    for (const [name, value] of other.variables)
      if (!state.variables.has(name)) state.variables.set(name, value);
    joinBefore(state, other, analysis);
  }
}

/** Runs something that may or may not happen: what it sets is one of the possibilities afterwards. */
export function perhaps<Result>(setting: Setting, run: () => Result): Result {
  const before = takeSnapshot(setting);
  const result = run();
  joinBefore(setting.state, before, setting.analysis);
  return result;
}

/** What looking at one node costs. */
const nodeWork = 4;

/** Words of commands whose arguments are names of variables. */
const assigning =
  /^(?:read|mapfile|readarray|printf|let|declare|typeset|local|export|readonly|unset|getopts|eval|source|\.)$/;

/** Before a loop's body: what it assigns has, from its second round on, any value. */
export function forgetAssigned(body: SyntaxNode, { state, analysis }: Setting): void {
  if (state.variables.size === 0) return;
  for (const name of assignedIn(body, analysis)) {
    const before = state.variables.get(name);
    if (before)
      state.variables.set(name, { values: undefined, sources: before.sources, ...attributesOf(before) });
  }
}

function attributesOf({ attributes, kind }: Variable): Pick<Variable, "attributes" | "kind"> {
  return { ...(attributes === undefined ? {} : { attributes }), ...(kind === undefined ? {} : { kind }) };
}

function assignedIn(body: SyntaxNode, analysis: Analysis): ReadonlySet<string> {
  const names = new Set<string>();
  const rest = [body];
  for (let node = rest.pop(); node; node = rest.pop()) {
    spend(analysis, nodeWork);
    if (node.type === "Assignment") names.add(node.name);
    else if (node.type === "For" || node.type === "Select") names.add(node.name.value);
    else if (node.type === "ArithmeticWord") addName(node.value, names);
    else if (node.type === "ParameterExpansion" && node.operation?.type === "Default")
      names.add(node.parameter);
    else if (node.type === "Command" && assigning.test(node.name?.value ?? ""))
      for (const word of node.args) if (word.type === "Word") addName(word.value, names);
    forEachChild(node, (child) => rest.push(child));
  }
  return names;
}

function addName(text: string, names: Set<string>): void {
  for (const name of text.slice(0, 1_000).match(/[A-Za-z_]\w*/g) ?? []) names.add(name);
}

/** Whether a command succeeds, where that needs no look at anything: `true`, `echo`, plain assignments. */
export function statusOf(node: SyntaxNode, state: ShellState): boolean | undefined {
  if (node.type === "Statement") return node.background ? undefined : statusOf(node.command, state);
  if (node.type === "Pipeline" && node.commands.length === 1 && node.commands[0]) {
    const status = statusOf(node.commands[0], state);
    const isNegated = node.prefixes.filter((prefix) => prefix.type === "Negation").length % 2 === 1;
    return status === undefined ? undefined : status !== isNegated;
  }
  if (node.type !== "Command" || node.redirects.length > 0) return undefined;
  const name = node.name?.value;
  if (name === undefined)
    return node.prefix.every((part) => part.type === "Assignment" && !/[$`([]/.test(part.text))
      ? true
      : undefined;
  if (state.functions.has(name)) return undefined;
  if (name === "false") return false;
  return name === ":" || name === "true" || name === "echo" ? true : undefined;
}
