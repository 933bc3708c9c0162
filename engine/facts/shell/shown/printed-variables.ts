import type { Arguments } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { readEnvironment } from "../builtins.ts";
import type { Field } from "../stream.ts";
import type { Source } from "../variable.ts";

/** True where what a command prints is the output of the call: nothing captures it, no file and no other program takes it. */
function isShown({ reach, state }: Setting): boolean {
  return !reach.captured && state.descriptors.get(1)?.outputs === undefined;
}

/** Searches that only tell whether, where or how often something is there. */
const tells = ["-q", "--quiet", "--silent", "-c", "--count", "-l", "--files-with-matches", "-L"];

/** Records variables of the environment that a program prints into the output of the call. */
export function noteShown(
  sources: readonly Source[],
  by: string,
  options: Arguments<Field>["options"],
  setting: Setting,
): void {
  if (sources.length === 0 || !isShown(setting)) return;
  if (by.endsWith("grep") && tells.some((option) => options.has(option))) return;
  const known = new Set(setting.analysis.facts.environment.map(({ name }) => name));
  const names = sources
    .filter((source) => source.from === "environment" && !known.has(source.name))
    .map((source) => source.name);
  if (names.length > 0) readEnvironment(names, by, setting);
}

/** jq prints what `--arg` gives it; awk the variables of `-v` that its program prints. */
export function printsArguments(name: string, { options, operands }: Arguments<Field>): boolean {
  if (name === "jq") return true;
  if (!/^[gmn]?awk$/.test(name)) return false;
  const names = (options.get("--assign") ?? []).map((field) => /^(\w{1,99})=/.exec(field?.text ?? "")?.[1]);
  const printed = [...(operands[0]?.text ?? "").matchAll(/\bprintf?\b([^;}|>\n]{0,500})/g)];
  const words = printed.flatMap(([, text = ""]) => text.replace(/"[^"]*"/g, "").match(/\w+/g) ?? []);
  return names.some((one) => one !== undefined && words.includes(one));
}

/** True for a verb that prints variables of an application by name: `heroku config:get NAME`. */
export function printsVariables(name: string, { verb }: Arguments<Field>): boolean {
  return name === "heroku" && verb === "config:get";
}
