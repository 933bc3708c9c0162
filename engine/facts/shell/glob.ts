import { posix } from "node:path";
import type { Surroundings } from "../../surroundings.ts";
import type { Field } from "./state.ts";

/** Longest pattern for one name, in UTF-16 units: names have at most 255. */
const maxPattern = 1_024;

/** Most names one pattern may expand to. */
const maxMatches = 256;

/**
 * Expands `*`, `?` and `[…]` against the real file system, as the shell would.
 *
 * @returns the field itself where nothing matches or the directory cannot be read
 */
export function expandGlob(
  field: Field,
  cwd: string | undefined,
  surroundings: Surroundings,
): readonly Field[] {
  if (field.glob === undefined || !field.known || cwd === undefined) return [field];
  const segments = field.glob.split("/");
  let found = [segments[0] === "" ? "/" : ""];
  for (const segment of segments.filter((name, index) => name !== "" || index > 0)) {
    found = found.flatMap((base) => step(base, segment, cwd, surroundings)).slice(0, maxMatches);
  }
  return found.length > 0
    ? found.map((text) => ({ text, known: true, glob: undefined, pattern: field.text }))
    : [field];
}

function step(base: string, segment: string, cwd: string, surroundings: Surroundings): readonly string[] {
  const join = (name: string) => (base === "" || base.endsWith("/") ? base + name : `${base}/${name}`);
  if (segment.length > maxPattern) return [];
  if (!/[*?[]/.test(segment)) return [join(segment.replace(/\\(.)/g, "$1"))];
  const names = surroundings.list(posix.resolve(cwd, base)) ?? [];
  return names
    .filter((name) => (segment.startsWith(".") || !name.startsWith(".")) && matchesSegment(name, segment))
    .map(join);
}

/** One path segment against one shell pattern. Linear in practice: only the last `*` is ever retried. */
export function matchesSegment(name: string, pattern: string): boolean {
  let at = 0;
  let index = 0;
  let starAt = -1;
  let starIndex = -1;
  while (at < name.length) {
    const end = matchOne(name.charAt(at), pattern, index);
    if (pattern.charAt(index) === "*") {
      starIndex = index++;
      starAt = at;
    } else if (end !== -1) {
      index = end;
      at++;
    } else if (starIndex !== -1) {
      index = starIndex + 1;
      at = ++starAt;
    } else return false;
  }
  while (pattern.charAt(index) === "*") index++;
  return index === pattern.length;
}

/** Index after the pattern element that matches one character, or -1. */
function matchOne(char: string, pattern: string, index: number): number {
  const element = pattern.charAt(index);
  if (element === "?") return index + 1;
  if (element === "\\") return pattern.charAt(index + 1) === char ? index + 2 : -1;
  if (element === "[") {
    const named = /^\[[!^]?(?:\[:\w{1,10}:\])+/.exec(pattern.slice(index, index + 64))?.[0].length ?? 2;
    const close = pattern.indexOf("]", index + named);
    if (close !== -1) return isInClass(char, pattern.slice(index + 1, close)) ? close + 1 : -1;
  }
  return element === char ? index + 1 : -1;
}

function isInClass(char: string, text: string): boolean {
  const isNegated = text.startsWith("!") || text.startsWith("^");
  const members = isNegated ? text.slice(1) : text;
  if (members.startsWith("[:")) return true;
  for (let index = 0; index < members.length; index++) {
    const from = members.charAt(index);
    const isRange = members.charAt(index + 1) === "-" && index + 2 < members.length;
    const to = isRange ? members.charAt(index + 2) : from;
    if (char >= from && char <= to) return !isNegated;
    if (isRange) index += 2;
  }
  return isNegated;
}
