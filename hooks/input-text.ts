import { isUtf8 } from "node:buffer";
import { GuardError } from "../engine/errors.ts";

/** What is smaller is parsed and walked fast enough whatever is in it. */
const smallBytes = 64 * 1024;

/** Deepest nesting of an input, and most values in it. Parsing and walking what is above takes longer than we have. */
const maxDepth = 1_000;
const maxValues = 500_000;

/**
 * The text of a hook input, checked for what would keep us from judging it in time. One pass over the bytes, before anything is parsed.
 *
 * @throws GuardError `input-invalid` when it is not UTF-8, `input-too-large` when it nests too deeply or holds too many values
 */
export function textOfInput(bytes: Buffer): string {
  // Decoding would replace broken characters, and what we judge would not be what the client runs.
  if (!isUtf8(bytes)) throw new GuardError("input-invalid", "the hook input is not UTF-8");
  if (bytes.length > smallBytes) refuseComplex(bytes);
  return bytes.toString("utf8");
}

function refuseComplex(bytes: Buffer): void {
  let depth = 0;
  let values = 1;
  let isInText = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x22) isInText = !isInText;
    else if (isInText) {
      if (byte === 0x5c) i++;
    } else if (byte === 0x5b || byte === 0x7b) {
      values++;
      if (++depth > maxDepth) throw tooMuch(`nests deeper than ${maxDepth}`);
    } else if (byte === 0x5d || byte === 0x7d) depth--;
    else if (byte === 0x2c) values++;
  }
  if (values > maxValues) throw tooMuch(`holds more than ${maxValues} values`);
}

function tooMuch(problem: string): GuardError {
  return new GuardError("input-too-large", `the hook input ${problem}`);
}
