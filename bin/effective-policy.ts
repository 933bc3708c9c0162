import type { Gathered } from "../engine/io/bundle-layers.ts";
import type { Choice, CompiledPolicy } from "../engine/policy/compiled-policy.ts";
import { profileNames } from "../engine/profile.ts";
import { lineDiff } from "./agent-settings/line-diff.ts";
import { compileGathered } from "./compile-here.ts";
import { profileRows } from "./profile-table.ts";
import { colouredDiff } from "./propose-change.ts";

/** What changes in the effective policy between two sets of files, as a diff for people; empty when nothing does. */
export function effectiveDiff(before: Gathered, after: Gathered): string {
  return colouredDiff(lineDiff("effective policy", effective(before), effective(after)));
}

/** The effective policy as lines of which each can be read by itself. */
function effective(gathered: Gathered): string {
  const { policy } = compileGathered(gathered);
  const lines = [
    ...policy.choices.flatMap(choiceLines),
    ...profileNames.flatMap((name) => profileLines(name, policy)),
    ...policy.narrowedRules.map((rule) => `narrowed: ${rule}`),
    ...policy.exceptions.map(
      ({ rule, expires, author, reason }) => `exception: ${rule} until ${expires}, ${author}: ${reason}`,
    ),
    ...Object.entries(policy.allowedCommands).flatMap(([rule, commands]) =>
      commands.map((command) => `exception: ${rule} for exactly ${JSON.stringify(command)}`),
    ),
    `own rules: ${policy.ruleCount}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function choiceLines({ mayLoosen, fallback, entries }: Choice): readonly string[] {
  const how = mayLoosen ? "" : " where that is stricter";
  return [
    ...(fallback === undefined ? [] : [`profile: ${fallback}${how}`]),
    ...entries.map(({ profile, match }) => `profile: ${profile}${how}, in ${JSON.stringify(match)}`),
  ];
}

function profileLines(name: (typeof profileNames)[number], policy: CompiledPolicy): readonly string[] {
  return [
    ...profileRows(policy.profiles[name]).map(({ field, value }) => `${name}: ${field}: ${value}`),
    ...Object.entries(policy.outcomes[name]).map(([rule, outcome]) => `${name}: rule ${rule}: ${outcome}`),
  ];
}
