import { addOpaque, type Setting } from "../shell/analysis.ts";
import { readEnvironment } from "../shell/shown/environment.ts";

/** Names, in whatever language, of what deletes, runs programs or knows the home directory. */
const acts =
  /\b(?:rm|rm_rf!?|rmdir|rmtree|remove_?(?:all|file|item|tree|directory\w{0,20})|delete_?(?:file|directory|recursively|tree)|unlink|homedir|user_home!?|run_?(?:process|command)|system|shell|spawn|cmd|open_port|NSTask|Process)(?:\s{0,9}[([{"']|\s{1,9}-)|`/i;

/** All variables of the environment: `System.get_env()`, `ENV`, `sys.env`, `ProcessInfo.processInfo.environment`. */
const environments =
  /\bget_?env\(\s{0,9}\)|\b(?:processInfo\.environment|sys\.env)\b(?!\s{0,9}[[(]\s{0,9}")|\b(?:print(?:ln)?|show|display|dump)\(\s{0,9}ENV\s{0,9}\)|\(posix-environ\)|%\*ENV\b(?![<{])/i;

/** Code of a language that is not read: what its words say. */
export function scanUnread(text: string, by: string, setting: Setting): void {
  if (environments.test(text)) readEnvironment(["*"], by, setting);
  if (acts.test(text)) addOpaque(setting.analysis, "code", "code of a language that is not read", by);
}
