import { posix } from "node:path";
import type { Surroundings } from "../../../surroundings.ts";
import { assumedNames } from "../files/assumed-names.ts";
import type { Field } from "../stream.ts";
import { matchesPattern, readPattern } from "./pattern.ts";

/** Most names one pattern may expand to. */
const maxMatches = 256;

/**
 * Expands `*`, `?` and `[…]` against the real file system, as the shell would.
 *
 * @returns the field itself where nothing matches; of a directory that cannot be read, what may be precious in it
 */
export function expandGlob(
  field: Field,
  cwd: string | undefined,
  surroundings: Surroundings,
): readonly Field[] {
  if (field.glob === undefined || !field.known || cwd === undefined) return [field];
  const segments = field.glob.split("/");
  const first = segments.findIndex((segment) => patternSyntax.test(segment));
  let found = [segments[0] === "" ? "/" : ""];
  for (const [index, segment] of segments.entries()) {
    if (index === 0 && segment === "") continue;
    found = found
      .flatMap((base) => step(base, segment, index < first, cwd, surroundings))
      .slice(0, maxMatches);
  }
  found.sort((a, b) => (a < b ? -1 : 1));
  return found.length > 0
    ? found.map((text) => ({ text, known: true, glob: undefined, pattern: field.text }))
    : [field];
}

/** An active `*`, `?` or `[`. */
const patternSyntax = /(?:^|[^\\])(?:\\\\)*[*?[]/;

/** Most names that a directory is known to give; of a larger one some are missing. */
const maxListed = 1_000;

function step(
  base: string,
  segment: string,
  isFirst: boolean,
  cwd: string,
  surroundings: Surroundings,
): readonly string[] {
  const join = (name: string) => (base === "" || base.endsWith("/") ? base + name : `${base}/${name}`);
  const isPattern = patternSyntax.test(segment);
  const plain = segment.replace(/\\(.)/gs, "$1");
  if (!isPattern && isFirst) return [join(plain)];
  const directory = posix.resolve(cwd, base);
  const names = surroundings.list(directory) ?? assumedNames(directory, surroundings);
  if (!isPattern) {
    const isThere =
      /^\.{0,2}$/.test(plain) || (names && (names.length >= maxListed || names.includes(plain)));
    return names && isThere ? [join(plain)] : [];
  }
  const elements = readPattern(segment);
  if (!elements) return [];
  const isHidden = /^\\?\./.test(segment);
  return (names ?? [])
    .filter((name) => (isHidden || !name.startsWith(".")) && matchesPattern(elements, name))
    .map(join);
}
