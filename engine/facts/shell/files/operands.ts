import { posix } from "node:path";
import type { FileAccess, FileFact } from "../../facts.ts";
import { absolutePath } from "../../paths.ts";
import type { Arguments, Program } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { type Field, plainField } from "../stream.ts";
import type { Source } from "../variable.ts";
import { holdCopy } from "./copies.ts";
import { addFile, hold } from "./files.ts";

type Rule = NonNullable<Program["operands"]>;

/** A copy that is being made: by whom, how, and of what. */
type Copy = {
  readonly name: string;
  readonly isRecursive: boolean;
  readonly access: FileAccess;
  readonly originals: readonly Original[];
};

/** What is copied, and the data in it. */
type Original = { readonly field: Field; readonly sources: readonly Source[] };

/**
 * What a program does to its operands.
 *
 * @returns the files it reads, as sources of data
 */
export function accessOperands(
  name: string,
  rule: Rule,
  recursive: string | undefined,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly Source[] {
  const { options } = parsed;
  const isRecursive = recursive === "always" || (recursive !== undefined && options.has(recursive));
  const access = changedAccess(rule, parsed);
  const fields = filesAmong(name, rule, parsed);
  const start = rule.none ?? (isRecursive && name.endsWith("grep") ? "." : undefined);
  if (fields.length === 0 && start !== undefined)
    return addFile(access, plainField(start), name, isRecursive, setting);
  const given = options.get("--target-directory")?.[0];
  const target = rule.last !== undefined && fields.length > 1 && !given ? fields.at(-1) : undefined;
  const { files } = setting.analysis.facts;
  const first = files.length;
  const originals = fields
    .filter((field) => field !== target)
    .map((field) => (options.has("--symbolic") && target ? seenFrom(target, field) : field))
    .map((field) => ({ field, sources: addFile(access, field, name, isRecursive, setting) }));
  const sources = originals.flatMap((original) => original.sources);
  if (rule.last) {
    const read = files.length;
    const copy = { name, isRecursive, access: rule.last, originals };
    copyTo(target, given, copy, options.has("--no-target-directory"), setting);
    // The last of several names is that of the file in the directory.
    const to =
      originals.length === 1 && takesDirectory.test(name) ? files.slice(read).findLast(isTarget)?.path : "";
    for (let at = first; at < read; at++) {
      const fact = files[at];
      if (fact) files[at] = { ...fact, copiedTo: to ?? "" };
    }
  }
  if (rule.also) for (const field of fields) addFile(rule.also, field, name, isRecursive, setting);
  if (access === "write" && target === undefined)
    for (const field of fields) hold(field, setting.stdin.sources, setting);
  return sources;
}

function changedAccess(rule: Rule, { options }: Arguments<Field>): FileAccess {
  return Object.entries(rule.unless ?? {}).find(([option]) => options.has(option))?.[1] ?? rule.all;
}

/** The operands that are files. BSD's `sed -i ''` leaves an empty one, which is none. */
function filesAmong(name: string, rule: Rule, { operands, options }: Arguments<Field>): readonly Field[] {
  const isBsd = name === "sed" && options.has("--in-place");
  const given = isBsd ? operands.filter((field) => field.text !== "" || !field.known) : operands;
  const isReplaced = rule.skipUnless?.split(" ").some((option) => options.has(option)) === true;
  return given.slice(isReplaced ? 0 : (rule.skip ?? 0), rule.take);
}

const isTarget = ({ access }: FileFact) => access === "write" || access === "link";

/** Programs that put several files into the directory that is named last. */
const takesDirectory = /^(?:cp|mv|ln|install|ditto)$/;

/** Most originals of which the target of a copy holds something. */
const maxHeld = 64;

/** Writes the target of a copy, or the files it puts into a directory. What is copied keeps its first name in mind. */
function copyTo(
  target: Field | undefined,
  given: Field | undefined,
  copy: Copy,
  isFile: boolean,
  setting: Setting,
): void {
  const { originals, name } = copy;
  const first = originals[0]?.field;
  if (target) {
    addFile(copy.access, target, name, copy.isRecursive, setting);
    for (const { sources } of originals.slice(0, maxHeld)) hold(target, sources, setting);
  }
  const isInto =
    target && !isFile && takesDirectory.test(name) && isDirectory(target, originals.length + 1, setting);
  const directory = given ?? (isInto ? target : undefined);
  if (directory) for (const original of originals) writeInto(directory, original, copy, setting);
  else if (target && first) holdCopy(first, target, setting, name === "ln");
  else if (name === "ln" && first)
    holdCopy(first, { ...first, text: posix.basename(first.text) }, setting, true);
}

/** A symbolic link's relative target is looked up where the link lies. */
function seenFrom(link: Field, field: Field): Field {
  return field.text.startsWith("/") ? field : { ...field, text: `${posix.dirname(link.text)}/${field.text}` };
}

function isDirectory(target: Field, operands: number, { state, analysis }: Setting): boolean {
  if (operands > 2 || /(^|\/)\.{0,2}$/.test(target.text)) return true;
  const path = state.cwd === undefined ? undefined : absolutePath(target.text, state.cwd);
  return path !== undefined && analysis.surroundings.list(path) !== undefined;
}

/** `cp FILE DIR` writes DIR/FILE. */
function writeInto(directory: Field, { field, sources }: Original, copy: Copy, setting: Setting): void {
  const name = posix.basename(field.text);
  const file = { text: `${directory.text}/${name}`, known: directory.known && field.known, glob: undefined };
  if (!file.known || name === "") return;
  addFile(copy.access, file, copy.name, copy.isRecursive, setting);
  hold(file, sources, setting);
  holdCopy(field, file, setting, copy.name === "ln");
}
