import { posters } from "./messages.ts";
import { networkPrograms } from "./network-programs.ts";
import { senders } from "./onwards.ts";
import { indexPrograms } from "./program-index.ts";

/** Programs that have to do with networks, so that a hook need not read how for the many that have not. */
export const networkIndex = indexPrograms({ program: networkPrograms, service: { ...posters, ...senders } });
