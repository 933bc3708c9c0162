import type { Archive, Arguments, Program } from "../../programs/program.ts";
import { send } from "../../programs/send.ts";
import type { Setting } from "../analysis.ts";
import { wordsOf } from "../builtins.ts";
import { type Field, plainField } from "../stream.ts";
import type { Source } from "../variable.ts";
import { holdCopy } from "./copies.ts";
import { addFile, hold, textIn } from "./files.ts";

/** Most file names read from a list. */
const maxNames = 256;

/** What an archiver is given. `outside` is where its own archive is looked up, `inside` where the files are. */
type Job = {
  readonly name: string;
  readonly table: Program;
  readonly archive: Archive;
  readonly parsed: Arguments<Field>;
  readonly inside: Setting;
  readonly outside: Setting;
};

/**
 * Packing writes an archive that holds what the files hold; unpacking reads it and writes into a directory.
 *
 * @param packed what the operands gave, as sources
 * @returns more sources of what it prints
 */
export function accessArchive(job: Job, packed: readonly Source[]): readonly Source[] {
  const { archive, parsed, name, table, inside, outside } = job;
  const file = archive.file === undefined ? parsed.operands[0] : parsed.options.get(archive.file)?.[0];
  const isListing = has(archive.lists, parsed);
  if (has(archive.packs, parsed)) {
    const sources = [...packed, ...listedFiles(job)];
    if (parsed.options.has("--remove-files") || parsed.options.has("--move"))
      for (const field of parsed.operands) addFile("delete", field, name, true, inside);
    if (!file || file.text === "-") return sources;
    const host = remoteHost(file, parsed);
    if (host !== undefined) send(host, "ssh", sources, name, outside);
    else {
      addFile("write", file, name, false, outside);
      hold(file, sources, outside);
    }
    return sources;
  }
  const read = file ? addFile("read", file, name, false, outside) : [];
  if (isListing || !has(archive.unpacks, parsed)) return read;
  const directory = table.directory === undefined ? undefined : parsed.options.get(table.directory)?.at(-1);
  addFile("write", directory ?? plainField("."), name, true, outside);
  return read;
}

function has(words: string | undefined, { options, verb }: Arguments<Field>): boolean {
  if (words === undefined) return false;
  return words === "always" || words.split(" ").some((word) => options.has(word) || word === verb);
}

/** `tar -f HOST:FILE` writes on another machine. */
function remoteHost(file: Field, { options }: Arguments<Field>): string | undefined {
  if (options.has("--force-local")) return undefined;
  return /^([^/:]+):/.exec(file.text)?.[1];
}

/** Files that a list names: `tar -T LIST`, `find … | cpio -o`. */
function listedFiles({ archive, parsed, inside, outside, name }: Job): readonly Source[] {
  const lists = archive.names === undefined ? [] : (parsed.options.get(archive.names) ?? []);
  const fromInput = has(archive.takesNames, parsed) || lists.some((field) => field?.text === "-");
  const input = fromInput ? namesIn(outside) : [];
  const named = lists.flatMap((field) => {
    if (!field || field.text === "-") return [];
    const piped = outside.analysis.pipes.get(field.text);
    if (piped) return namesIn({ ...outside, stdin: piped });
    addFile("read", field, name, false, outside);
    return wordsOf(textIn(field, outside) ?? "");
  });
  return [...input, ...named]
    .slice(0, maxNames)
    .flatMap((field) => addFile("read", field, name, false, inside));
}

function namesIn({ stdin }: Setting): readonly Field[] {
  return stdin.paths.length > 0 ? stdin.paths : wordsOf(stdin.text ?? "");
}

/** `gzip FILE` leaves FILE.gz in its place, `gunzip FILE.gz` leaves FILE. */
export function holdCompressed(name: string, parsed: Arguments<Field>, setting: Setting): void {
  const suffix = suffixes.find(([programs]) => programs.test(name))?.[1];
  if (suffix === undefined || parsed.options.has("--to-stdout")) return;
  for (const field of parsed.operands.slice(0, maxNames)) {
    const isPacked = field.text.endsWith(suffix);
    const text = isPacked ? field.text.slice(0, -suffix.length) : `${field.text}${suffix}`;
    holdCopy(field, { ...field, text }, setting);
  }
}

const suffixes: readonly (readonly [RegExp, string])[] = [
  [/^(?:gzip|pigz|gunzip|unpigz)$/, ".gz"],
  [/^(?:p?bzip2|bunzip2)$/, ".bz2"],
  [/^(?:xz|unxz)$/, ".xz"],
  [/^(?:zstd|unzstd)$/, ".zst"],
];
