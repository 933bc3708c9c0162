import { absolutePath, maxPath } from "../paths.ts";
import { spend } from "../shell/analysis.ts";
import { joinSources } from "../shell/sources.ts";
import { runCode } from "./code-effects.ts";
import { isEnvironmentName, variableOf } from "./environment.ts";
import { fetchedLogins } from "./fetched-logins.ts";
import { fileEffects } from "./file-effects.ts";
import { folds } from "./folds.ts";
import { growingLists } from "./growing-lists.ts";
import { kindOf } from "./kinds.ts";
import { listings } from "./listings.ts";
import { canonicalName } from "./names.ts";
import { networkEffects } from "./network-effects.ts";
import { keep } from "./open-files.ts";
import { writeToProcess } from "./pipes.ts";
import { print } from "./printed.ts";
import type { Call, Reading } from "./reading.ts";
import { answerOf, isOfClient, resultSources } from "./results.ts";
import { callClient, clientOf, serviceClients } from "./service-clients.ts";
import { temporary } from "./temporary.ts";
import { textFolds } from "./text-folds.ts";
import {
  concat,
  either,
  handle,
  listValue,
  sizeOf,
  sourcesIn,
  unknownAs,
  unknownValue,
  type Value,
} from "./values.ts";

/** What looking at one call costs, in characters. */
const callWork = 32;

/** A module by its name or its file. */
function requireModule(reading: Reading, call: Call): Value {
  const [name] = call.args;
  const spelled = name?.known ? (name.texts[0] ?? "") : undefined;
  if (spelled === undefined) return unknownAs("module");
  if (/^(?:\.{0,2}\/|file:|~)/.test(spelled) || spelled.startsWith("."))
    return fileEffects.read?.(reading, call) ?? unknownValue;
  return { ...unknownAs("module"), name: canonicalName(spelled) };
}

/** Perl and PHP print into what stands first: `print FILE "x"`, `print {$file} "x"`, `fwrite($file, "x")`. */
function handleIn({ language }: Reading, first: Value): Value | undefined {
  if (language !== "perl" && language !== "php") return undefined;
  const [inner, ...others] = first.entries?.values() ?? [];
  const place = inner && others.length === 0 ? inner : first;
  return handle.test(place.name ?? "") ? place : undefined;
}

/** `object.write(data)`: into a file, a connection, or what is printed. */
function writeInto(reading: Reading, call: Call): Value {
  const place = call.callee.receiver ?? unknownValue;
  const data = listValue(call.args);
  if (writeToProcess(reading, place, concat(call.args))) return place;
  if (place.name === "File()") keep(reading, place, call.args[0] ?? data);
  else if (/^(?:Socket|Response)\(\)$/.test(place.name ?? "")) networkEffects.sendInto?.(reading, call);
  else if (place.sources.some((source) => source.from === "network"))
    networkEffects.sendInto?.(reading, call);
  return place;
}

const others: Readonly<Record<string, (reading: Reading, call: Call) => Value>> = {
  print: (reading, call) => {
    const [first, ...rest] = call.args;
    const place = first && rest.length > 0 ? handleIn(reading, first) : undefined;
    if (place)
      writeInto(reading, {
        ...call,
        callee: { ...call.callee, receiver: place },
        args: [rest.length > 1 ? concat(rest) : (rest[0] ?? unknownValue)],
      });
    else print(reading, call.args);
    return unknownValue;
  },
  communicate: (reading, call) => {
    writeToProcess(reading, call.callee.receiver ?? unknownValue, call.args[0] ?? unknownValue);
    return folds.asIs?.(reading, call) ?? unknownValue;
  },
  env: (reading, call) => {
    const [name] = call.args;
    if (!name) return unknownAs("environment", [{ from: "environment", name: "*" }]);
    if (name.known) return name.texts.map((text) => variableOf(reading, text)).reduce(either);
    return isEnvironmentName(name)
      ? unknownAs("environment", [{ from: "environment", name: "*" }])
      : unknownAs("environment");
  },
  chdir: (reading, call) => {
    const [path] = call.args;
    const { state } = reading.setting;
    const isKnown = path?.known && (state.cwd !== undefined || path.texts[0]?.startsWith("/"));
    const cwd = isKnown ? absolutePath(path.texts[0] ?? "", state.cwd ?? "/") : undefined;
    spend(reading.setting.analysis, 2 * (cwd?.length ?? 0));
    const kept = (cwd?.length ?? 0) > maxPath ? undefined : cwd;
    reading.setting = { ...reading.setting, state: { ...state, cwd: kept } };
    return unknownValue;
  },
  require: requireModule,
  writeInto,
  pipe: (reading, call) => {
    const { receiver = unknownValue } = call.callee;
    const [place] = call.args;
    if (place) writeInto(reading, { ...call, callee: { ...call.callee, receiver: place }, args: [receiver] });
    return place ?? unknownValue;
  },
};

/** Does what a call does, as far as the tables know, and tells what it returns. */
export function applyCall(reading: Reading, callee: Value, given: Value): Value {
  spend(reading.setting.analysis, callWork);
  const args = given.items ?? [];
  const named = given.entries ?? new Map<string, Value>();
  const defined = callee.key === undefined ? undefined : reading.functions.get(callee.key);
  if (defined && callee.receiver === undefined) {
    for (const [index, arg] of args.entries()) {
      const before = defined.given[index];
      defined.given[index] = before ? either(before, arg) : arg;
    }
    return (
      defined.returned ?? unknownAs(callee.key ?? "result", joinSources(...args.map((arg) => sourcesIn(arg))))
    );
  }
  const found = kindOf(reading, callee);
  const call: Call = { name: found?.name ?? "", callee, args, named };
  // What a client fetches that is secret has rows of its own.
  const client = found?.kind.startsWith("aws") ? undefined : clientOf(reading, callee);
  const run = found && runnerOf(found.kind);
  const done = client
    ? callClient(reading, client, call)
    : run
      ? run(reading, call)
      : callUnknown(reading, call);
  const result =
    /^(?:eachOf|writeInto)$/.test(found?.kind ?? "") && isOfClient(callee) ? answerOf(done) : done;
  spend(reading.setting.analysis, sizeOf(result) + (result.items?.length ?? 0));
  return result;
}

type Runner = (reading: Reading, call: Call) => Value;

function runnerOf(kind: string): Runner | undefined {
  const tables: readonly Readonly<Record<string, Runner>>[] = [
    fileEffects,
    listings,
    temporary,
    networkEffects,
    runCode,
    fetchedLogins,
    serviceClients,
    folds,
    textFolds,
    growingLists,
    others,
  ];
  return tables.find((table) => Object.hasOwn(table, kind))?.[kind];
}

const talks =
  /(?:^|[._])(?:get|post|put|patch|delete|fetch|request|open|download|send|connect|upload|goto|navigate|load|head)\w{0,12}$/i;

/** A function nobody has told us about: its result is made of what it is given. One that is handed an address goes there. */
function callUnknown(reading: Reading, call: Call): Value {
  const { callee, args } = call;
  const [first] = args;
  const name = callee.name ?? "";
  if (first?.known && /^(?:https?|wss?):\/\//.test(first.texts[0] ?? "") && talks.test(name)) {
    const kind = /post|put|patch|send|upload/i.test(name) ? "send" : "fetch";
    return networkEffects[kind]?.(reading, { ...call, name }) ?? unknownValue;
  }
  const sources = resultSources(call);
  const isNew = /\.new$/.test(name) || name === "";
  return {
    ...unknownAs(name || "result", sources),
    name: isNew && name === "" ? undefined : `${name}()`.slice(0, 200),
  };
}
