import type { Setting } from "../analysis.ts";
import { addFile } from "../files/files.ts";
import type { Field } from "../stream.ts";
import type { Source } from "../variable.ts";

/** Most arguments of one unknown program that are looked at. */
const maxGiven = 64;

/** A file by its form: with a slash, a dot, a tilde; no URL, no host, no pattern of ours. */
const fileForm = /^(?![a-z][a-z0-9+.-]*:\/\/)(?!-)[^\s]*[./~][^\s]*$/i;

/**
 * Files named to a program nobody has told us about, or to a script: it may read and print them.
 *
 * @returns the files, as sources of what it prints
 */
export function readGiven(operands: readonly Field[], by: string, setting: Setting): readonly Source[] {
  return operands
    .slice(0, maxGiven)
    .filter((field) => field.known && fileForm.test(field.text) && field.text.length < 1_024)
    .flatMap((field) => addFile("read", field, by, false, setting));
}
