import { networkIndex } from "./network-index.ts";
import { subjectOf } from "./program-index.ts";

/** `program` where all arguments of a program have to do with networks, `service` where it sends something besides. */
export function networkRole(name: string): string | undefined {
  return subjectOf(name, networkIndex);
}
