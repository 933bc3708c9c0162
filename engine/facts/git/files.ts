import { posix } from "node:path";
import type { FileAccess } from "../facts.ts";
import { absolutePath } from "../paths.ts";
import type { Setting } from "../shell/analysis.ts";
import { addFile } from "../shell/files/files.ts";
import { accessPatch } from "../shell/files/patches.ts";
import { type Field, plainField } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { type GitCall, valuesOf } from "./parse.ts";

/** Options whose value is a file. */
const optionFiles: Readonly<Record<string, Readonly<Record<string, FileAccess>>>> = {
  archive: { "--output": "write", "--add-file": "read" },
  blame: { "--contents": "read" },
  commit: { "--file": "read", "--template": "read" },
  config: { "--file": "read" },
  diff: { "--output": "write" },
  "format-patch": { "--output-directory": "write", "--output": "write" },
  grep: { "--file": "read" },
  log: { "--output": "write" },
  merge: { "--file": "read" },
  show: { "--output": "write" },
  tag: { "--file": "read" },
};

/** Options with which a comparison or history shows no content. */
const summaries = [
  "--stat",
  "--name-only",
  "--name-status",
  "--numstat",
  "--shortstat",
  "--quiet",
  "--no-patch",
];

/**
 * Records the files of the work tree that a git command reads, writes or deletes.
 *
 * @returns those whose content it prints, as sources
 */
export function gitFiles(call: GitCall, setting: Setting): readonly Source[] {
  const { verb, options, operands } = call;
  const add = (access: FileAccess, field: Field, recursive = false) =>
    addFile(access, field, "git", recursive, setting);
  const named = Object.hasOwn(optionFiles, verb) ? (optionFiles[verb] ?? {}) : {};
  const read = Object.entries(named).flatMap(([option, access]) =>
    valuesOf(options, option).flatMap((field) => add(verb === "config" ? configAccess(call) : access, field)),
  );
  if (options.has("--dry-run")) return read;
  if (verb === "apply" || verb === "am") addPatched(call, setting);
  if (verb === "rm" && !options.has("--cached"))
    // Without force git refuses to delete what is in no commit: a path that is not known is no loss.
    for (const field of operands)
      if (field.known || options.has("--force")) add("delete", field, options.has("--recursive"));
  if (verb === "mv") addMoved(operands, setting);
  if (verb === "bundle create") for (const field of operands.slice(0, 1)) add("write", field);
  for (const field of restoredFiles(call)) add("write", field);
  return [
    ...read,
    ...[...contentOperands(call), ...batchOperands(call, setting)].flatMap((field) =>
      add("read", field, field === here),
    ),
  ];
}

function configAccess({ operands }: GitCall): FileAccess {
  return operands.length > 1 ? "write" : "read";
}

/** `git mv A B`: A is gone, B is written, or what is in it. */
function addMoved(operands: readonly Field[], setting: Setting): void {
  const target = operands.length > 1 ? operands.at(-1) : undefined;
  for (const field of operands) {
    addFile(field === target ? "write" : "delete", field, "git", false, setting);
    const name = posix.basename(field.text);
    if (target && field !== target)
      addFile("write", { ...target, text: `${target.text}/${name}` }, "git", false, setting);
  }
}

/** Files that get the content they have in a commit or in the index. */
function restoredFiles({ verb, options, operands, paths }: GitCall): readonly Field[] {
  if (verb === "restore") return options.has("--staged") && !options.has("--worktree") ? [] : operands;
  return verb === "checkout" ? (paths ?? operands.slice(1)) : [];
}

/** The directory in which git runs. */
const here: Field = plainField(".");

/** Operands whose content is printed: `REVISION:PATH` and paths. What is only a revision is no path of interest. */
function contentOperands({ verb, options, operands }: GitCall): readonly Field[] {
  const hasPatch = options.has("--patch") || options.has("--unified");
  if (/^(?:show|diff|difftool|log|whatchanged|stash show)$/.test(verb)) {
    if (!hasPatch && summaries.some((option) => options.has(option))) return [];
    const lines = valuesOf(options, "-L").map((field) => ({
      ...field,
      text: field.text.replace(/^.*?[:,](?=[^:,]*$)/s, ""),
    }));
    if (verb === "log" && !hasPatch) return lines.flatMap(pathOf);
    return [...lines, ...operands].flatMap(pathOf);
  }
  if (verb === "grep") {
    const isGiven = options.has("--regexp") || options.has("--file");
    const searched = operands.slice(isGiven ? 0 : 1).flatMap(pathOf);
    return searched.length === 0 && options.has("--no-index") ? [here] : searched;
  }
  // Besides the merged text, conflicts print what is in the other two.
  if (verb === "merge-file") return operands;
  return /^(?:cat-file|blame|annotate|archive|hash-object)$/.test(verb) ? operands.flatMap(pathOf) : [];
}

/** `cat-file --batch` prints what its input names, a line each. */
function batchOperands({ verb, options }: GitCall, { stdin }: Setting): readonly Field[] {
  const isBatch = verb === "cat-file" && ["--batch", "--batch-command"].some((option) => options.has(option));
  const lines = isBatch ? (stdin.text ?? "").split("\n", 64) : [];
  return lines
    .map((line) => line.replace(/^contents /, "").trim())
    .filter((line) => line !== "")
    .flatMap((text) => pathOf(plainField(text)));
}

/** `HEAD:a` and `:0:a` are the path `a`; `:!a` leaves `a` out; `:(glob)a` is `a`. */
function pathOf(field: Field): readonly Field[] {
  const { text } = field;
  if (/^:(?:[!^]|\([^)]{0,99}exclude)/.test(text)) return [];
  const plain = text.replace(/^:\([^)]{0,99}\)|^:[0-3]:|^:\//, "");
  const path = /^[^:]*:(?!\/)(.+)$/s.exec(plain)?.[1] ?? plain;
  return [{ ...field, text: path }];
}

/** Files that a patch changes, where its text is known. */
function addPatched({ options, operands: given }: GitCall, setting: Setting): void {
  const operands = given.filter((field) => field.text !== "-");
  const isShown = ["--stat", "--numstat", "--summary", "--check", "--cached"].some((option) =>
    options.has(option),
  );
  if (isShown && !options.has("--apply")) return;
  const under = valuesOf(options, "--directory")[0];
  const { state, analysis } = setting;
  const cwd = absolutePath(under?.text ?? ".", state.cwd ?? analysis.surroundings.project);
  const inside = under ? { ...setting, state: { ...state, cwd } } : setting;
  const patches = operands.map((field) => ({ ...field, text: absolutePath(field.text, state.cwd ?? cwd) }));
  accessPatch("git", patches, valuesOf(options, "-p")[0], 1, inside);
}
