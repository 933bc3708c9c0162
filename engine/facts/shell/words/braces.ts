/** Most alternatives one word may expand to, and deepest nesting. */
const maxChoices = 256;
const maxNesting = 8;

/**
 * `{a,b}` and `{1..9..2}` in the source text of a word, as bash expands them: before it looks at anything else. Each alternative is again source
 * text; a word without braces is its own only alternative.
 *
 * @returns undefined where there are more alternatives, or a deeper nesting, than are followed
 */
export function expandBraces(text: string, nesting = 0): readonly string[] | undefined {
  if (nesting > maxNesting) return undefined;
  let found: readonly string[] = [""];
  let rest = text;
  for (;;) {
    const range = findBraces(rest);
    if (!range) return found.map((before) => before + rest);
    const { open, close, commas } = range;
    const inner = rest.slice(open + 1, close);
    const choices =
      commas.length === 0
        ? (expandRange(inner) ?? [rest.slice(open, close + 1)])
        : expandList(rest, [open, ...commas, close], nesting);
    if (!choices || found.length * choices.length > maxChoices) return undefined;
    const before = rest.slice(0, open);
    found = found.flatMap((start) => choices.map((choice) => start + before + choice));
    rest = rest.slice(close + 1);
  }
}

function expandList(text: string, ends: readonly number[], nesting: number): readonly string[] | undefined {
  const choices: string[] = [];
  for (const [index, start] of ends.slice(0, -1).entries()) {
    const nested = expandBraces(text.slice(start + 1, ends[index + 1]), nesting + 1);
    if (!nested || choices.length + nested.length > maxChoices) return undefined;
    choices.push(...nested);
  }
  return choices;
}

type Braces = { readonly open: number; readonly close: number; readonly commas: readonly number[] };

/** Most opening braces of one word that are tried; each may cost a look at the rest of the word. */
const maxTries = 64;

/** The first brace that has a partner and, between them, a comma or two dots of its own. */
function findBraces(text: string): Braces | undefined {
  let tries = 0;
  for (let open = 0; open < text.length && tries < maxTries; open++) {
    const past = skipQuoted(text, open);
    if (past > open) open = past - 1;
    else if (text.charAt(open) === "{" && !(open === 0 && text.charAt(1) === "}")) {
      const found = closeBraces(text, open);
      if (found) return found;
      tries++;
    }
  }
  return undefined;
}

function closeBraces(text: string, open: number): Braces | undefined {
  const commas: number[] = [];
  let hasDots = false;
  let depth = 0;
  for (let index = open + 1; index < text.length; index++) {
    const past = skipQuoted(text, index);
    const char = text.charAt(index);
    if (past > index) index = past - 1;
    else if (char === "{") depth++;
    else if (char === "}" && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (char === ",") commas.push(index);
    else if (char === "." && text.charAt(index + 1) === "." && text.charAt(index + 2) !== "}") hasDots = true;
    else if (char === "}" && (commas.length > 0 || hasDots)) return { open, close: index, commas };
  }
  return undefined;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "{": "}" };

/** Index after a quoted character, a quoted string, `${…}`, `$(…)` or backquotes that begin here; the index itself where none does. */
function skipQuoted(text: string, index: number): number {
  const char = text.charAt(index);
  if (char === "\\") return index + 2;
  if (char === "'" || char === '"' || char === "`") return endOfQuotes(text, index);
  const open = text.charAt(index + 1);
  if (char === "$" && open === "'") return endOfQuotes(text, index + 1, true);
  const close = /[$<>]/.test(char) && (char === "$" || open === "(") ? closing[open] : undefined;
  if (close === undefined) return index;
  let depth = 0;
  for (let at = index + 1; at < text.length; at++) {
    const inside = text.charAt(at);
    if (inside === "\\") at++;
    else if (/['"`]/.test(inside)) at = endOfQuotes(text, at) - 1;
    else if (inside === open) depth++;
    else if (inside === close && --depth === 0) return at + 1;
  }
  return text.length;
}

function endOfQuotes(text: string, index: number, isAnsi = false): number {
  const quote = text.charAt(index);
  for (let at = index + 1; at < text.length; at++) {
    if (text.charAt(at) === quote) return at + 1;
    if ((quote !== "'" || isAnsi) && text.charAt(at) === "\\") at++;
  }
  return text.length;
}

/** `1..9`, `a..e`, `01..10..3`; undefined for what is no range. One of more steps than are followed ends early. */
function expandRange(inner: string): readonly string[] | undefined {
  const [, from = "", to = "", by = "1"] =
    /^(-?\d{1,9}|[a-zA-Z])\.\.(-?\d{1,9}|[a-zA-Z])(?:\.\.(-?\d{1,9}))?$/.exec(inner) ?? [];
  const isNumber = /\d$/.test(from);
  if (from === "" || isNumber !== /\d$/.test(to)) return undefined;
  const [first, last] = isNumber ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  const step = Math.max(1, Math.abs(Number(by)));
  const count = Math.min(Math.floor(Math.abs(last - first) / step) + 1, maxChoices);
  const isPadded = [from, to].some((text) => /^-?0\d/.test(text));
  const width = isPadded ? Math.max(from.length, to.length) : 0;
  return Array.from({ length: count }, (_, index) => {
    const value = first + (first <= last ? index * step : -index * step);
    if (!isNumber) return String.fromCharCode(value).replace(/[^a-zA-Z]/, "\\$&");
    const digits = String(Math.abs(value));
    return value < 0 ? `-${digits.padStart(width - 1, "0")}` : digits.padStart(width, "0");
  });
}
