import { homeOf } from "../shell/home.ts";
import type { Source } from "../shell/state.ts";
import { formatBraces, formatText } from "./formats.ts";
import type { Call, Reading } from "./reading.ts";
import {
  anyElement,
  concat,
  elementsOf,
  listValue,
  mapText,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "./values.ts";

type Fold = (reading: Reading, call: Call) => Value;

const decoded: readonly Source[] = [{ from: "decoded", name: "base64" }];

/** The object a method is called on, else the first argument. */
function subject({ callee, args, name }: Call): Value {
  return (
    (name.startsWith("?.") || /\(\)\.\w+$/.test(name) ? callee.receiver : args[0]) ??
    args[0] ??
    callee.receiver ??
    unknownValue
  );
}

function decode(value: Value, encoding: "base64" | "hex"): Value {
  const change = (text: string) => Buffer.from(text.replace(/\s+/g, ""), encoding).toString("utf8");
  return { ...mapText(value, change, decoded), name: undefined };
}

function rotate(text: string): string {
  return text.replace(/[a-z]/gi, (char) => {
    const base = char <= "Z" ? 65 : 97;
    return String.fromCharCode(((char.charCodeAt(0) - base + 13) % 26) + base);
  });
}

/** Text in a named encoding. */
function decodeNamed(value: Value, encoding: string): Value | undefined {
  if (/^base64(?:url|_codec)?$/i.test(encoding)) return decode(value, "base64");
  if (/^hex/i.test(encoding)) return decode(value, "hex");
  return /^rot_?13$/i.test(encoding) ? mapText(value, rotate, decoded) : undefined;
}

function reverse(value: Value): Value {
  if (value.items) return { ...value, items: [...value.items].reverse() };
  return mapText(value, (text) => [...text].reverse().join(""));
}

function characters(values: readonly Value[]): Value {
  const codes = values
    .flatMap((value) => elementsOf(value))
    .map((value) => (value.known ? Number(value.texts[0]) : Number.NaN));
  const isKnown =
    codes.length > 0 && codes.every((code) => Number.isInteger(code) && code >= 0 && code <= 0x10ffff);
  return isKnown
    ? textValue(String.fromCodePoint(...codes))
    : { ...unknownValue, sources: values.flatMap((value) => sourcesIn(value)) };
}

function joinPath(values: readonly Value[]): Value {
  const parts = values.flatMap((value) => elementsOf(value)).filter((value) => value.texts[0] !== "");
  const start = parts.findLastIndex(
    (part, index) => index > 0 && part.known && part.texts.every((text) => text.startsWith("/")),
  );
  return { ...concat(parts.slice(Math.max(start, 0)), "/"), name: "Path()" };
}

const text = (value: Value | undefined) => (value?.known ? (value.texts[0] ?? "") : undefined);

function replaceIn(value: Value, from: string | undefined, to: string | undefined, isAll: boolean): Value {
  if (from === undefined || to === undefined || from === "" || !value.known)
    return { ...unknownValue, sources: value.sources };
  return mapText(value, (one) => (isAll ? one.split(from).join(to) : one.replace(from, () => to)));
}

function splitBy(value: Value, separator: string | undefined): Value {
  if (!value.known) return { ...unknownValue, sources: value.sources };
  const [first = ""] = value.texts;
  const parts = separator === undefined || separator === " " ? first.split(/\s+/) : first.split(separator);
  return listValue(parts.slice(0, 512).map((part) => textValue(part, value.sources)));
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
  if (value.items) return { ...value, items: value.items.slice(start, end) };
  return mapText(value, (one) =>
    method.endsWith("substr") && end !== undefined ? one.slice(start, start + end) : one.slice(start, end),
  );
}

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
      : { ...value, key: undefined };
  },
  asIs: (_reading, call) => {
    const value = subject(call);
    const encoding = text(call.args[0]);
    if (/\.(?:slice|substring|substr)$/.test(call.name)) return sliceText(value, call.args, call.name);
    const found =
      call.name.endsWith("decode") && encoding !== undefined ? decodeNamed(value, encoding) : undefined;
    return found ?? { ...value, sources: sourcesIn(value), key: undefined };
  },
  parent,
  parentOf: parent,
  basename: pathPart((path) => path.replace(/\/+$/, "").replace(/^.*\//s, "")),
  withName: (reading, call) => joinPath([parent(reading, { ...call, args: [] }), ...call.args]),
  decode64: (_reading, call) => {
    const isPacked = /unpack1$/.test(call.name);
    if (isPacked && !/^m/.test(text(call.args[0]) ?? "m")) return unpack(call);
    return decode(subject(call), "base64");
  },
  unhex: (_reading, call) => decode(subject(call), "hex"),
  decoded: (_reading, call) => ({
    ...unknownAs("decoded"),
    sources: [...sourcesIn(subject(call)), ...decoded].slice(0, 64),
  }),
  codecs: (_reading, call) =>
    decodeNamed(call.args[0] ?? unknownValue, text(call.args[1]) ?? "") ?? call.args[0] ?? unknownValue,
  buffer: (_reading, call) => {
    const [value = unknownValue, encoding] = call.args;
    if (value.items) return characters([value]);
    return decodeNamed(value, text(encoding) ?? "") ?? { ...value, key: undefined };
  },
  unpack: (_reading, call) => unpack(call),
  pack: (_reading, call) => {
    const [format, ...values] = call.args;
    if (/^H/.test(text(format) ?? "")) return decode(values[0] ?? unknownValue, "hex");
    return /^[CUWc]\*?/.test(text(format) ?? "") ? characters(values) : concat(values);
  },
  packList: (_reading, call) => {
    const value = call.callee.receiver ?? unknownValue;
    const format = text(call.args[0]) ?? "";
    if (/^H/.test(format)) return decode(anyElement(value), "hex");
    return /^[CUWc]/.test(format) ? characters([value]) : { ...unknownValue, sources: sourcesIn(value) };
  },
  chr: (_reading, call) => characters(call.args),
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
  paste: (_reading, call) => concat(call.args),
  sprintf: (_reading, call) => formatText(call.args[0] ?? unknownValue, call.args.slice(1)),
  formatBraces: (_reading, call) => formatBraces(call.callee.receiver ?? unknownValue, call.args, call.named),
  concatThis: (_reading, call) => {
    const own = call.callee.receiver ?? unknownValue;
    return own.items
      ? { ...own, items: [...own.items, ...call.args.flatMap((arg) => elementsOf(arg))] }
      : concat([own, ...call.args]);
  },
  replaceAll: ({ language }, { callee, args, name }) => {
    if (name.startsWith("?.")) {
      const value = callee.receiver ?? unknownValue;
      return replaceIn(
        value,
        text(args[0]),
        text(args[1]),
        !(language === "javascript" && name === "?.replace") && name !== "?.sub",
      );
    }
    return replaceIn(args[2] ?? unknownValue, text(args[0]), text(args[1]), true);
  },
  split: (_reading, call) => splitBy(subject(call), undefined),
  splitText: ({ language }, { callee, args: [separator], name }) =>
    splitBy(
      callee.receiver ?? unknownValue,
      name === "?.chars" || (language === "javascript" && separator === undefined) ? "" : text(separator),
    ),
  lower: (_reading, call) => mapText(subject(call), (one) => one.toLowerCase()),
  upper: (_reading, call) => mapText(subject(call), (one) => one.toUpperCase()),
  stripped: (_reading, call) => ({
    ...mapText(subject(call), (one) => one.trim()),
    sources: sourcesIn(subject(call)),
  }),
  keys: () => unknownValue,
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
  map: (reading, { args: [change, ...lists] }) => {
    const isFunctionFirst = change?.name !== undefined;
    const list = isFunctionFirst ? lists[0] : change;
    if (!list?.items || !change || !isFunctionFirst) return list ?? unknownValue;
    return { ...list, items: list.items.map((item) => reading.apply(reading, change, listValue([item]))) };
  },
  afterwards: (reading, { callee, args: [next] }) => {
    const value = callee.receiver ?? unknownValue;
    return next?.name === undefined ? value : reading.apply(reading, next, listValue([value]));
  },
  eachOf: (reading, { callee, args: [change] }) => {
    const list = callee.receiver ?? unknownValue;
    if (!change?.name || !list.items) return { ...list, sources: sourcesIn(list), key: undefined };
    return {
      ...list,
      items: list.items.slice(0, 64).map((item) => reading.apply(reading, change, listValue([item]))),
    };
  },
};

function unpack(call: Call): Value {
  const isMethod = call.name.startsWith("?.");
  const [format, value] = isMethod ? [call.args[0], call.callee.receiver] : [call.args[0], call.args[1]];
  const kind = text(format) ?? "";
  const result = /^m/.test(kind)
    ? decode(value ?? unknownValue, "base64")
    : /^H/.test(kind)
      ? (value ?? unknownValue)
      : { ...unknownValue, sources: value ? sourcesIn(value) : [] };
  return listValue([result]);
}
