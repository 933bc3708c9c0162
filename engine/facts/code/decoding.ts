import type { Source } from "../shell/variable.ts";
import type { Call, Reading } from "./reading.ts";
import { elementsOf, listValue, mapText, sourcesIn, textValue, unknownValue, type Value } from "./values.ts";

/** What text is that stood in an encoding. */
export const decoded: readonly Source[] = [{ from: "decoded", name: "base64" }];

/** A value that is encoded, in clear. */
export function decode(value: Value, encoding: "base64" | "hex"): Value {
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
export function decodeNamed(value: Value, encoding: string): Value | undefined {
  if (/^base64(?:url|_codec)?$/i.test(encoding)) return decode(value, "base64");
  if (/^hex/i.test(encoding)) return decode(value, "hex");
  return /^rot_?13$/i.test(encoding) ? mapText(value, rotate, decoded) : undefined;
}

/** The characters of these code points. */
export function characters(values: readonly Value[]): Value {
  const codes = values
    .flatMap((value) => elementsOf(value))
    .map((value) => (value.known ? Number(value.texts[0]) : Number.NaN));
  const isKnown =
    codes.length > 0 && codes.every((code) => Number.isInteger(code) && code >= 0 && code <= 0x10ffff);
  return isKnown
    ? textValue(String.fromCodePoint(...codes))
    : { ...unknownValue, sources: values.flatMap((value) => sourcesIn(value)) };
}

/** `unpack('m', text)` of Perl and Ruby. */
export function unpack(call: Call): Value {
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

/** The one text that a value is, if it is known. */
export const text = (value: Value | undefined) => (value?.known ? (value.texts[0] ?? "") : undefined);

/** What one kind of function makes of its arguments. */
export type Fold = (reading: Reading, call: Call) => Value;

/** The object a method is called on, else the first argument. */
export function subject({ callee, args, name }: Call): Value {
  return (
    (name.startsWith("?.") || /\(\)\.\w+$/.test(name) ? callee.receiver : args[0]) ??
    args[0] ??
    callee.receiver ??
    unknownValue
  );
}
