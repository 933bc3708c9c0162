import type { Arguments } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import type { Field, Stream } from "../stream.ts";
import type { Source } from "../variable.ts";
import { showVariables, urlName } from "./captured.ts";

/** Variables of the environment are shown, by their names: printed, or sent where others read them. @returns what is printed */
export function readEnvironment(
  names: readonly string[],
  by: string,
  { analysis, reach, state }: Setting,
): Stream {
  const isAll = names.length === 1 && names[0] === "*";
  showVariables(names, state, analysis);
  const isHost = reach.kept === "hosts" && names.every((name) => urlName.test(name));
  const isKept = reach.kept === "piped" || isHost || (reach.kept === "lines" && isAll);
  if (!isKept)
    for (const name of (isAll && reach.names) || names) analysis.facts.environment.push({ name, by });
  const sources = names.map((name): Source => ({ from: "environment", name }));
  return { text: undefined, sources, paths: [] };
}

/** The whole environment is printed. */
export function dumpEnvironment(by: string, setting: Setting): Stream {
  return readEnvironment(["*"], by, setting);
}

/** Shows the variables of the environment from which something comes. */
export function showSources(sources: readonly Source[], by: string, setting: Setting): void {
  const names = sources.filter(({ from }) => from === "environment").map(({ name }) => name);
  if (names.length > 0) readEnvironment(names, by, setting);
}

/** The same, of variables that no other command has shown. */
export function showMore(sources: readonly Source[], by: string, setting: Setting): void {
  const known = new Set(setting.analysis.facts.environment.map(({ name }) => name));
  showSources(
    sources.filter(({ name }) => !known.has(name)),
    by,
    setting,
  );
}

/** True where what a command prints is the output of the call: nothing captures it, no file and no other program takes it. */
function isShown({ reach, state }: Setting): boolean {
  return !reach.captured && state.descriptors.get(1)?.outputs === undefined;
}

/** Searches that only tell whether, where or how often something is there. */
const tells = ["-q", "--quiet", "--silent", "-c", "--count", "-l", "--files-with-matches", "-L"];

/** What a program prints comes from there: shows the variables of the environment where it is the output of the call. */
export function showPrinted(
  sources: readonly Source[],
  by: string,
  options: Arguments<Field>["options"],
  setting: Setting,
): void {
  if (sources.length === 0 || !isShown(setting)) return;
  if (by.endsWith("grep") && tells.some((option) => options.has(option))) return;
  showMore(sources, by, setting);
}
