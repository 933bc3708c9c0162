import type { Arguments } from "../programs/program.ts";
import { type Field, type Source, type Stream, unknownStream } from "./state.ts";

const maxText = 64 * 1024;

/**
 * Programs whose output follows from their input: `cat`, `tee`, `base64 -d`, `xxd -r -p`, `rev`, `tr -d`.
 *
 * @returns undefined for every other program, and for one that reads files
 */
export function filterText(
  name: string,
  parsed: Arguments<Field>,
  stdin: Stream,
  readsFiles: boolean,
): Stream | undefined {
  const isDecoder = (name === "base64" || name === "base32") && parsed.options.has("--decode");
  const isUnhex = name === "xxd" && parsed.options.has("--revert");
  if (isDecoder || isUnhex || (name === "openssl" && parsed.options.has("--d"))) {
    return { ...decode(name, stdin), sources: [...stdin.sources, { from: "decoded", name }] };
  }
  if (readsFiles) return undefined;
  if (name === "realpath" || name === "readlink")
    return { text: undefined, sources: [], paths: parsed.operands };
  if (name === "cat" || name === "tee") return stdin;
  if (name === "rev" && stdin.text !== undefined) {
    const text = stdin.text
      .split("\n")
      .map((line) => [...line].reverse().join(""))
      .join("\n");
    return { text, sources: [...stdin.sources, { from: "decoded", name }], paths: [] };
  }
  if (name === "tr") {
    const sets = parsed.operands.map((field) => setOf(field.text));
    const text = stdin.text === undefined ? undefined : translate(stdin.text, sets, parsed.options);
    const hides = sets.length > 1 && parsed.operands.every((field) => /[a-z]/i.test(field.text));
    const sources: readonly Source[] = hides ? [...stdin.sources, { from: "decoded", name }] : stdin.sources;
    return { text, sources, paths: [] };
  }
  if (/^(head|tail|sort|uniq|grep|egrep)$/.test(name)) return { ...stdin, text: undefined };
  return undefined;
}

const classes: Readonly<Record<string, string>> = {
  "[:lower:]": "a-z",
  "[:upper:]": "A-Z",
  "[:digit:]": "0-9",
  "[:space:]": " \t\n",
};

/** The characters of a set of `tr`: `a-z`, `[:lower:]`. */
function setOf(text: string): readonly string[] {
  const spelled = text.replace(/\[:\w{1,8}:\]/g, (name) => classes[name] ?? "").slice(0, 512);
  const ranges = spelled.match(/.(?:-[^-])?/gs) ?? [];
  return ranges.flatMap((range) => {
    const [from = 0, to = from] = [range.charCodeAt(0), range.length > 2 ? range.charCodeAt(2) : undefined];
    return Array.from({ length: Math.min(Math.max(to - from + 1, 0), 256) }, (_, index) =>
      String.fromCharCode(from + index),
    );
  });
}

function translate(
  text: string,
  [from = [], to = []]: readonly (readonly string[])[],
  options: Arguments<Field>["options"],
): string | undefined {
  if (options.has("-c") || options.has("-C") || options.has("-s")) return undefined;
  const map = new Map(from.map((char, index) => [char, to[index] ?? to.at(-1) ?? ""]));
  const isDeleting = options.has("-d");
  return [...text].map((char) => (isDeleting && map.has(char) ? "" : (map.get(char) ?? char))).join("");
}

function decode(name: string, stdin: Stream): Stream {
  if (stdin.text === undefined) return unknownStream;
  const text = Buffer.from(stdin.text.replace(/\s+/g, ""), name === "xxd" ? "hex" : "base64").toString(
    "utf8",
  );
  return { ...unknownStream, text: name === "base64" || name === "xxd" ? text.slice(0, maxText) : undefined };
}
