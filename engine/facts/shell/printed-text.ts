import type { Field } from "./state.ts";

/** Longest text of which we tell what it is, in UTF-16 units. */
const maxPrinted = 64 * 1024;

/** What `echo` prints, or undefined where that cannot be told. */
export function echoText(args: readonly Field[]): string | undefined {
  if (!args.every((field) => field.known)) return undefined;
  const words = args.map((field) => field.text);
  const flags = words.findIndex((word) => !/^-[neE]+$/.test(word));
  const text = words.slice(flags === -1 ? words.length : flags).join(" ");
  const hasEscapes = words.slice(0, Math.max(flags, 0)).some((word) => word.includes("e"));
  return `${hasEscapes ? unescapeText(text) : text}\n`;
}

/** What `printf` prints, or undefined where that cannot be told. */
export function printfText(args: readonly Field[]): string | undefined {
  const [format, ...values] = args;
  if (!format || !args.every((field) => field.known)) return undefined;
  const texts = values.map((field) => field.text);
  const rounds = Math.max(1, /%[sbdi]/.test(format.text) ? Math.min(texts.length, 256) : 1);
  let text = "";
  for (let round = 0; round < rounds && (round === 0 || texts.length > 0); round++) {
    if (text.length > maxPrinted) return undefined;
    text += unescapeText(format.text).replace(/%(?:[sbdi]|%)/g, (spec) =>
      spec === "%%" ? "%" : spec === "%b" ? unescapeText(texts.shift() ?? "") : (texts.shift() ?? ""),
    );
  }
  return /%[-\d.*]/.test(format.text) ? undefined : text;
}

function unescapeText(text: string): string {
  return text.replace(
    /\\(n|t|\\|[xu]([0-9a-fA-F]{1,4})|0?([0-7]{1,3}))/g,
    (_all, kind: string, hex?: string, octal?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return kind === "n" ? "\n" : kind === "t" ? "\t" : "\\";
    },
  );
}
