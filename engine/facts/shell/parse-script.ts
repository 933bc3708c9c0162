import { type ParsedScript, parse } from "unbash";
import { type Analysis, addOpaque } from "./state.ts";

/** Shell source as a tree; undefined, and an opaque fact, when its nesting is beyond the parser, which recurses. */
export function parseScript(source: string, analysis: Analysis): ParsedScript | undefined {
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    addOpaque(analysis, "limit", "shell text nested too deeply to be parsed", "shell");
    return undefined;
  }
}
