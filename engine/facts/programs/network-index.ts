import { posters } from "./messages.ts";
import { networkPrograms } from "./network-programs.ts";
import { senders } from "./onwards.ts";
import { indexPrograms } from "./program-index.ts";

/**
 * What has to do with networks: `program` where all its arguments do, `service` where the program sends something besides what it is
 * known for. So that a hook need not read how, for the many programs that are neither.
 */
export const networkIndex = indexPrograms({ program: networkPrograms, service: { ...posters, ...senders } });
