/** One element of a shell pattern. */
type Element =
  | { readonly kind: "star" }
  | { readonly kind: "any" }
  | { readonly kind: "char"; readonly char: string }
  | { readonly kind: "set"; readonly members: string; readonly negated: boolean };

/** A shell pattern, ready to be matched. */
export type Pattern = readonly Element[];

/** Longest pattern looked at, in UTF-16 units. */
const maxPattern = 1_024;

const classes: Readonly<Record<string, RegExp>> = {
  alpha: /[a-zA-Z]/,
  digit: /[0-9]/,
  alnum: /[a-zA-Z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /[ \t\n\r\f\v]/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  cntrl: /\p{Cc}/u,
  graph: /[!-~]/,
  print: /[ -~]/,
  xdigit: /[0-9a-fA-F]/,
  word: /\w/,
};

/** Reads a pattern: `*`, `?`, `[a-z]`, `[[:digit:]]`, `\` before a character. Undefined for one that is longer or stranger than is followed. */
export function readPattern(text: string): Pattern | undefined {
  if (text.length > maxPattern) return undefined;
  const elements: Element[] = [];
  for (let index = 0; index < text.length; ) {
    const char = String.fromCodePoint(text.codePointAt(index) ?? 0);
    if (char === "[") {
      const end = endOfSet(text, index);
      if (end !== -1) {
        const negated = /[!^]/.test(text.charAt(index + 1));
        const members = text.slice(index + (negated ? 2 : 1), end);
        if (/\[[.=]/.test(members)) return undefined;
        elements.push({ kind: "set", members, negated });
        index = end + 1;
        continue;
      }
    }
    if (char === "\\" && index + 1 < text.length) {
      const escaped = String.fromCodePoint(text.codePointAt(index + 1) ?? 0);
      elements.push({ kind: "char", char: escaped });
      index += 1 + escaped.length;
      continue;
    }
    if (char !== "*") elements.push(char === "?" ? { kind: "any" } : { kind: "char", char });
    else if (elements.at(-1)?.kind !== "star") elements.push({ kind: "star" });
    index += char.length;
  }
  return elements;
}

/** Index of the bracket that closes a set, or -1 where nothing does. */
function endOfSet(text: string, start: number): number {
  let index = start + (/[!^]/.test(text.charAt(start + 1)) ? 2 : 1);
  for (let isFirst = true; index < text.length; isFirst = false) {
    const char = text.charAt(index);
    if (char === "]" && !isFirst) return index;
    const name =
      char === "[" ? /^\[([:.=])[\w-]{1,16}\1\]/.exec(text.slice(index, index + 24))?.[0] : undefined;
    index += name?.length ?? (char === "\\" ? 2 : 1);
  }
  return -1;
}

function isInSet(char: string, members: string): boolean {
  const read = (index: number) =>
    String.fromCodePoint(members.codePointAt(members.charAt(index) === "\\" ? index + 1 : index) ?? 0);
  const sizeAt = (index: number) => (members.charAt(index) === "\\" ? 1 : 0) + read(index).length;
  for (let index = 0; index < members.length; ) {
    const name = /^\[:(\w{1,10}):\]/.exec(members.slice(index, index + 16));
    if (name) {
      if (classes[name[1] ?? ""]?.test(char)) return true;
      index += name[0].length;
      continue;
    }
    const from = read(index);
    index += sizeAt(index);
    const isRange = members.charAt(index) === "-" && index + 1 < members.length;
    const to = isRange ? read(index + 1) : from;
    if (isRange) index += 1 + sizeAt(index + 1);
    const code = char.codePointAt(0) ?? 0;
    if (code >= (from.codePointAt(0) ?? 0) && code <= (to.codePointAt(0) ?? 0)) return true;
  }
  return false;
}

function matchesChar(element: Element, char: string): boolean {
  switch (element.kind) {
    case "star":
    case "any":
      return true;
    case "char":
      return element.char === char;
    case "set":
      return isInSet(char, element.members) !== element.negated;
    default:
      return element satisfies never;
  }
}

/**
 * How many characters from `start` on the pattern can match: every such number, ascending. All ways to match are followed at once, so the work
 * is the number of characters times that of elements.
 */
export function matchLengths(pattern: Pattern, chars: readonly string[], start = 0): readonly number[] {
  const lengths: number[] = [];
  let places = new Set<number>();
  const enter = (into: Set<number>, place: number) => {
    into.add(place);
    if (pattern[place]?.kind === "star") enter(into, place + 1);
  };
  enter(places, 0);
  for (let index = start; places.size > 0; index++) {
    if (places.has(pattern.length)) lengths.push(index - start);
    const char = chars[index];
    if (char === undefined) break;
    const next = new Set<number>();
    for (const place of places) {
      const element = pattern[place];
      if (element && matchesChar(element, char)) enter(next, element.kind === "star" ? place : place + 1);
    }
    places = next;
  }
  return lengths;
}

/** True when the whole text matches. Only the last star is ever tried again. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const chars = [...text];
  let [at, place, starAt, starPlace] = [0, 0, -1, -1];
  while (at < chars.length) {
    const element = pattern[place];
    if (element?.kind === "star") {
      starPlace = place++;
      starAt = at;
    } else if (element && matchesChar(element, chars[at] ?? "")) {
      place++;
      at++;
    } else if (starPlace !== -1) {
      place = starPlace + 1;
      at = ++starAt;
    } else return false;
  }
  while (pattern[place]?.kind === "star") place++;
  return place === pattern.length;
}
