import { posix } from "node:path";
import type { Analysis } from "../analysis.ts";
import type { Field } from "../stream.ts";
import { expandBraces } from "../words/braces.ts";
import { matchesPattern, readPattern } from "../words/pattern.ts";

/** Most directories below the starting one that are looked into. */
const maxDirectories = 32;

/**
 * What a name pattern (`find -name`, `grep --include`, a search tool's glob) means below a directory: the pattern itself as a path, and
 * the files of that name that are there, in the directory and in its dot directories. What lies deeper is not looked for.
 */
export function filesLike(
  root: Field,
  pattern: string,
  cwd: string | undefined,
  analysis: Analysis,
  ignoresCase = false,
): readonly Field[] {
  const names = pattern.includes("{") ? bracesIn(pattern) : [pattern];
  return names.flatMap((name) => {
    const plain = { ...root, text: join(root.text, name) };
    const last = name.slice(name.lastIndexOf("/") + 1);
    const isNamePattern = name === last || name === `**/${last}`;
    if (!isNamePattern || !isTelling(last) || !root.known || cwd === undefined) return [plain];
    return [plain, ...realNames(root, last, cwd, analysis, ignoresCase)];
  });
}

/** A name, or a pattern that still says something about one: not `*`, not `*.*`. */
function isTelling(name: string): boolean {
  return /[a-z0-9]|^\./i.test(name.replace(/\[[^\]]*\]/g, "a"));
}

function realNames(
  root: Field,
  pattern: string,
  cwd: string,
  { surroundings }: Analysis,
  ignoresCase: boolean,
): readonly Field[] {
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  const elements = readPattern(fold(pattern));
  if (!elements) return [];
  const directory = posix.resolve(cwd, root.text);
  const here = surroundings.list(directory) ?? [];
  const hidden = here.filter((name) => name.startsWith(".") && name !== ".git").slice(0, maxDirectories);
  const below = hidden.flatMap((name) =>
    (surroundings.list(posix.join(directory, name)) ?? []).map((inner) => `${name}/${inner}`),
  );
  return [...here, ...below]
    .filter((path) => matchesPattern(elements, fold(posix.basename(path))))
    .map((path) => ({ ...root, text: join(root.text, path), pattern: join(root.text, pattern) }));
}

function bracesIn(pattern: string): readonly string[] {
  const open = pattern.indexOf("{");
  const close = pattern.lastIndexOf("}");
  if (close < open) return [pattern];
  const inner = expandBraces(pattern.slice(open, close + 1));
  return inner?.map((text) => pattern.slice(0, open) + text + pattern.slice(close + 1)) ?? [pattern];
}

function join(root: string, pattern: string): string {
  return pattern.startsWith("/") || pattern.startsWith("./")
    ? pattern
    : `${root.replace(/\/+$/, "") || "/"}/${pattern}`;
}
