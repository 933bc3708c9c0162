import { readText } from "./quotes.ts";
import { readQuoting } from "./quoting.ts";
import { endsValue, matchAt, push, type Scan, type Token } from "./scan.ts";
import { type Language, syntaxes } from "./syntax.ts";

/** Most tokens of one piece of code. */
const maxTokens = 40_000;

const blank = /[ \t\r\f\v\\]+/y;
const plainWord = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const wordsOf: Readonly<Partial<Record<Language, RegExp>>> = {
  javascript: /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y,
  ruby: /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:[?!](?!=))?/y,
};
const variable = /\$#\{?\$?\w*|[$@%&]{1,2}(?:[A-Za-z_]\w*(?:::\w+)*|\{\^?\w+\}|\d+|[$!@/\\,;.&0_](?![\w]))/y;
const numeral = /\d[\w.]*/y;
const flags = /[a-z]{1,9}/y;
const marks =
  /===|!==|\*\*=|\|\|=|&&=|\?\?=|\/\/=|<<<|>>>|\.\.\.|=>|->|::|\?\.|&\.|==|!=|=~|!~|\+=|-=|\*=|\.=|\/=|<=|>=|\.\.|\|\||&&|\?\?|\*\*|<<|>>|:=|[^\s\w]/y;

/** The tokens of code: linear in its length, whatever it holds. */
export function tokenize(source: string, language: Language): readonly Token[] {
  const syntax = syntaxes[language];
  const scan: Scan = {
    source,
    language,
    syntax,
    tokens: [],
    frames: [],
    at: 0,
    spaced: false,
    resume: undefined,
    documents: 64,
  };
  while (scan.at < source.length && scan.tokens.length < maxTokens) readOne(scan);
  return scan.tokens;
}

function readOne(scan: Scan): void {
  const { source, syntax } = scan;
  const char = source.charAt(scan.at);
  const space = matchAt(scan, blank);
  if (char === "\n") {
    readLineEnd(scan);
    return;
  }
  // A backslash is white space (a continued line) except where it takes a reference.
  if (space !== undefined) {
    scan.at += space.length;
    scan.spaced = true;
    return;
  }
  if (skipComment(scan) || readQuoting(scan)) return;
  if (char === '"' || char === "'" || (char === "`" && syntax.backticks)) readQuoted(scan, char, "");
  else if (syntax.longBrackets && source.startsWith("[[", scan.at)) readLong(scan);
  else if (syntax.regexes && char === "/" && !endsValue(scan)) readRegex(scan);
  else readPlain(scan);
}

function readLineEnd(scan: Scan): void {
  push(scan, "line", "\n");
  scan.at = scan.resume ?? scan.at + 1;
  scan.resume = undefined;
  scan.spaced = true;
}

function skipComment(scan: Scan): boolean {
  const { source, syntax, at } = scan;
  if (syntax.block && source.startsWith(syntax.block[0], at)) {
    const end = source.indexOf(syntax.block[1], at + 2);
    scan.at = end === -1 ? source.length : end + 2;
    return true;
  }
  if (syntax.longBrackets && source.startsWith("--[[", at)) {
    const end = source.indexOf("]]", at);
    scan.at = end === -1 ? source.length : end + 2;
    return true;
  }
  if (!syntax.comments.some((start) => source.startsWith(start, at))) return false;
  const end = source.indexOf("\n", at);
  scan.at = end === -1 ? source.length : end;
  return true;
}

function readQuoted(scan: Scan, quote: string, prefix: string): void {
  const { source, syntax, at } = scan;
  const isTriple = (syntax.prefixes || syntax.triple) && source.startsWith(quote.repeat(3), at);
  const close = isTriple ? quote.repeat(3) : quote;
  scan.at += close.length;
  const isPlain = /r/i.test(prefix) || (quote === "'" && syntax.plainSingle === true);
  const inside = quote === "`" && syntax.backticks === "template" ? "$" + "{" : syntax.inside;
  const isCommand = quote === "`" && syntax.backticks === "command";
  readText(scan, {
    open: "",
    close,
    escapes: isPlain ? (/r/i.test(prefix) ? "none" : "quote") : "all",
    inside: /f/i.test(prefix) ? "{" : quote === "'" ? undefined : inside,
    isLong: isTriple === true || quote === "`" || syntax.sigils === true,
    isCommand,
  });
}

function readLong(scan: Scan): void {
  const end = scan.source.indexOf("]]", scan.at + 2);
  push(scan, "text", scan.source.slice(scan.at + 2, end === -1 ? undefined : end));
  scan.at = end === -1 ? scan.source.length : end + 2;
}

/** Longest regular expression in code; a longer one is read as plain code. */
const maxRegex = 300;

function readRegex(scan: Scan): void {
  const { source, at } = scan;
  let isClass = false;
  for (let end = at + 1; end < Math.min(source.length, at + maxRegex); end++) {
    const char = source.charAt(end);
    if (char === "\n") break;
    if (char === "\\") end++;
    else if (char === "[") isClass = true;
    else if (char === "]") isClass = false;
    else if (char === "/" && !isClass) {
      push(scan, "number", "regex");
      scan.at = end + 1;
      scan.at += matchAt(scan, flags)?.length ?? 0;
      return;
    }
  }
  push(scan, "mark", "/");
  scan.at++;
}

function readPlain(scan: Scan): void {
  const { syntax, source } = scan;
  const isSigil = syntax.sigils && /[$@%&]/.test(source.charAt(scan.at));
  const named =
    isSigil && (/[$@]/.test(source.charAt(scan.at)) || !endsValue(scan))
      ? matchAt(scan, variable)
      : undefined;
  const found = named ?? matchAt(scan, wordsOf[scan.language] ?? plainWord);
  if (found !== undefined) {
    scan.at += found.length;
    const quote = source.charAt(scan.at);
    if (syntax.prefixes && /^(?:[rbuft]|br|rb|fr|rf)$/i.test(found) && /["']/.test(quote))
      readQuoted(scan, quote, found);
    else push(scan, "word", found);
    return;
  }
  const digits = matchAt(scan, numeral);
  if (digits !== undefined) {
    push(scan, "number", digits);
    scan.at += digits.length;
    return;
  }
  readMark(scan, matchAt(scan, marks) ?? source.charAt(scan.at));
}

/** A brace may end the code inside a string. */
function readMark(scan: Scan, mark: string): void {
  const top = scan.frames.at(-1);
  scan.at += mark.length;
  if (top && mark === "{") top.braces++;
  if (top && mark === "}" && top.braces-- === 0) {
    scan.frames.pop();
    push(scan, "end", "}");
    readText(scan, { ...top.frame, isOpen: true });
  } else if (top?.frame.inside === "{" && top.braces === 0 && /^[!:]$/.test(mark)) {
    // The rest of `{value!r:>10}` says how it is written.
    const end = scan.source.indexOf("}", scan.at);
    scan.at = end === -1 ? scan.source.length : end;
  } else push(scan, "mark", mark);
}
