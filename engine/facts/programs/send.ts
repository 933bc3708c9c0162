import type { NetworkFact } from "../facts.ts";
import { networkFact } from "../hosts.ts";
import type { Setting } from "../shell/analysis.ts";
import { addFlows } from "../shell/flows.ts";
import type { Source } from "../shell/variable.ts";

/** Most hosts that are remembered for one file. */
const maxSinks = 16;

/**
 * Records that data goes to a place on a network.
 *
 * @returns the place, or undefined where no host is named
 */
export function send(
  destination: string,
  scheme: string,
  sources: readonly Source[],
  by: string,
  setting: Setting,
  direction: NetworkFact["direction"] = "out",
): NetworkFact | undefined {
  const fact = networkFact(destination, direction, by, scheme);
  if (!fact) return undefined;
  const { facts, sent } = setting.analysis;
  facts.network.push(fact);
  addFlows(sources, "network", fact.host, setting);
  for (const { from, name } of sources) {
    const sinks = sent.get(name) ?? [];
    if (from === "file" && sinks.length < maxSinks) sent.set(name, [...sinks, fact.host]);
  }
  return fact;
}
