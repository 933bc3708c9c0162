import { isUtf8 } from "node:buffer";

/** Bytes as text; undefined for bytes that are none. */
export function textOfBytes(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

/** Escapes of one letter, in `$'…'`, `echo -e` and `printf`. */
const letters: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  E: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
};

/** Who reads the escapes: `quote` is `$'…'`, `format` the first argument of `printf`, `text` `echo -e` and `%b`. */
export type EscapeStyle = "quote" | "format" | "text";

const octal: Readonly<Record<EscapeStyle, RegExp>> = {
  quote: /^[0-7]{1,3}/,
  format: /^[0-7]{1,3}/,
  text: /^0[0-7]{0,3}/,
};

/** Text after its escapes. `ended` is set where `\\c` ended everything. */
export type Unescaped = { readonly text: string; readonly ended: boolean };

/**
 * Text with its backslash escapes replaced.
 *
 * @returns undefined where the result is no text: bytes that are no UTF-8, a character that is none
 */
export function unescapeText(source: string, style: EscapeStyle): Unescaped | undefined {
  if (!source.includes("\\")) return { text: source, ended: false };
  const parts: Buffer[] = [];
  let start = 0;
  for (let index = source.indexOf("\\"); index !== -1; index = source.indexOf("\\", start)) {
    parts.push(Buffer.from(source.slice(start, index)));
    const { code, size } = readEscape(source.slice(index + 1, index + 11), style);
    if (code === "end") return finish(parts, true);
    // A C string ends here; what is printed goes on.
    if (code === 0 && style === "quote") return finish(parts, false);
    if (code === undefined) return undefined;
    if (code === "none") parts.push(Buffer.from(source.slice(index, index + 1 + size)));
    else parts.push(typeof code === "number" ? Buffer.from([code]) : Buffer.from(code.text));
    start = index + 1 + size;
  }
  parts.push(Buffer.from(source.slice(start)));
  return finish(parts, false);
}

function finish(parts: readonly Buffer[], ended: boolean): Unescaped | undefined {
  const text = textOfBytes(Buffer.concat(parts));
  return text === undefined ? undefined : { text, ended };
}

type Escape = {
  readonly code: number | { readonly text: string } | "none" | "end" | undefined;
  readonly size: number;
};

/** One escape, its backslash left out. `none` is text that is no escape, backslash included. */
function readEscape(text: string, style: EscapeStyle): Escape {
  const char = text.charAt(0);
  const digits =
    octal[style].exec(text)?.[0] ?? (style === "text" ? /^[1-7][0-7]{0,2}/.exec(text)?.[0] : undefined);
  if (digits !== undefined) return { code: Number.parseInt(digits, 8) & 255, size: digits.length };
  const code = letters[char];
  if (code !== undefined && Object.hasOwn(letters, char)) return { code, size: 1 };
  if (char === "x") {
    const hex = /^x([0-9a-fA-F]{1,2})/.exec(text);
    if (style === "quote" && text.charAt(1) === "{") return { code: undefined, size: 1 };
    return hex ? { code: Number.parseInt(hex[1] ?? "", 16), size: hex[0].length } : { code: "none", size: 1 };
  }
  if (char === "u" || char === "U") {
    const hex = /^(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/.exec(text);
    if (!hex) return { code: "none", size: 1 };
    const point = Number.parseInt(hex[1] ?? hex[2] ?? "", 16);
    if (point === 0) return { code: 0, size: hex[0].length };
    const isCharacter = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    return { code: isCharacter ? { text: String.fromCodePoint(point) } : undefined, size: hex[0].length };
  }
  if (char === "c" && style === "text") return { code: "end", size: 1 };
  if (char === "c" && style === "quote") return control(text);
  if (style !== "text" && /['"?]/.test(char)) return { code: char.charCodeAt(0), size: 1 };
  return { code: "none", size: Math.min(char.length, 1) };
}

/** `\cx` is control-x. */
function control(text: string): Escape {
  const char = text.charAt(1);
  if (!/[a-zA-Z@[\]^_?]/.test(char)) return { code: undefined, size: 1 };
  return { code: char === "?" ? 127 : char.toUpperCase().charCodeAt(0) & 31, size: 2 };
}
