import { forEachChild, type Statement, type SyntaxNode } from "unbash";
import { type Analysis, spend } from "./analysis.ts";
import type { ShellState } from "./state.ts";

/** What looking at one node costs. */
const nodeWork = 4;

/** One call of a function: `multiplies` where its caller does not wait for it alone (`f &`, `f | f`). */
type Calls = ReadonlyMap<string, { readonly multiplies: boolean }>;

/**
 * True where calling a function starts more and more processes: on some way back to itself a call is put into the background or a pipe
 * (`:(){ :|:& };:`).
 */
export function isForkBomb(name: string, functions: ShellState["functions"], analysis: Analysis): boolean {
  const seen = new Map<string, boolean>();
  const open = [{ name, multiplies: false }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (entry.name === name && seen.size > 0 && entry.multiplies) return true;
    const known = seen.get(entry.name);
    if (known === true || known === entry.multiplies) continue;
    seen.set(entry.name, entry.multiplies);
    for (const body of functions.get(entry.name) ?? [])
      for (const [called, { multiplies }] of callsIn(body, functions, analysis))
        open.push({ name: called, multiplies: entry.multiplies || multiplies });
  }
  return false;
}

function callsIn(body: SyntaxNode, functions: ShellState["functions"], analysis: Analysis): Calls {
  const calls = new Map<string, { multiplies: boolean }>();
  const open = [{ node: body, multiplies: false }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    spend(analysis, nodeWork);
    const { node } = entry;
    const multiplies =
      entry.multiplies ||
      (node.type === "Statement" && node.background === true) ||
      (node.type === "Pipeline" && node.commands.length > 1);
    const called = node.type === "Command" ? node.name?.value : undefined;
    if (called !== undefined && functions.has(called))
      calls.set(called, { multiplies: multiplies || calls.get(called)?.multiplies === true });
    forEachChild(node, (child) => void open.push({ node: child, multiplies }));
  }
  return calls;
}

/** What ends a function, or the shell, before the call that follows. */
const leaving = /^(?:return|exit|exec|kill)$/;

/** True for a function that calls itself whatever happens: no condition stands before the call. */
export function isBottomless(name: string, body: SyntaxNode, analysis: Analysis): boolean {
  if (body.type !== "BraceGroup" && body.type !== "Subshell") return false;
  for (const { command } of body.body.commands) {
    const [first] = command.type === "AndOr" || command.type === "Pipeline" ? command.commands : [command];
    if (first?.type === "Command" && first.name?.value === name) return true;
    const open: SyntaxNode[] = [command];
    for (let node = open.pop(); node; node = open.pop()) {
      spend(analysis, nodeWork);
      if (node.type === "Command" && leaving.test(node.name?.value ?? "")) return false;
      forEachChild(node, (child) => void open.push(child));
    }
  }
  return false;
}

/** True for a loop without end that starts a job in each round and neither waits for it nor ends it. */
export function isEndlessSpawning(node: SyntaxNode): boolean {
  if (node.type === "ArithmeticFor") return node.test === undefined && leavesJobs(node.body.commands);
  if (node.type !== "While") return false;
  const [only, ...others] = node.clause.commands;
  const isEndless = others.length === 0 && only !== undefined && constantOf(only) === (node.kind === "while");
  return isEndless && leavesJobs(node.body.commands);
}

/** What a condition that never changes says: `true`, `:`, `[ true ]`, `false`. */
function constantOf({ command, background }: Statement): boolean | undefined {
  if (background || command.type !== "Command") return undefined;
  const words = [command.name?.value, ...command.args.map((word) => word.text)].join(" ");
  if (/^(?::|true|\[ \S+ \]|test \S+)$/.test(words)) return true;
  return words === "false" ? false : undefined;
}

function leavesJobs(statements: readonly Statement[]): boolean {
  let left = false;
  let isLost = false;
  for (const { command, background } of statements) {
    const inside = command.type === "Subshell" ? command.body.commands : [];
    if (background) left = true;
    else if (inside.some((statement) => statement.background === true)) isLost = true;
    else if (command.type === "Command" && /^(?:wait|kill|pkill|fg)$/.test(command.name?.value ?? ""))
      left = false;
  }
  return left || isLost;
}
