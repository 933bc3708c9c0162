import type { Arguments } from "../../programs/program.ts";
import type { Field } from "../stream.ts";
import { textOfBytes } from "../words/ansi-c.ts";

type Decoder = (text: string) => string | undefined;

/** The decoder that a command is, if it is one: `base64 -d`, `base32 -d`, `xxd -r -p`, `openssl … -d`. */
export function decoderOf(name: string, options: Arguments<Field>["options"]): Decoder | undefined {
  if (name === "openssl" && options.has("--d")) return () => undefined;
  if (name === "xxd" && options.has("--revert"))
    return options.has("-p") || options.has("--plain") || options.has("--postscript") || options.has("--ps")
      ? decodeHex
      : () => undefined;
  if (!options.has("--decode")) return undefined;
  const ignoresGarbage = options.has("-i") || options.has("--ignore-garbage");
  if (name === "base64")
    return (text) => decodeBase64(ignoresGarbage ? text.replace(/[^A-Za-z0-9+/=]/g, "") : text);
  if (name === "basenc")
    return options.has("--base64") || options.has("--base64url")
      ? decodeBase64
      : options.has("--base16")
        ? decodeHex
        : options.has("--base32")
          ? decodeBase32
          : () => undefined;
  return name === "base32" ? decodeBase32 : undefined;
}

function decodeHex(text: string): string | undefined {
  const digits = text.replace(/\s+/g, "");
  return /[^0-9a-fA-F]/.test(digits) || digits.length % 2 === 1
    ? undefined
    : textOfBytes(Buffer.from(digits, "hex"));
}

function decodeBase64(text: string): string | undefined {
  const letters = text.replace(/\n/g, "");
  // Some decoders take the alphabet of URLs as well.
  const isWhole = /^[\w+/-]*={0,2}$/.test(letters);
  return isWhole ? textOfBytes(Buffer.from(letters, "base64")) : undefined;
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function decodeBase32(text: string): string | undefined {
  const letters = text.replace(/\n/g, "");
  if (letters.length % 8 !== 0 || !/^[A-Z2-7]*={0,6}$/.test(letters)) return undefined;
  const bytes: number[] = [];
  let [bits, count] = [0, 0];
  for (const letter of letters.replace(/=+$/, "")) {
    bits = ((bits << 5) | base32.indexOf(letter)) & 0xfff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return textOfBytes(Buffer.from(bytes));
}

/** What `base64` and `xxd -p` print. */
export function encodeText(args: readonly string[], input: string): string | undefined {
  if (args.length === 1 && /^-(?:p|ps|plain)$/.test(args[0] ?? "")) {
    const lines =
      Buffer.from(input)
        .toString("hex")
        .match(/.{1,60}/g) ?? [];
    return lines.map((line) => `${line}\n`).join("");
  }
  const encoded = Buffer.from(input).toString("base64");
  const isUnwrapped = args.join(" ").replace(/^(?:-w ?0|--wrap=0)$/, "") === "" && args.length > 0;
  if (isUnwrapped) return encoded;
  // Where longer lines are wrapped is not the same everywhere.
  return args.length === 0 && encoded.length <= 76 ? `${encoded}${encoded === "" ? "" : "\n"}` : undefined;
}
