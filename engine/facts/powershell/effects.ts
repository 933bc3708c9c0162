import { elementsOf, sourcesIn, unknownAs, unknownValue, type Value } from "../code/values.ts";
import type { FileAccess } from "../facts.ts";
import { networkFact } from "../hosts.ts";
import { addOpaque } from "../shell/analysis.ts";
import { addFile, hold, holdText } from "../shell/files/files.ts";
import { addFlows } from "../shell/flows.ts";
import { noteOrigin } from "../shell/reach/shells.ts";
import { readEnvironment } from "../shell/shown/environment.ts";
import { joinSources } from "../shell/sources.ts";
import type { Field } from "../shell/stream.ts";
import type { Source as DataSource } from "../shell/variable.ts";
import { homePath } from "../shell/words/home.ts";
import { shellWord } from "../shell/words/quoting.ts";
import type { Source } from "./source.ts";

const maxFiles = 64;

/** The paths that a value is. Backslashes are slashes. */
function pathsOf({ setting }: Source, value: Value): readonly Field[] {
  const { state, analysis } = setting;
  return elementsOf(value)
    .flatMap((element) => element.texts.map((text) => ({ text, element })))
    .filter(({ text }) => text !== "")
    .slice(0, maxFiles)
    .map(({ text, element }) => ({
      text: homePath(
        text.replace(/^(?:Microsoft\.PowerShell\.Core\\)?FileSystem::/i, "").replaceAll("\\", "/"),
        state.cwd,
        analysis.surroundings,
      ),
      known: element.known,
      glob: undefined,
      sources: element.sources,
    }));
}

/** Records that a command accesses files. @returns where data in them comes from */
export function access(
  source: Source,
  kind: FileAccess,
  value: Value,
  recursive = false,
  by = "powershell",
): readonly DataSource[] {
  return joinSources(
    ...pathsOf(source, value).map((field) => addFile(kind, field, by, recursive, source.setting)),
  );
}

/** Remembers what is put into a file. */
export function putInto(source: Source, path: Value, data: Value | undefined): void {
  if (!data) return;
  const sources = sourcesIn(data);
  if (sources.some(({ from, name }) => from === "environment" && name === "*"))
    readEnvironment(["*"], "powershell", source.setting);
  for (const field of pathsOf(source, path)) {
    hold(field, sources, source.setting);
    holdText(field, data.known && !data.items ? data.texts[0] : undefined, false, source.setting);
    if (sources.length > 0)
      addFlows(
        sources,
        "file",
        source.setting.analysis.facts.files.at(-1)?.path ?? field.text,
        source.setting,
      );
  }
}

/** Talks to a place on a network. @returns the answer */
export function fetchFrom(
  { setting }: Source,
  place: Value,
  direction: "in" | "out",
  sent: readonly DataSource[],
  by = "powershell",
): Value {
  const leaving = [...sent, ...sourcesIn(place)].filter(
    ({ from }) => from === "file" || from === "environment",
  );
  const found = elementsOf(place)
    .slice(0, 32)
    .flatMap((element) => {
      const known = element.known || element.texts.some((text) => text.includes("://"));
      const fact = networkFact(
        known ? (element.texts[0] ?? "") : "",
        leaving.length > 0 ? "out" : direction,
        by,
      );
      if (!fact) return [];
      setting.analysis.facts.network.push(fact);
      addFlows(leaving, "network", fact.host, setting);
      return [{ from: "network" as const, name: fact.host }];
    });
  return unknownAs("answer", found);
}

/** Runs PowerShell text. */
export function runText(source: Source, text: Value): Value {
  const sources = sourcesIn(text);
  noteOrigin(
    { text: text.texts[0] ?? "", known: text.known, glob: undefined, sources },
    "powershell",
    "Invoke-Expression",
    source.setting,
  );
  if (!text.known) return unknownAs("output", sources);
  if (source.nesting >= 8) {
    addOpaque(source.setting.analysis, "limit", "code nested too deeply", "powershell");
    return unknownAs("output", sources);
  }
  const inner: Source = {
    ...source,
    text: text.texts[0] ?? "",
    at: 0,
    depth: 0,
    nesting: source.nesting + 1,
  };
  return inner.statements(inner, "");
}

function quote(value: Value): string {
  return shellWord({ text: value.texts[0] ?? "", known: value.known });
}

/** Runs a program that is no cmdlet. */
export function runWords(source: Source, words: readonly Value[], elevated = false, input?: Value): Value {
  const [program] = words.flatMap((word) => elementsOf(word));
  if (!program) return unknownValue;
  const { setting } = source;
  const text = words
    .flatMap((word) => elementsOf(word))
    .map(quote)
    .join(" ");
  const reach = {
    ...setting.reach,
    elevated: setting.reach.elevated || elevated,
    through: elevated ? [...setting.reach.through, "Start-Process"] : setting.reach.through,
  };
  const stdin = input
    ? { text: input.known ? input.texts[0] : undefined, sources: sourcesIn(input), paths: [] }
    : setting.stdin;
  const stream = setting.analysis.walker.source(text, { ...setting, reach, stdin });
  return stream.text === undefined
    ? unknownAs("output", stream.sources)
    : { texts: [stream.text.replace(/\n$/, "")], known: true, sources: stream.sources };
}

/** Variables of the environment in what is printed. */
export function notePrinted({ setting }: Source, value: Value): void {
  const names = sourcesIn(value)
    .filter(({ from }) => from === "environment")
    .map(({ name }) => name);
  readEnvironment(names.slice(0, 64), "powershell", setting);
}
