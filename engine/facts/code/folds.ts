import { joinSources } from "../shell/sources.ts";
import { homeOf } from "../shell/words/home.ts";
import { characters, decodeNamed, type Fold, subject, text } from "./decoding.ts";
import { environmentNames, isEnvironment } from "./environment.ts";
import { answerOf } from "./results.ts";
import {
  concat,
  elementsOf,
  isListing,
  listValue,
  mapText,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "./values.ts";

function reverse(value: Value): Value {
  if (value.items) return { ...value, items: [...value.items].reverse() };
  return mapText(value, (text) => [...text].reverse().join(""));
}

function joinPath(values: readonly Value[]): Value {
  const parts = values.flatMap((value) => elementsOf(value)).filter((value) => value.texts[0] !== "");
  const start = parts.findLastIndex(
    (part, index) => index > 0 && part.known && part.texts.every((text) => text.startsWith("/")),
  );
  return { ...concat(parts.slice(Math.max(start, 0)), "/"), name: "Path()" };
}

function pathPart(change: (path: string) => string): Fold {
  return (_reading, call) => {
    const value = subject(call);
    return {
      ...value,
      texts: value.texts.map(change),
      name: value.name === "Path()" ? "Path()" : undefined,
      key: undefined,
    };
  };
}

const parent = pathPart((path) => path.replace(/\/?[^/]*\/*$/, "") || (path.startsWith("/") ? "/" : "."));

/** `text.slice(1, 4)`, `text.substr(1, 3)`. */
function sliceText(value: Value, [from, to]: readonly Value[], method: string): Value {
  const [start, end] = [Number(text(from)), to ? Number(text(to)) : undefined];
  if (Number.isNaN(start) || Number.isNaN(end ?? 0)) return { ...unknownValue, sources: value.sources };
  if (isListing(value)) return value;
  if (value.items) return { ...value, items: value.items.slice(start, end) };
  return mapText(value, (one) =>
    method.endsWith("substr") && end !== undefined ? one.slice(start, start + end) : one.slice(start, end),
  );
}

/** The names in an object; those of variables of the environment are no secret. */
function keysOf(value: Value): Value {
  const sources = answerOf({ ...unknownValue, sources: sourcesIn(value) }).sources;
  return isEnvironment(value) ? environmentNames : { ...unknownAs("keys"), sources };
}

/** What is no longer the environment itself: its names and values, or its values. */
function pairsOf(value: Value, method: string): Value {
  return isEnvironment(value) && /\.(?:items|values|entries|to_h|to_a)$/.test(method)
    ? { ...value, name: undefined }
    : value;
}

/** `new TextEncoder().encode(text)`: what is worked on is the argument. */
const isCoder = /^Text(?:En|De)coder\(\)\./;

/** Functions without effects whose result is known where their arguments are, by kind. */
export const folds: Readonly<Record<string, Fold>> = {
  join: (_reading, call) =>
    joinPath(
      call.name.includes("()") && call.callee.receiver ? [call.callee.receiver, ...call.args] : call.args,
    ),
  joinPath: (_reading, call) => joinPath([call.callee.receiver ?? unknownValue, ...call.args]),
  home: ({ setting }) => {
    const home = homeOf(setting.state, setting.analysis.surroundings);
    return home === undefined ? unknownAs("HOME") : { ...textValue(home), name: "Path()" };
  },
  here: ({ setting }) =>
    setting.state.cwd === undefined ? unknownAs("PWD") : { ...textValue(setting.state.cwd), name: "Path()" },
  expand: ({ setting }, call) => {
    const home = homeOf(setting.state, setting.analysis.surroundings) ?? "~";
    const value = subject(call);
    const base = call.args[1];
    const path = base && value.known && !/^[~/]/.test(value.texts[0] ?? "") ? joinPath([base, value]) : value;
    return {
      ...path,
      texts: path.texts.map((one) => one.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, () => home)),
      name: "Path()",
    };
  },
  path: (_reading, call) => ({ ...joinPath(call.args), name: "Path()" }),
  same: (_reading, call) => {
    const value = subject(call);
    const isBytes = /^(?:bytes|bytearray)$/.test(call.name) && value.items !== undefined;
    const more = call.args.slice(1).flatMap((arg) => sourcesIn(arg));
    if (isBytes) return characters([value]);
    return more.length > 0
      ? { ...value, sources: [...sourcesIn(value), ...more].slice(0, 64) }
      : { ...pairsOf(value, call.name), key: undefined };
  },
  asIs: (_reading, call) => {
    const value = isCoder.test(call.callee.name ?? "") ? (call.args[0] ?? unknownValue) : subject(call);
    const encoding = text(call.args[0]);
    if (/\.(?:slice|substring|substr)$/.test(call.name)) return sliceText(value, call.args, call.name);
    const found =
      call.name.endsWith("decode") && encoding !== undefined ? decodeNamed(value, encoding) : undefined;
    return found ?? { ...pairsOf(value, call.name), sources: sourcesIn(value), key: undefined };
  },
  parent,
  parentOf: parent,
  basename: pathPart((path) => path.replace(/\/+$/, "").replace(/^.*\//s, "")),
  withName: (reading, call) => joinPath([parent(reading, { ...call, args: [] }), ...call.args]),
  reversed: (_reading, call) => reverse(subject(call)),
  joinList: (_reading, { args: [separator, ...items] }) =>
    concat(
      items.flatMap((item) => elementsOf(item)),
      text(separator) ?? " ",
    ),
  joinItems: (_reading, { args: [list, separator] }) =>
    concat(list ? elementsOf(list) : [], text(separator) ?? ""),
  joinThis: ({ language }, { callee, args: [given] }) => {
    const own = callee.receiver ?? unknownValue;
    if (own.items) return concat(elementsOf(own), text(given) ?? (language === "javascript" ? "," : ""));
    if (own.name === "Path()") return joinPath([own, ...(given ? [given] : [])]);
    return own.known && given?.items
      ? concat(elementsOf(given), own.texts[0])
      : { ...unknownValue, sources: [...sourcesIn(own), ...(given ? sourcesIn(given) : [])] };
  },
  concatThis: (_reading, call) => {
    const own = call.callee.receiver ?? unknownValue;
    return own.items
      ? { ...own, items: [...own.items, ...call.args.flatMap((arg) => elementsOf(arg))] }
      : concat([own, ...call.args]);
  },
  keys: (_reading, { args }) => keysOf(args[0] ?? unknownValue),
  keysOf: (_reading, { callee }) => keysOf(callee.receiver ?? unknownValue),
  measured: () => unknownAs("measure"),
  elements: (_reading, call) => {
    const value = subject(call);
    return isEnvironment(value) ? keysOf(value) : { ...value, key: undefined };
  },
  getattr: (_reading, { args: [object, name] }) => {
    const own = text(name);
    if (own === undefined || !object) return unknownAs("function");
    return {
      ...unknownAs(own, object.sources),
      name: object.name === undefined ? own : `${object.name}.${own}`,
      receiver: object,
    };
  },
  module: (_reading, { args: [name] }) => ({ ...unknownAs("module"), name: text(name) ?? "module" }),
  map: (reading, { args: [given, ...lists] }) => {
    const isName = reading.language === "php" && given?.known === true;
    const change = given && isName ? { ...given, name: given.texts[0] } : given;
    const isFunctionFirst = change?.name !== undefined;
    const list = isFunctionFirst || (lists[0] && isListing(lists[0])) ? lists[0] : change;
    if (!list?.items || !change || !isFunctionFirst) return list ?? unknownValue;
    return { ...list, items: list.items.map((item) => reading.apply(reading, change, listValue([item]))) };
  },
  afterwards: (reading, { callee, args: [next] }) => {
    const value = callee.receiver ?? unknownValue;
    return next?.name === undefined ? value : reading.apply(reading, next, listValue([value]));
  },
  eachOf: (reading, { callee, args, name }) => {
    const [change] = args;
    // A pool's `map` is given the list.
    const given = args[1]?.items ? args[1] : callee.receiver;
    const list = given ?? unknownValue;
    const made = change && /\.(?:map|flatMap|collect|reduce)$/.test(name) ? sourcesIn(change) : [];
    if (!change?.name || !list.items)
      return { ...list, sources: joinSources(sourcesIn(list), made), key: undefined };
    return {
      ...list,
      items: list.items.slice(0, 64).map((item) => reading.apply(reading, change, listValue([item]))),
    };
  },
};
