import {
  concat,
  elementsOf,
  listValue,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "../code/values.ts";
import { readEnvironment } from "../shell/shown/environment.ts";
import { access, fetchFrom, putInto } from "./effects.ts";
import { allVariables } from "./environment.ts";
import { isDry, isRecursive, type Parsed, pathOf, type Run } from "./parameters.ts";
import type { Source } from "./source.ts";

/** Cmdlets that work on files and networks, by kind. */
export const fileRuns: Readonly<Record<string, Run>> = {
  read: (source, parsed) => {
    const isPattern = /^(?:select-string|sls)$/.test(parsed.name);
    const value = isPattern
      ? (parsed.named.get("path") ?? parsed.operands[parsed.named.has("pattern") ? 0 : 1] ?? unknownValue)
      : pathOf(parsed);
    if (value === unknownValue) return parsed.input ?? unknownValue;
    return (
      environmentAt(source, value) ??
      unknownAs("content", access(source, "read", value, isRecursive(parsed), parsed.name))
    );
  },
  write: (source, parsed) => {
    const path = pathOf(parsed);
    if (environmentName(path) !== undefined) return unknownValue;
    const isLink = /link|junction/i.test(parsed.named.get("itemtype")?.texts[0] ?? "");
    const target = parsed.named.get("target") ?? parsed.named.get("value");
    if (isLink && target) access(source, "link", target, false, parsed.name);
    access(source, "write", path, false, parsed.name);
    putInto(
      source,
      path,
      parsed.named.get("value") ?? parsed.named.get("inputobject") ?? parsed.operands[1] ?? parsed.input,
    );
    return unknownValue;
  },
  delete: (source, parsed) => {
    const path = pathOf(parsed);
    const given = listValue([path, ...parsed.operands.slice(1)]);
    if (!isDry(parsed) && environmentName(path) === undefined)
      access(
        source,
        "delete",
        given,
        isRecursive(parsed) || parsed.words.some(({ value }) => /^-rf?$/.test(value.texts[0] ?? "")),
        parsed.name,
      );
    return unknownValue;
  },
  copy: (source, parsed) =>
    copyTo(source, parsed, access(source, "read", pathOf(parsed), isRecursive(parsed), parsed.name)),
  move: (source, parsed) =>
    isDry(parsed)
      ? unknownValue
      : copyTo(source, parsed, access(source, "delete", pathOf(parsed), true, "mv")),
  list: (source, parsed) => {
    const path = pathOf(parsed);
    if (parsed.name === "test-path" && environmentName(path) !== undefined) return unknownAs("truth");
    const environment = environmentAt(source, path);
    if (environment) return environment;
    const place = path === unknownValue ? textValue(".") : path;
    access(source, "list", place, isRecursive(parsed), parsed.name);
    const filter = parsed.named.get("filter") ?? parsed.named.get("include");
    // What a listing hands on stands for everything below the place.
    if (filter) {
      const found = elementsOf(filter).map((one) => concat([place, one], "/"));
      return found.length === 1 && found[0] ? found[0] : listValue(found);
    }
    return isRecursive(parsed) ? concat([place, textValue("*")], "/") : place;
  },
  mode: (source, parsed) => {
    access(source, "mode", pathOf(parsed), false, parsed.name);
    return unknownValue;
  },
  fetch: (source, parsed) => {
    const { named } = parsed;
    const body = named.get("body") ?? named.get("form");
    const file = named.get("infile");
    const sent = [
      ...(body ? sourcesIn(body) : []),
      ...(file ? access(source, "read", file, false, parsed.name) : []),
      ...(named.get("headers") ? sourcesIn(named.get("headers") ?? unknownValue) : []),
    ];
    const isSending =
      body !== undefined ||
      file !== undefined ||
      /^(?:post|put|patch|delete)$/i.test(named.get("method")?.texts[0] ?? "");
    const answer = fetchFrom(
      source,
      named.get("uri") ?? parsed.operands[0] ?? parsed.input ?? unknownValue,
      isSending ? "out" : "in",
      sent,
      parsed.name,
    );
    return saveTo(source, parsed, named.get("outfile"), answer);
  },
  transfer: (source, parsed) =>
    saveTo(
      source,
      parsed,
      parsed.named.get("destination") ?? parsed.operands[1],
      fetchFrom(
        source,
        parsed.named.get("source") ?? parsed.operands[0] ?? unknownValue,
        "in",
        [],
        parsed.name,
      ),
    ),
  expand: (source, parsed) => {
    access(source, "read", pathOf(parsed), false, parsed.name);
    access(
      source,
      "write",
      parsed.named.get("destinationpath") ??
        parsed.named.get("destination") ??
        parsed.operands[1] ??
        textValue("."),
      true,
      parsed.name,
    );
    return unknownValue;
  },
  source: (source, parsed) => {
    const path = parsed.operands[0] ?? parsed.named.get("name") ?? unknownValue;
    if (/[\\/]/.test(path.texts[0] ?? "")) access(source, "execute", path, false, parsed.name);
    return unknownValue;
  },
};

/** `Env:`, `Env:NAME`: a drive of variables. */
function environmentName(value: Value): string | undefined {
  const [text = ""] = value.texts;
  if (!value.known && /^env:/i.test(text)) return "*";
  return /^env:[\\/]?(\*|\w*)$/i.exec(text)?.[1];
}

function environmentAt(source: Source, value: Value): Value | undefined {
  const name = environmentName(value);
  if (name === undefined) return undefined;
  // All of them are a list, of which it may be the names that are printed.
  if (name === "" || name === "*") return allVariables;
  readEnvironment([name], "powershell", source.setting);
  return unknownAs("environment", [{ from: "environment", name }]);
}

function copyTo(source: Source, parsed: Parsed, sources: ReturnType<typeof access>): Value {
  const target = parsed.named.get("destination") ?? parsed.named.get("newname") ?? parsed.operands[1];
  if (target) access(source, "write", target, false, parsed.name);
  if (target) putInto(source, target, unknownAs("content", sources));
  return unknownValue;
}

function saveTo(source: Source, parsed: Parsed, file: Value | undefined, answer: Value): Value {
  if (!file) return answer;
  access(source, "write", file, false, parsed.name);
  putInto(source, file, answer);
  return unknownValue;
}
