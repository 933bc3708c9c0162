import { posix } from "node:path";
import type { FileAccess } from "../facts.ts";
import { absolutePath } from "../paths.ts";
import type { Arguments, Program } from "../programs/program.ts";
import { addFile, hold, textIn } from "./files.ts";
import { filesLike } from "./files-like.ts";
import { originOf } from "./shells.ts";
import { emptyStream, type Field, type Setting, type Source } from "./state.ts";

/** @returns the files a program reads, as sources of data */
export function accessFiles(
  name: string,
  table: Program,
  parsed: Arguments<Field>,
  outside: Setting,
): readonly Source[] {
  const setting = settingIn(table.directory, parsed, outside);
  const named = Object.entries(table.optionFiles ?? {}).flatMap(([option, access]) =>
    (parsed.options.get(option) ?? []).flatMap((field) =>
      field ? addFile(access, field, name, false, setting) : [],
    ),
  );
  const directory = table.directory && parsed.options.get(table.directory)?.at(-1);
  if (directory && table.extracts && parsed.options.has(table.extracts))
    addFile("write", directory, name, true, outside);
  if (name === "dd") return [...named, ...accessDd(parsed, setting)];
  if (table.verbFiles) return [...named, ...accessVerb(name, table, parsed, setting)];
  return table.operands
    ? [
        ...named,
        ...accessOperands(name, table.operands, table.recursive, parsed, setting),
        ...accessNamed(name, table, parsed, setting),
      ]
    : named;
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
  const roots: readonly Field[] = starts.length > 0 ? starts : [{ text: ".", known: true, glob: undefined }];
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
  const all = isSpared ? undefined : table.verbFiles?.[parsed.verb];
  const operands = parsed.operands.filter((field) => !/^[\w.-]+:/.test(field.text));
  return all ? accessOperands(name, { all }, table.recursive, { ...parsed, operands }, setting) : [];
}

function accessOperands(
  name: string,
  rule: NonNullable<Program["operands"]>,
  recursive: string | undefined,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly Source[] {
  const isRecursive = recursive === "always" || (recursive !== undefined && parsed.options.has(recursive));
  const isReplaced = rule.skipUnless?.split(" ").some((option) => parsed.options.has(option)) === true;
  const fields = parsed.operands.slice(isReplaced ? 0 : (rule.skip ?? 0), rule.take);
  const changed = Object.entries(rule.unless ?? {}).find(([option]) => parsed.options.has(option))?.[1];
  const access = changed ?? rule.all;
  const start = rule.none ?? (isRecursive && name.endsWith("grep") ? "." : undefined);
  if (fields.length === 0 && start !== undefined) {
    return addFile(access, { text: start, known: true, glob: undefined }, name, isRecursive, setting);
  }
  const given = parsed.options.get("--target-directory")?.[0];
  const target = rule.last !== undefined && fields.length > 1 && !given ? fields.at(-1) : undefined;
  const sources = fields
    .filter((field) => field !== target)
    .map((field) => (parsed.options.has("--symbolic") && target ? seenFrom(target, field) : field))
    .flatMap((field) => addFile(access, field, name, isRecursive, setting));
  if (target && rule.last) {
    addFile(rule.last, target, name, isRecursive, setting);
    hold(target, sources, setting);
  }
  const directory = given ?? (target && isDirectory(target, fields.length, setting) ? target : undefined);
  if (rule.last && directory)
    for (const field of fields.filter((other) => other !== target))
      writeInto(directory, field, { name, isRecursive, access: rule.last, sources }, setting);
  if (rule.also) for (const field of fields) addFile(rule.also, field, name, isRecursive, setting);
  if (access === "write" && target === undefined)
    for (const field of fields) hold(field, setting.stdin.sources, setting);
  return sources;
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
function writeInto(
  directory: Field,
  field: Field,
  copy: { name: string; isRecursive: boolean; access: FileAccess; sources: readonly Source[] },
  setting: Setting,
): void {
  const text = `${directory.text}/${posix.basename(field.text)}`;
  const file = { text, known: directory.known && field.known, glob: undefined };
  if (!file.known || posix.basename(field.text) === "") return;
  addFile(copy.access, file, copy.name, copy.isRecursive, setting);
  hold(file, copy.sources, setting);
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
  const held = addFile("execute", { text: path, known: true, glob: undefined }, by, false, setting);
  const from = originOf(held);
  const text = textIn({ text: path, known: true, glob: undefined }, setting);
  if (text !== undefined) setting.analysis.walker.source(text, { ...setting, stdin: emptyStream });
  if (from !== undefined && from !== "file")
    setting.analysis.facts.code.push({ language: "program", from, by });
}
