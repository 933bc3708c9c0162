import type { Setting } from "../shell/analysis.ts";
import { showMore } from "../shell/shown/environment.ts";
import type { Field } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";

/** Programs that post text where others read it, and an expression for the verbs that do; of `api` calls, only the values of fields are text. */
export const posters: Readonly<Record<string, string>> = {
  gh: "^(?:issue|pr|release|gist|repo|label|project|discussion|api)\\b",
  glab: "^(?:issue|mr|release|snippet|repo|label|api)\\b",
  tea: "^(?:issues?|pulls?|comment|releases?)\\b",
  git: "^(?:commit|tag|notes (?:add|append|edit)|merge|revert|cherry-pick)$",
  ...{ jira: "", acli: "", linear: "", slack: "", "slack-cli": "", slackcat: "", discord: "" },
  ...{ "discord-cli": "", "discord.sh": "", "telegram-send": "", ntfy: "", apprise: "" },
  ...{ toot: "", twurl: "", "notify-send": "", wall: "", write: "", notion: "" },
};

const fields = /^(?:-f|-F|--field|--raw-field)(?:=|$)/;

/** Options that carry a login to the service itself, not text. */
const logins = /^(?:-H|--header|--token|--auth|--api-key|-u|--user|-k)(?:=|$)/;

/** The arguments that are text for others: all but those that name who posts. */
function textsIn(verb: string, args: readonly Field[]): readonly Field[] {
  return args.filter(({ text }, index) => {
    const before = args[index - 1]?.text ?? "";
    if (/^api\b/.test(verb)) return fields.test(before) || fields.test(text);
    return !logins.test(before) && !logins.test(text);
  });
}

/**
 * Records variables whose value is in a message that others read: an issue, a comment, a commit.
 *
 * @returns where the text comes from
 */
export function postMessage(
  name: string,
  verb: string,
  args: readonly Field[],
  setting: Setting,
): readonly Source[] {
  const verbs = Object.hasOwn(posters, name) ? posters[name] : undefined;
  if (verbs === undefined || !new RegExp(verbs).test(verb)) return [];
  const sources = [...textsIn(verb, args).flatMap((field) => field.sources ?? []), ...setting.stdin.sources];
  showMore(sources, `${name} ${verb}`.trim(), setting);
  return sources;
}
