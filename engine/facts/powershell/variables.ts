import { textValue, unknownAs, type Value } from "../code/values.ts";
import { homeOf } from "../shell/words/home.ts";
import { matchHere, type Source } from "./source.ts";

const variable = /\$(?:\{([^}]{1,200})\}|((?:[A-Za-z_]\w*:)?[A-Za-z_]\w*)|([_$?^]))/y;

/** Variables of the environment that say nothing about anybody. */
const everyday =
  /^(?:path|home|userprofile|temp|tmp|username|user|pwd|computername|os|appdata|localappdata|programfiles|systemroot|windir|psmodulepath|homedrive|homepath|public)$/i;

/** The value of a variable of the environment, with its source where it may hold a secret. */
export function environmentVariable({ setting }: Source, name: string): Value {
  const { state, analysis } = setting;
  const sources = everyday.test(name) ? [] : [{ from: "environment" as const, name }];
  const home = homeOf(state, analysis.surroundings);
  if (/^(?:HOME|USERPROFILE)$/i.test(name) && home !== undefined) return textValue(home);
  if (/^APPDATA$/i.test(name) && home !== undefined) return textValue(`${home}/AppData/Roaming`);
  if (/^LOCALAPPDATA$/i.test(name) && home !== undefined) return textValue(`${home}/AppData/Local`);
  if (/^(?:TEMP|TMP|TMPDIR)$/i.test(name)) return textValue("/tmp");
  const texts = state.variables.get(name)?.values;
  return texts && texts.length > 0 ? { texts, known: true, sources } : unknownAs(name, sources);
}

/** `$name`, `${name}`, `$env:NAME`, `$HOME`, `$_`. Undefined where there is none. */
export function readVariable(source: Source): Value | undefined {
  const match = matchHere(source, variable);
  if (!match) return undefined;
  source.at += match[0].length;
  const name = match[1] ?? match[2] ?? match[3] ?? "";
  const lower = name.toLowerCase();
  const { state, analysis } = source.setting;
  if (lower.startsWith("env:")) return { ...environmentVariable(source, name.slice(4)), key: lower };
  if (name === "_" || lower === "psitem") return source.current ?? unknownAs("_");
  const key = lower.replace(/^(?:global|script|local|private|using|variable):/, "");
  const known = source.variables.get(key);
  if (known) return { ...known, key };
  const home = homeOf(state, analysis.surroundings);
  if (key === "home" && home !== undefined) return { ...textValue(home), key };
  if (key === "profile" && home !== undefined) return textValue(`${home}/.config/powershell/profile.ps1`);
  if ((key === "pwd" || key === "psscriptroot") && state.cwd !== undefined)
    return { ...textValue(state.cwd), key };
  if (/^(?:true|false|null)$/.test(key)) return { ...textValue(key === "null" ? "" : key), key };
  return { ...unknownAs(name), key };
}
