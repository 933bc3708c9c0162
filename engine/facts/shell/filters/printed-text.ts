import type { Field } from "../stream.ts";
import { unescapeText } from "../words/ansi-c.ts";
import { escapeWord } from "../words/quoting.ts";

/** Longest text of which we tell what it is, in UTF-16 units. */
const maxPrinted = 64 * 1024;

/** Most times a format is used again for the arguments that are left. */
const maxRounds = 256;

/** The texts of arguments, or undefined where one of them is not certain. */
export function textsOf(args: readonly Field[]): readonly string[] | undefined {
  return args.every((field) => field.known && !field.among) ? args.map((field) => field.text) : undefined;
}

/** What `echo` prints, or undefined where that cannot be told. */
export function echoText(args: readonly Field[]): string | undefined {
  const words = textsOf(args);
  if (!words) return undefined;
  const end = words.findIndex((word) => !/^-[neE]+$/.test(word));
  const flags = words.slice(0, end === -1 ? words.length : end).join("");
  const text = words.slice(end === -1 ? words.length : end).join(" ");
  const newline = flags.includes("n") ? "" : "\n";
  if (flags.lastIndexOf("e") <= flags.lastIndexOf("E")) return text + newline;
  const unescaped = unescapeText(text, "text");
  return unescaped && unescaped.text + (unescaped.ended ? "" : newline);
}

/** `%-5.2s`: flags, width, precision, and what is printed. */
const specification = /%(?:%|([-+ 0#]{0,5})(\*|\d{0,4})(?:\.(\*|\d{0,4}))?([a-zA-Z]))/g;

/** What `printf` prints, or undefined where that cannot be told. */
export function printfText(args: readonly Field[]): string | undefined {
  const texts = textsOf(args);
  const [format = "", ...values] = texts?.[0] === "--" ? texts.slice(1) : (texts ?? []);
  if (!texts || format.startsWith("-") || format.includes("\\c") || format.length > maxPrinted)
    return undefined;
  const pieces = piecesOf(format);
  if (!pieces) return undefined;
  const rest = [...values];
  let text = "";
  for (let round = 0; round === 0 || rest.length > 0; round++) {
    const before = rest.length;
    for (const piece of pieces) {
      const printed = typeof piece === "string" ? { text: piece, ended: false } : printOne(piece, rest);
      if (!printed || text.length + printed.text.length > maxPrinted) return undefined;
      text += printed.text;
      if (printed.ended) return text;
    }
    if (rest.length === before) return text;
    if (round >= maxRounds) return undefined;
  }
  return text;
}

type Specification = {
  readonly flags: string;
  readonly width: string;
  readonly precision: string | undefined;
  readonly kind: string;
};

/** The plain text of a format, and its specifications. */
function piecesOf(format: string): readonly (string | Specification)[] | undefined {
  const pieces: (string | Specification)[] = [];
  let end = 0;
  for (const match of format.matchAll(specification)) {
    const before = format.slice(end, match.index);
    if (before.includes("%")) return undefined;
    const [all, flags = "", width = "", precision, kind] = match;
    pieces.push(before, kind === undefined ? "%" : { flags, width, precision, kind });
    end = match.index + all.length;
  }
  const rest = format.slice(end);
  if (rest.includes("%")) return undefined;
  const plain = [...pieces, rest].map((piece) =>
    typeof piece === "string" ? unescapeText(piece, "format")?.text : piece,
  );
  return plain.every((piece) => piece !== undefined) ? plain.filter((piece) => piece !== "") : undefined;
}

type Printed = { readonly text: string; readonly ended: boolean };

function printOne({ flags, width, precision, kind }: Specification, rest: string[]): Printed | undefined {
  const size = width === "*" ? rest.shift() : width;
  const places = precision === "*" ? rest.shift() : precision;
  if (!/^\d{0,4}$/.test(size ?? "x") || !/^\d{0,4}$/.test(places ?? "")) return undefined;
  const value = rest.shift() ?? "";
  const shown = convert(kind, value, flags, places);
  if (!shown) return undefined;
  const isNumber = /[diuoxX]/.test(kind);
  const count = Number(size === "" ? 0 : size);
  if ((count > 0 || places !== undefined) && /[^\0-\x7f]/.test(shown.text)) return undefined;
  const cut = isNumber || places === undefined ? shown.text : shown.text.slice(0, Number(places));
  if (flags.includes("-")) return { ...shown, text: cut.padEnd(count) };
  if (!isNumber || !flags.includes("0") || places !== undefined)
    return { ...shown, text: cut.padStart(count) };
  const [sign = ""] = /^[-+ ]?/.exec(cut) ?? [];
  return { ...shown, text: sign + cut.slice(sign.length).padStart(count - sign.length, "0") };
}

function convert(
  kind: string,
  value: string,
  flags: string,
  places: string | undefined,
): Printed | undefined {
  const plain = (text: string | undefined) => (text === undefined ? undefined : { text, ended: false });
  switch (kind) {
    case "s":
      return plain(value);
    case "b":
      return unescapeText(value, "text");
    case "q":
      return plain(escapeWord(value));
    case "c":
      return plain(value === "" ? "\0" : value.charCodeAt(0) < 128 ? value.charAt(0) : undefined);
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X":
      return plain(numberText(kind, value, flags, places));
    default:
      return undefined;
  }
}

function numberText(
  kind: string,
  value: string,
  flags: string,
  places: string | undefined,
): string | undefined {
  const number = numberIn(value);
  if (number === undefined || places !== undefined || flags.includes("#")) return undefined;
  const isSigned = kind === "d" || kind === "i";
  if (isSigned) {
    const sign = number >= 0n && flags.includes("+") ? "+" : number >= 0n && flags.includes(" ") ? " " : "";
    return `${sign}${number}`;
  }
  const text = BigInt.asUintN(64, number).toString(kind === "o" ? 8 : kind === "u" ? 10 : 16);
  return kind === "X" ? text.toUpperCase() : text;
}

function numberIn(value: string): bigint | undefined {
  if (value === "") return 0n;
  const quoted = /^["']([\0-\x7f])$/.exec(value);
  if (quoted) return BigInt(quoted[1]?.charCodeAt(0) ?? 0);
  const [, sign = "", digits = ""] =
    /^([-+]?)(0[xX][0-9a-fA-F]{1,15}|0[0-7]{1,18}|0|[1-9]\d{0,17})$/.exec(value) ?? [];
  if (digits === "") return undefined;
  const number = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return sign === "-" ? -number : number;
}
