import { forEachChild, type SyntaxNode } from "unbash";
import { type Analysis, type Setting, spend } from "./analysis.ts";
import type { ShellState } from "./state.ts";
import type { Variable } from "./variable.ts";
import { either, unsetVariable } from "./variables.ts";

/** The variables of a moment. */
export type Snapshot = ReadonlyMap<string, Variable>;

/** The variables as they are now. */
export function takeSnapshot({ state, analysis }: Setting): Snapshot {
  spend(analysis, 1 + state.variables.size);
  return new Map(state.variables);
}

/** A setting whose variables are a copy: what a branch does with them is joined later. */
export function inBranch(setting: Setting, variables: Snapshot): Setting {
  return { ...setting, state: { ...setting.state, variables: new Map(variables) } };
}

/** After something that may or may not have happened, every variable may hold what it held before, too. A variable that was not there before is taken as set. */
export function joinVariables(state: ShellState, before: Snapshot, analysis: Analysis): void {
  spend(analysis, 1 + before.size);
  for (const [name, old] of before) {
    const now = state.variables.get(name) ?? unsetVariable;
    if (now === old) continue;
    spend(analysis, old.sources.length + now.sources.length + 16 * (old.values?.length ?? 0));
    state.variables.set(name, either(old, now));
  }
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
