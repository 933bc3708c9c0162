import { textsOf } from "../engine/compile.ts";
import { rules } from "../rules/index.ts";

/** What the built-in rules say when they fire. The build runs this file: the hooks hold its result. */
export const builtInTexts = textsOf(rules);
