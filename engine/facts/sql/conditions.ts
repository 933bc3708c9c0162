import type { Token } from "./tokens.ts";

/** Words at which a WHERE clause ends. */
const clauseEnds = new Set([
  "returning",
  "limit",
  "order",
  "group",
  "having",
  "window",
  "for",
  "settings",
  "union",
]);

/** Most tokens of a clause that are looked at: a longer one is a list of values. */
const maxClause = 2_048;

/** Deepest brackets and negations that are looked through. */
const maxLayers = 8;

/**
 * True when a statement's WHERE clause leaves some rows out. `WHERE 1=1`, `WHERE true`, `WHERE id = id` and `WHERE x OR 1=1` leave
 * none out.
 *
 * @param tokens from the statement's verb on; its own clause is that at the depth of the first token
 */
export function isLimited(tokens: readonly Token[]): boolean {
  const depth = tokens[0]?.depth ?? 0;
  const start = tokens.findIndex((token) => isWord(token, "where") && token.depth === depth);
  if (start === -1) return false;
  const rest = tokens.slice(start + 1);
  const end = rest.findIndex(
    (token) =>
      token.depth < depth || (token.depth === depth && token.kind === "word" && clauseEnds.has(token.text)),
  );
  return !alwaysHolds(rest.slice(0, end === -1 ? maxClause : Math.min(end, maxClause)), 0);
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === "word" && token.text === text;
}

function alwaysHolds(given: readonly Token[], layer: number): boolean {
  const tokens = withoutBrackets(given);
  if (layer > maxLayers) return false;
  return splitAt(tokens, "or").some((part) => splitAt(part, "and").every((term) => isTrue(term, layer)));
}

/** Drops brackets around the whole. */
function withoutBrackets(given: readonly Token[]): readonly Token[] {
  let tokens = given;
  for (let layer = 0; layer < maxLayers; layer++) {
    const [first] = tokens;
    if (first?.text !== "(" || tokens.at(-1)?.text !== ")") break;
    const closing = tokens.findIndex(
      (token, at) => at > 0 && token.text === ")" && token.depth === first.depth,
    );
    if (closing !== tokens.length - 1) break;
    tokens = tokens.slice(1, -1);
  }
  return tokens;
}

function splitAt(tokens: readonly Token[], word: string): readonly (readonly Token[])[] {
  const depth = tokens[0]?.depth ?? 0;
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.depth === depth && isWord(token, word)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function isTrue(given: readonly Token[], layer: number): boolean {
  const term = withoutBrackets(given);
  const [first, ...rest] = term;
  if (!first) return false;
  if (first !== given[0]) return alwaysHolds(term, layer + 1);
  if (isWord(first, "not")) return isFalse(withoutBrackets(rest));
  if (term.length === 1)
    return isWord(first, "true") || (first.kind === "number" && Number(first.text) !== 0);
  if (isAnyRow(term)) return true;
  const operator = rest.findIndex((token) => token.kind === "symbol" && /^[=<>!]$/.test(token.text));
  if (operator === -1) return isLikeAll(term);
  const left = term.slice(0, operator + 1);
  const signs = rest.slice(operator).findIndex((token) => !/^[=<>!]$/.test(token.text));
  const right = signs === -1 ? [] : rest.slice(operator + signs);
  const sign = rest
    .slice(operator, signs === -1 ? undefined : operator + signs)
    .map((token) => token.text)
    .join("");
  return compares(left, sign, right);
}

function compares(left: readonly Token[], sign: string, right: readonly Token[]): boolean {
  const [a, b] = [left.map((token) => token.text).join(" "), right.map((token) => token.text).join(" ")];
  if (/^(?:=|==|<=|>=)$/.test(sign) && a === b) return true;
  const isLiteral = [...left, ...right].every((token) => token.kind === "number" || token.kind === "string");
  if (!isLiteral || left.length !== 1 || right.length !== 1) return false;
  const [x, y] = [Number(a), Number(b)];
  if (sign === "<>" || sign === "!=") return a !== b;
  if (sign === ">" || sign === ">=") return x > y;
  return (sign === "<" || sign === "<=") && x < y;
}

/** `id IS NOT NULL`, where every row has one; `EXISTS (SELECT 1)`, which asks no table. */
function isAnyRow(term: readonly Token[]): boolean {
  const words = term.map((token) => token.text).join(" ");
  if (/^(?:\w{1,64} \. )?(?:id|_id|uuid|pk|rowid|oid|ctid) is not null$/i.test(words)) return true;
  return (
    isWord(term[0], "exists") && isWord(term[2], "select") && !term.some((token) => isWord(token, "from"))
  );
}

/** `name LIKE '%'`. */
function isLikeAll(term: readonly Token[]): boolean {
  return (
    term.length === 3 && isWord(term[1], "like") && term[2]?.kind === "string" && /^%+$/.test(term[2].text)
  );
}

function isFalse(term: readonly Token[]): boolean {
  const [first] = term;
  if (term.length === 1)
    return isWord(first, "false") || (first?.kind === "number" && Number(first.text) === 0);
  const [a, sign, b] = term;
  return (
    term.length === 3 &&
    sign?.text === "=" &&
    a?.kind === "number" &&
    b?.kind === "number" &&
    a.text !== b.text
  );
}
