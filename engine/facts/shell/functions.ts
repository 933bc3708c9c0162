import type { SyntaxNode } from "unbash";
import type { Setting } from "./analysis.ts";
import { isBottomless, isForkBomb } from "./growth.ts";
import { type Field, type Stream, unknownStream } from "./stream.ts";

/** Runs a function of the shell: it has arguments and local variables of its own, everything else it shares. */
export function callFunction(
  name: string,
  bodies: readonly SyntaxNode[],
  args: readonly Field[],
  setting: Setting,
): Stream {
  const { state, analysis } = setting;
  if (isForkBomb(name, state.functions, analysis))
    analysis.facts.processes.push({ growth: "recursive", by: name });
  else if (bodies.some((body) => isBottomless(name, body, analysis)))
    analysis.facts.processes.push({ growth: "bottomless", by: name });
  const { positional, locals } = state;
  state.positional = [args];
  state.locals = new Map();
  // A function that calls itself would otherwise be followed to the depth limit.
  state.functions.delete(name);
  const streams = bodies.map((body) => analysis.walker.node(body, setting));
  for (const [local, outside] of state.locals) {
    if (outside) state.variables.set(local, outside);
    else state.variables.delete(local);
  }
  if (!state.functions.has(name)) state.functions.set(name, bodies);
  state.positional = positional;
  state.locals = locals;
  return streams.length === 1 && streams[0] ? streams[0] : unknownStream;
}
