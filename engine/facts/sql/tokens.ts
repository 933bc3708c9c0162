import type { Dialect } from "../programs/service.ts";

/** One token of SQL text. `name` is a quoted identifier, `string` the text of a literal, `meta` a command of the shell around it. */
export type Token = {
  readonly kind: "word" | "name" | "string" | "number" | "symbol" | "meta";
  /** Lower case for words; without quotes for names and strings. */
  readonly text: string;
  /** Brackets open around it. */
  readonly depth: number;
};

/** True for this word, not quoted. */
export const isWord = (token: Token | undefined, text: string): boolean =>
  token?.kind === "word" && token.text === text;

const word = /[\p{L}_][\p{L}\p{N}_$]{0,255}/uy;
const number = /\d[\w.]{0,63}/y;
const dollar = /\$(?:[A-Za-z_]\w{0,63})?\$/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * Statements of SQL text as lists of tokens, in one pass. Comments are skipped, save those whose text MySQL runs. A command of the
 * shell around it (`\! ls`, `.shell ls`) is a statement of its own.
 */
export function tokenize(sql: string, dialect: Dialect): readonly (readonly Token[])[] {
  const statements: Token[][] = [[]];
  let depth = 0;
  let at = 0;
  let lineStart = true;
  const push = (kind: Token["kind"], text: string) => statements.at(-1)?.push({ kind, text, depth });
  const end = () => {
    depth = 0;
    if (statements.at(-1)?.length !== 0) statements.push([]);
  };
  while (at < sql.length) {
    const char = sql.charAt(at);
    const meta = metaAt(sql, at, dialect, lineStart && statements.at(-1)?.length === 0);
    if (meta !== undefined) {
      end();
      push("meta", meta.trim());
      end();
      at += meta.length;
      continue;
    }
    if (char === "\n") lineStart = true;
    else if (!/\s/.test(char)) lineStart = false;
    const skipped = commentAt(sql, at, dialect);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const quoted = quotedAt(sql, at, dialect);
    if (quoted) {
      push(quoted.kind, quoted.text);
      at = quoted.end;
      continue;
    }
    const found = matchAt(word, sql, at);
    if (found !== undefined) {
      push("word", found.toLowerCase());
      at += found.length;
      continue;
    }
    const digits = matchAt(number, sql, at);
    if (digits !== undefined) {
      push("number", digits);
      at += digits.length;
      continue;
    }
    if (char === ";") end();
    else if (char === ")") {
      depth = Math.max(0, depth - 1);
      push("symbol", char);
    } else if (!/\s/.test(char)) {
      push("symbol", char);
      if (char === "(") depth++;
    }
    at++;
  }
  return statements.filter((tokens) => tokens.length > 0);
}

/** A command of psql, mysql or sqlite3, up to the end of its line. */
function metaAt(sql: string, at: number, dialect: Dialect, isFirst: boolean): string | undefined {
  const isBackslash = sql.charAt(at) === "\\" && /^(?:postgres|mysql|any)$/.test(dialect);
  const isDot = isFirst && dialect === "sqlite" && sql.charAt(at) === ".";
  const isWord =
    isFirst && dialect === "mysql" && /^(?:system|source|tee|pager)\s/i.test(sql.slice(at, at + 8));
  if (!isBackslash && !isDot && !isWord) return undefined;
  if (isBackslash && dialect !== "postgres" && /[gGcpwWstnqh]/.test(sql.charAt(at + 1)))
    return sql.slice(at, at + 2);
  const line = sql.indexOf("\n", at);
  const end = line === -1 ? sql.length : line;
  // psql reads SQL again after two backslashes.
  const next = sql.charAt(at + 1) === "!" ? -1 : sql.slice(at + 1, end).indexOf("\\\\");
  return sql.slice(at, next === -1 ? end : at + 1 + next + 2);
}

/** Where a comment that begins here ends; `at` itself when none does. */
function commentAt(sql: string, at: number, dialect: Dialect): number {
  const two = sql.slice(at, at + 2);
  const isDashes = two === "--" && (dialect !== "mysql" || /^--(?:\s|$)/.test(sql.slice(at, at + 3)));
  if (isDashes || (two.startsWith("#") && dialect === "mysql")) {
    const end = sql.indexOf("\n", at);
    return end === -1 ? sql.length : end;
  }
  const runsComments = dialect === "mysql" || dialect === "any";
  if (runsComments && two === "*/") return at + 2;
  if (two !== "/*") return at;
  const run = runsComments ? /^\/\*M?!\d{0,6}/.exec(sql.slice(at, at + 12))?.[0] : undefined;
  if (run !== undefined) return at + run.length;
  return dialect === "postgres" || dialect === "sqlserver" ? nestedEnd(sql, at) : plainEnd(sql, at);
}

function plainEnd(sql: string, at: number): number {
  const end = sql.indexOf("*/", at + 2);
  return end === -1 ? sql.length : end + 2;
}

function nestedEnd(sql: string, at: number): number {
  let open = 0;
  for (let index = at; index < sql.length; index++) {
    const two = sql.slice(index, index + 2);
    if (two === "/*") open++;
    else if (two === "*/") open--;
    else continue;
    index++;
    if (open === 0) return index + 1;
  }
  return sql.length;
}

type Quoted = { readonly kind: "name" | "string"; readonly text: string; readonly end: number };

/** A quoted token: `'text'`, `E'te\'xt'`, `$tag$text$tag$`, `"name"`, backquoted and bracketed names. */
function quotedAt(sql: string, at: number, dialect: Dialect): Quoted | undefined {
  const char = sql.charAt(at);
  if (char === "$" && (dialect === "postgres" || dialect === "any")) {
    const tag = matchAt(dollar, sql, at);
    if (tag === undefined) return undefined;
    const end = sql.indexOf(tag, at + tag.length);
    const stop = end === -1 ? sql.length : end;
    return { kind: "string", text: sql.slice(at + tag.length, stop), end: stop + tag.length };
  }
  if (char === "[" && dialect === "sqlserver") return closed(sql, at, "]", false, "name");
  if (char === "`") return closed(sql, at, "`", false, "name");
  if (char === '"') return closed(sql, at, '"', dialect === "mysql", dialect === "mysql" ? "string" : "name");
  if (char !== "'") return undefined;
  const isEscape = dialect === "mysql" || (/[eE]/.test(sql.charAt(at - 1)) && !/\w/.test(sql.charAt(at - 2)));
  return closed(sql, at, "'", isEscape, "string");
}

/** Up to the closing quote; a doubled one stands for itself, with `escapes` one behind a backslash too. */
function closed(sql: string, at: number, quote: string, escapes: boolean, kind: Quoted["kind"]): Quoted {
  let text = "";
  let from = at + 1;
  for (let index = from; index < sql.length; index++) {
    const char = sql.charAt(index);
    if (escapes && char === "\\") index++;
    else if (char === quote) {
      text += sql.slice(from, index);
      if (sql.charAt(index + 1) !== quote) return { kind, text, end: index + 1 };
      text += quote;
      from = index + 2;
      index++;
    }
  }
  return { kind, text: text + sql.slice(from), end: sql.length };
}
