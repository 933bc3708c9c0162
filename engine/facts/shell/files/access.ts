import { posix } from "node:path";
import type { FileAccess } from "../../facts.ts";
import { absolutePath } from "../../paths.ts";
import type { Arguments, Program } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { runOptionCommands } from "../reach/scripts-in-arguments.ts";
import { originOf } from "../reach/shells.ts";
import { emptyStream, type Field, plainField } from "../stream.ts";
import type { Source } from "../variable.ts";
import { accessArchive, holdCompressed } from "./archives.ts";
import { addFile, hold, textIn } from "./files.ts";
import { filesLike } from "./files-like.ts";
import { accessOperands } from "./operands.ts";
import { accessPatch } from "./patches.ts";

/** @returns the files a program reads, as sources of data */
export function accessFiles(
  name: string,
  table: Program,
  parsed: Arguments<Field>,
  outside: Setting,
): readonly Source[] {
  const setting = settingIn(table.directory, parsed, outside);
  runOptionCommands(table, parsed, setting);
  const named = namedFiles(name, table, parsed, setting);
  const read = [...named, ...namedByOperands(name, table, parsed, setting)];
  const { archive } = table;
  if (archive)
    read.push(...accessArchive({ name, table, archive, parsed, inside: setting, outside }, [...read]));
  for (const [option, access] of Object.entries(table.optionFiles ?? {}))
    if (access === "write" && option !== "--target-directory")
      for (const field of parsed.options.get(option) ?? [])
        if (field) hold(field, read.length > 0 ? read : setting.stdin.sources, setting);
  holdCompressed(name, parsed, setting);
  if (name === "patch") {
    const named = (parsed.options.get("--input") ?? []).filter((field) => field !== undefined);
    const patches = named.length > 0 ? named : parsed.operands.slice(1);
    accessPatch(name, patches, parsed.options.get("--strip")?.[0], 0, setting);
  }
  const isUnpacking =
    table.unpacks === "always" || table.unpacks?.split(" ").some((option) => parsed.options.has(option));
  return isUnpacking ? [...read, { from: "decoded", name }] : read;
}

/** Files that options name; beside another option, something else may become of them. */
function namedFiles(
  name: string,
  { optionFiles = {}, optionFilesWith = {} }: Program,
  { options }: Arguments<Field>,
  setting: Setting,
): readonly Source[] {
  const changed = Object.entries(optionFilesWith).find(([option]) => options.has(option))?.[1] ?? {};
  return Object.entries(optionFiles).flatMap(([option, access]) =>
    (options.get(option) ?? []).flatMap((field) =>
      field ? addFile(changed[option] ?? access, field, name, false, setting) : [],
    ),
  );
}

function namedByOperands(
  name: string,
  table: Program,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly Source[] {
  if (name === "dd") return accessDd(parsed, setting);
  if (table.verbFiles) return accessVerb(name, table, parsed, setting);
  if (!table.operands) return [];
  return [
    ...accessOperands(name, table.operands, table.recursive, parsed, setting),
    ...accessNamed(name, table, parsed, setting),
  ];
}

/** Most name patterns, and starting directories, of one command. */
const maxPatterns = 32;

/** `grep -r --include PATTERN WORD DIR` reads the files of that name. */
function accessNamed(
  name: string,
  { namePatterns, operands }: Program,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly Source[] {
  const given = namePatterns === undefined ? [] : (parsed.options.get(namePatterns) ?? []);
  const patterns = given.slice(0, maxPatterns);
  const starts = parsed.operands.slice(operands?.skip ?? 0).slice(0, maxPatterns);
  const roots: readonly Field[] = starts.length > 0 ? starts : [plainField(".")];
  return patterns
    .filter((field) => field !== undefined && !field.text.startsWith("!"))
    .flatMap((field) =>
      roots.flatMap((root) => filesLike(root, field?.text ?? "", setting.state.cwd, setting.analysis)),
    )
    .slice(0, 256)
    .flatMap((field) => addFile("read", field, name, false, setting));
}

/** Where the operands are looked up: `tar -C DIR`. */
function settingIn(option: string | undefined, parsed: Arguments<Field>, setting: Setting): Setting {
  const directory = option === undefined ? undefined : parsed.options.get(option)?.at(-1);
  const { cwd } = setting.state;
  if (!directory?.known || (cwd === undefined && !directory.text.startsWith("/"))) return setting;
  return { ...setting, state: { ...setting.state, cwd: absolutePath(directory.text, cwd ?? "/") } };
}

/** What a subcommand does to its operands, where those are files here: no URL, no place on another machine. */
function accessVerb(
  name: string,
  table: Program,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly Source[] {
  const isSpared = table.sparing !== undefined && parsed.options.has(table.sparing);
  const all: FileAccess | undefined = isSpared ? undefined : table.verbFiles?.[parsed.verb];
  const isElsewhere = (field: Field | undefined) => /^[\w.-]+:/.test(field?.text ?? "");
  const operands = parsed.operands.filter((field) => !isElsewhere(field));
  const isFetching = all === "read" && isElsewhere(parsed.operands[0]);
  const access = isFetching ? "write" : all;
  return access
    ? accessOperands(name, { all: access }, table.recursive, { ...parsed, operands }, setting)
    : [];
}

/** `dd if=FILE of=FILE`. */
function accessDd(parsed: Arguments<Field>, setting: Setting): readonly Source[] {
  const operandsOf = (key: string) =>
    parsed.operands
      .filter((field) => field.text.startsWith(`${key}=`))
      .map((field) => ({ ...field, text: field.text.slice(key.length + 1) }));
  const sources = operandsOf("if").flatMap((field) => addFile("read", field, "dd", false, setting));
  for (const field of operandsOf("of")) {
    addFile("write", field, "dd", false, setting);
    hold(field, sources.length > 0 ? sources : setting.stdin.sources, setting);
  }
  return sources;
}

/** A program given by a path outside the system's own directories is a file that is executed. */
export function runLocalProgram(path: string, setting: Setting): void {
  if (/^\/(usr\/(local\/)?)?s?bin\//.test(path)) return;
  const by = posix.basename(path);
  const held = addFile("execute", plainField(path), by, false, setting);
  const from = originOf(held);
  const text = textIn(plainField(path), setting);
  if (text !== undefined) setting.analysis.walker.source(text, { ...setting, stdin: emptyStream });
  if (from !== undefined && from !== "file")
    setting.analysis.facts.code.push({ language: "program", from, by });
}
