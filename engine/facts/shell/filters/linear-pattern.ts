/** A POSIX pattern in the spelling of JavaScript, and how many of its repetitions have no end. */
export type LinearPattern = { readonly source: string; readonly unbounded: number };

/** Most repetitions in a pattern: with each one, matching costs the length of the line once more. */
const maxRepetitions = 2;

/**
 * A basic or extended regular expression that is simple enough for both kinds of matching to agree, and to be cheap: characters, `.`, sets,
 * anchors, groups that are not repeated, and at most two repetitions of one character.
 */
export function linearPattern(text: string, isExtended: boolean): LinearPattern | undefined {
  if (text === "" || text.length > 256 || /[^\0-\x7f]/.test(text)) return undefined;
  let source = "";
  let repetitions = 0;
  let groups = 0;
  let depth = 0;
  /** What stands before can be repeated. */
  let isAtom = false;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const escaped = char === "\\" ? text.charAt(++index) : undefined;
    const special = isExtended ? (escaped === undefined ? char : "") : escaped === undefined ? "" : escaped;
    if (special === "(" || special === ")") {
      depth += special === "(" ? 1 : -1;
      groups += special === "(" ? 1 : 0;
      if (depth < 0) return undefined;
      source += special;
      isAtom = false;
    } else if (char === "*" || special === "+" || special === "?") {
      if (!isAtom || ++repetitions > maxRepetitions) return undefined;
      source += char === "*" ? "*" : special;
      isAtom = false;
    } else if (/[{}|]/.test(special)) return undefined;
    else if (char === "[") {
      const set = /^\[(\^?)(\]?(?:\[:\w{1,8}:\]|[^\]\\[])*)\]/.exec(text.slice(index));
      const members = set && membersOf(set[2] ?? "");
      if (!set || members === undefined) return undefined;
      source += `[${set[1]}${members}]`;
      index += set[0].length - 1;
      isAtom = true;
    } else if (char === "^" || char === "$") {
      const isAnchor = char === "^" ? index === 0 : index === text.length - 1;
      if (!isAnchor) return undefined;
      source += char;
      isAtom = false;
    } else if (char === ".") {
      source += ".";
      isAtom = true;
    } else {
      if (escaped !== undefined && !/^[^\w<>'`]$/.test(escaped)) return undefined;
      if (escaped === "" || (escaped !== undefined && !isExtended && /[+?|]/.test(escaped))) return undefined;
      source += (escaped ?? char).replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
      isAtom = true;
    }
  }
  return depth === 0 && groups <= 9 ? { source, unbounded: repetitions } : undefined;
}

const classes: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  blank: " \\t",
  xdigit: "0-9A-Fa-f",
};

function membersOf(text: string): string | undefined {
  if (text === "" || /[[.=]/.test(text.replace(/\[:\w+:\]/g, "").replaceAll(".", ""))) return undefined;
  const names = text.match(/\[:(\w+):\]/g) ?? [];
  if (names.some((name) => !Object.hasOwn(classes, name.slice(2, -2)))) return undefined;
  const plain = text.replace(/\[:\w+:\]/g, "\0").replace(/[\\\]^]/g, "\\$&");
  return plain.replace(/\0/g, () => classes[(names.shift() ?? "").slice(2, -2)] ?? "");
}
