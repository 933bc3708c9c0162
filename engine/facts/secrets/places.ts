import type { Place } from "./place.ts";
import { commands, files } from "./places-files.ts";
import { addresses, headers } from "./places-protocols.ts";

/** Every place. */
export const places: readonly Place[] = [...addresses, ...headers, ...files, ...commands];
