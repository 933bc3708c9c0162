import type { Setting } from "./analysis.ts";
import { spend } from "./analysis.ts";
import type { Source } from "./variable.ts";

/** What one flow costs. */
const flowWork = 32;

/** Records that data of these sources goes to a sink. */
export function addFlows(
  sources: readonly Source[],
  to: "network" | "file",
  sink: string,
  { analysis }: Setting,
): void {
  spend(analysis, flowWork * sources.length);
  for (const source of sources) {
    if (source.from === "decoded") continue;
    analysis.facts.flows.push({ from: source.from, source: source.name, to, sink });
  }
}
