import type { Arguments } from "../programs/program.ts";
import { type Field, type Stream, unknownStream } from "./state.ts";

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
  if (name === "cat" || name === "tee") return stdin;
  if (name === "rev" && stdin.text !== undefined) {
    const text = stdin.text
      .split("\n")
      .map((line) => [...line].reverse().join(""))
      .join("\n");
    return { ...stdin, text, sources: [...stdin.sources, { from: "decoded", name }] };
  }
  if (/^(head|tail|sort|uniq|grep|egrep)$/.test(name)) return { ...stdin, text: undefined };
  return undefined;
}

function decode(name: string, stdin: Stream): Stream {
  if (stdin.text === undefined) return unknownStream;
  const text = Buffer.from(stdin.text.replace(/\s+/g, ""), name === "xxd" ? "hex" : "base64").toString(
    "utf8",
  );
  return { ...unknownStream, text: name === "base64" || name === "xxd" ? text.slice(0, maxText) : undefined };
}
