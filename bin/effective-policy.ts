import type { Gathered } from "../engine/io/bundle-layers.ts";
import { lineDiff } from "./agent-settings/line-diff.ts";
import { compileGathered } from "./compile-here.ts";
import { colouredDiff } from "./propose-change.ts";

/** What changes in the effective policy between two sets of files, as a diff for people; empty when nothing does. */
export function effectiveDiff(before: Gathered, after: Gathered): string {
  return colouredDiff(lineDiff("effective policy", effective(before), effective(after)));
}

function effective(gathered: Gathered): string {
  const { policy, cells } = compileGathered(gathered);
  const { choices, outcomes, exceptions, ruleCount } = policy;
  return `${JSON.stringify({ choices, cells, outcomes, exceptions, ruleCount }, null, 2)}\n`;
}
