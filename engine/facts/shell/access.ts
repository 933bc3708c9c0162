import { posix } from "node:path";
import type { Arguments, Program } from "../programs/program.ts";
import { addFile, hold } from "./files.ts";
import { originOf } from "./shells.ts";
import type { Field, Setting, Source } from "./state.ts";

/** @returns the files a program reads, as sources of data */
export function accessFiles(
  name: string,
  table: Program,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly Source[] {
  const named = Object.entries(table.optionFiles ?? {}).flatMap(([option, access]) =>
    (parsed.options.get(option) ?? []).flatMap((field) =>
      field ? addFile(access, field, name, false, setting) : [],
    ),
  );
  if (name === "dd") return [...named, ...accessDd(parsed, setting)];
  if (name === "git")
    return [...named, ...accessRevisions(parsed, setting), ...accessVerb(table, parsed, setting)];
  return table.operands
    ? [...named, ...accessOperands(name, table.operands, table.recursive, parsed, setting)]
    : named;
}

function accessVerb(table: Program, parsed: Arguments<Field>, setting: Setting): readonly Source[] {
  const isSpared = table.sparing !== undefined && parsed.options.has(table.sparing);
  const all = isSpared ? undefined : table.verbFiles?.[parsed.verb];
  return all ? accessOperands("git", { all }, table.recursive, parsed, setting) : [];
}

/** `git show REVISION:PATH` and `git log -p -- PATH` print a file's content. */
function accessRevisions(parsed: Arguments<Field>, setting: Setting): readonly Source[] {
  if (!/^(show|cat-file|diff|log|archive)$/.test(parsed.verb)) return [];
  const printsContent =
    parsed.verb !== "log" || ["-p", "-u", "--patch"].some((option) => parsed.options.has(option));
  if (!printsContent) return [];
  return parsed.operands.flatMap((field) => {
    const path =
      /^[^:]*:(?!\/)(.+)$/s.exec(field.text)?.[1] ?? (parsed.options.has("--") ? field.text : undefined);
    return path === undefined ? [] : addFile("read", { ...field, text: path }, "git", false, setting);
  });
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
  const target = rule.last !== undefined && fields.length > 1 ? fields.at(-1) : undefined;
  const sources = fields
    .filter((field) => field !== target)
    .flatMap((field) => addFile(access, field, name, isRecursive, setting));
  if (target && rule.last) {
    addFile(rule.last, target, name, isRecursive, setting);
    hold(target, sources, setting);
  }
  if (access === "write" && target === undefined)
    for (const field of fields) hold(field, setting.stdin.sources, setting);
  return sources;
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
  if (from !== undefined && from !== "file")
    setting.analysis.facts.code.push({ language: "program", from, by });
}
