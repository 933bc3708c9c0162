import { characters, decode, decoded, decodeNamed, type Fold, subject, text, unpack } from "./decoding.ts";
import { formatBraces, formatText } from "./formats.ts";
import {
  anyElement,
  concat,
  listValue,
  mapText,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "./values.ts";

/** Functions on texts whose result is known where their arguments are, by kind. */
export const textFolds: Readonly<Record<string, Fold>> = {
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
  paste: (_reading, call) => concat(call.args),
  sprintf: (_reading, call) => formatText(call.args[0] ?? unknownValue, call.args.slice(1)),
  formatBraces: (_reading, call) => formatBraces(call.callee.receiver ?? unknownValue, call.args, call.named),
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
  reshaped: (_reading, call) => ({ ...unknownValue, sources: sourcesIn(subject(call)) }),
  stripped: (_reading, call) => ({
    ...mapText(subject(call), (one) => one.trim()),
    sources: sourcesIn(subject(call)),
  }),
};

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
