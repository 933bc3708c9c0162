import { confidenceOf } from "./checksums.ts";
import { type Format, formats, infixFormats } from "./formats.ts";
import { isDull, isPlaceholder } from "./placeholders.ts";
import { unusualness } from "./randomness.ts";
import type { SecretSpan } from "./span.ts";

/** The longest part left of an infix that is looked at. */
const maxLeft = 80;

/** A format and its expression, which is made when it is first needed: most runs need none. */
type Row = { readonly format: Format; expression: RegExp | undefined };

/** A prefix as a regular expression: everything but its classes is literal. */
function prefixPattern(prefix: string): string {
  return prefix.replace(/[$()*+.?\\^{|}]/g, "\\$&");
}

const rows: readonly Row[] = formats.map((format) => ({ format, expression: undefined }));

/** How many units of a prefix lie together in the expression of all. More costs a short-lived process more to make than it saves. */
const groupedUnits = 2;

/** Where the first unit of a prefix ends: a letter, or a class of letters. */
function endOfUnit(prefix: string): number {
  return prefix.startsWith("[") ? prefix.indexOf("]") + 1 : 1;
}

/**
 * Prefixes as one regular expression, those with the same first unit together, and among them those with the same second one, so that the cost of a
 * scan hardly grows with their number: `A(?:K(?:IA|ID)|B(?:SK))|g(?:…)`.
 */
function patternOf(prefixes: readonly string[], depth: number): string {
  if (depth === 0) return [...new Set(prefixes)].map(prefixPattern).join("|");
  const groups = new Map<string, string[]>();
  for (const prefix of prefixes) {
    const end = endOfUnit(prefix);
    const others = groups.get(prefix.slice(0, end));
    if (others === undefined) groups.set(prefix.slice(0, end), [prefix.slice(end)]);
    else others.push(prefix.slice(end));
  }
  return [...groups]
    .map(([unit, rest]) => `${prefixPattern(unit)}(?:${patternOf(rest, depth - 1)})`)
    .join("|");
}

/**
 * A prefix at the start of a word; a percent escape (`%3D`) before it counts as punctuation. An expression, since a loop in JavaScript over every
 * character costs a short-lived process 20 ms of optimising.
 */
const start = new RegExp(
  `(?<=^|[^A-Za-z0-9]|%[0-9A-Fa-f]{2})(?:${patternOf(
    formats.map(({ prefix }) => prefix),
    groupedUnits,
  )})`,
  "g",
);

const infixes = infixFormats.map((format) => ({
  format,
  left: new RegExp(`(?:^|[^A-Za-z0-9])(${format.left})$`),
  right: new RegExp(`${format.right}(?![A-Za-z0-9_])`, "y"),
}));

/** No token is shorter or has white space in it. Read first, since prefixes are common (`api-`) and tokens are not. */
const anyToken = /\S{16}/y;

/** A shorter value with the prefix of a known format is cut or made up: the formats know the real ones. */
export const minPrefixed = 28;

/** Does this text start with the prefix of a well-known format? */
export function startsLikeToken(text: string): boolean {
  start.lastIndex = 0;
  return start.exec(text)?.index === 0;
}

/**
 * Finds tokens of well-known formats: a prefix at the start of a word and a body of the right alphabet and length. Where several formats fit, the
 * longest wins.
 *
 * Placeholders in such a format (`ghp_xxxx…`, `AKIA…EXAMPLE`) are left alone. Linear: a body is bounded by its row.
 */
export function findTokens(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  start.lastIndex = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const at = match.index;
    anyToken.lastIndex = at;
    const token = anyToken.test(text) ? (tokenAt(text, at) ?? newerToken(text, at, match[0])) : undefined;
    if (token !== undefined && !isDull(lettersOf(token))) {
      const confidence = confidenceOf(token.detector, text.slice(at, token.end));
      spans.push({ detector: token.detector, confidence, start: at, end: token.end });
    }
    start.lastIndex = token?.end ?? at + 1;
  }
  return [...spans, ...findInfixes(text)];
}

type Token = { readonly detector: string; readonly end: number; readonly body: string };

/** What of a body tells an example: dots are letters to password hashes, and three in a row leave nothing out. */
function lettersOf({ detector, body }: Token): string {
  return detector.startsWith("password-hash/") ? body.replaceAll(".", "") : body;
}

/** No prefix is shorter. */
const minPrefix = 3;
const rowsOf = new Map<string, readonly Row[]>();

/** The rows whose prefix begins so. Only asked where some prefix does, so the table stays small. */
function rowsFor(beginning: string): readonly Row[] {
  const found =
    rowsOf.get(beginning) ??
    rows.filter(({ format: { prefix } }) =>
      new RegExp(
        `^${(prefix.match(/\[[^\]]+\]|./g) ?? []).slice(0, minPrefix).map(prefixPattern).join("")}`,
      ).test(beginning),
    );
  rowsOf.set(beginning, found);
  return found;
}

function tokenAt(text: string, at: number): Token | undefined {
  let longest: Token | undefined;
  for (const row of rowsFor(text.slice(at, at + minPrefix))) {
    const { detector, prefix, body } = row.format;
    row.expression ??= new RegExp(`${prefixPattern(prefix)}(${body})(?![A-Za-z0-9_])`, "y");
    row.expression.lastIndex = at;
    const match = row.expression.exec(text);
    if (match === null || at + match[0].length <= (longest?.end ?? 0)) continue;
    longest = { detector, end: at + match[0].length, body: match[1] ?? "" };
  }
  return longest;
}

/** Prefixes that are words or too short to mean much on their own. */
const commonPrefix = /^(?:(?:[a-z]{1,3}|test|live|secret|token|sess|testsk|oauth|packagist)[._:-])+$/i;
const anyBody = /[A-Za-z0-9][\w+/=~.-]{18,600}/y;

/** A prefix that no one uses for anything else, and a random body that is longer than when the format was written down: formats grow. */
function newerToken(text: string, at: number, prefix: string): Token | undefined {
  if (
    prefix.length < 4 ||
    text.charAt(at - 1) === "_" ||
    !/[._:~-]/.test(prefix) ||
    commonPrefix.test(prefix)
  )
    return undefined;
  anyBody.lastIndex = at + prefix.length;
  const body = anyBody.exec(text)?.[0].replace(/[._-]+$/, "");
  if (body === undefined || isPlaceholder(body)) return undefined;
  if (!/\d/.test(body) || unusualness(body.slice(0, 200)) < 4.9) return undefined;
  const format = rowsFor(text.slice(at, at + minPrefix)).find((row) => startsWithPrefix(row, prefix))?.format;
  if (format === undefined || body.length <= shortest(format.body)) return undefined;
  return { detector: format.detector, end: at + prefix.length + body.length, body };
}

/** How long a body is at least, told from its counts. */
function shortest(body: string): number {
  return [...body.matchAll(/\{(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
}

function startsWithPrefix({ format }: Row, prefix: string): boolean {
  return new RegExp(`^(?:${prefixPattern(format.prefix)})$`).test(prefix);
}

function findInfixes(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const { format, left, right } of infixes) {
    const literal = format.literal;
    for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length)) {
      right.lastIndex = at + literal.length;
      const tail = right.exec(text);
      if (tail === null) continue;
      const head = left.exec(text.slice(Math.max(0, at - maxLeft), at))?.[1];
      if (head === undefined || isDull(head + tail[0])) continue;
      spans.push({
        detector: format.detector,
        confidence: "certain",
        start: at - head.length,
        end: right.lastIndex,
      });
    }
  }
  return spans;
}
