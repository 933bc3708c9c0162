import type { SyntaxNode } from "unbash";
import type { Setting } from "./analysis.ts";
import { isForkBomb } from "./growth.ts";
import type { Field, Stream } from "./stream.ts";

/** Runs a function of the shell: it has arguments and local variables of its own, everything else it shares. */
export function callFunction(
  name: string,
  body: SyntaxNode,
  args: readonly Field[],
  setting: Setting,
): Stream {
  const { state, analysis } = setting;
  if (isForkBomb(name, state.functions, analysis))
    analysis.facts.processes.push({ growth: "recursive", by: name });
  const { positional, locals } = state;
  state.positional = args;
  state.locals = new Map();
  // A function that calls itself would otherwise be followed to the depth limit.
  state.functions.delete(name);
  const stream = analysis.walker.node(body, setting);
  for (const [local, outside] of state.locals) {
    if (outside) state.variables.set(local, outside);
    else state.variables.delete(local);
  }
  if (!state.functions.has(name)) state.functions.set(name, body);
  state.positional = positional;
  state.locals = locals;
  return stream;
}
