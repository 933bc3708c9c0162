import type { Facts } from "./facts.ts";

/** The same lists, while they are being collected. */
export type FactCollector = { readonly [Kind in keyof Facts]: Facts[Kind][number][] };

/** A collector with nothing in it. */
export function collectFacts(): FactCollector {
  return {
    commands: [],
    files: [],
    network: [],
    environment: [],
    code: [],
    flows: [],
    operations: [],
    variables: [],
    processes: [],
    tools: [],
    installs: [],
    opaque: [],
    calls: [],
    secrets: [],
  };
}
