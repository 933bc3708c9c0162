import type { Source } from "../shell/variable.ts";
import { homeOf } from "../shell/words/home.ts";
import type { Reading } from "./reading.ts";
import { unknownAs, type Value } from "./values.ts";

/** How languages name the whole environment. */
export const environmentRoots: ReadonlySet<string> = new Set([
  "runtime.env",
  "os.environ",
  "os.environb",
  "ENV",
  "$ENV",
  "$_ENV",
  "$_SERVER",
  "Deno.env",
  "Bun.env",
  "ENVIRON",
]);

/** The whole environment. */
export function isEnvironment({ name }: Value): boolean {
  return name !== undefined && environmentRoots.has(name);
}

/** Names of variables, without their values. */
export const environmentNames: Value = unknownAs("environment_name");

/** The name of some variable, whichever. */
export function isEnvironmentName({ known, texts }: Value): boolean {
  return !known && texts[0] === environmentNames.texts[0];
}

/** Members of the environment that are no variables. */
const methods =
  /^(?:get|fetch|items|keys|values|copy|to_h|to_a|each\w*|map|select|inspect|toObject|has|key\?|dig|pop|setdefault|update|slice|sort\w*|filter\w*|join)$/;

/** A variable of the environment: `ENV.NAME`, `os.environ["NAME"]`. */
export function environmentValue(reading: Reading, value: Value, name: string): Value | undefined {
  if (value.name === undefined || !environmentRoots.has(value.name) || methods.test(name)) return undefined;
  return variableOf(reading, name);
}

/** The value of one variable of the environment, where the call sets it. */
export function variableOf(reading: Reading, name: string): Value {
  const { state, analysis } = reading.setting;
  const sources: readonly Source[] = [{ from: "environment", name: name.slice(0, 100) }];
  const texts = state.variables.get(name)?.values;
  if (texts && texts.length > 0)
    return { texts, known: true, sources: state.variables.get(name)?.sources ?? [] };
  const home = /^(?:HOME|USERPROFILE)$/.test(name) ? homeOf(state, analysis.surroundings) : undefined;
  if (home !== undefined) return { texts: [home], known: true, sources };
  if (name === "PWD" && state.cwd !== undefined) return { texts: [state.cwd], known: true, sources };
  return unknownAs(name, sources);
}
