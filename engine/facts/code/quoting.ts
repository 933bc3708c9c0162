import { readText } from "./quotes.ts";
import { endsValue, matchAt, push, type Scan } from "./scan.ts";

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };
const perl = /(?:qq|qw|qx|qr|q|m|s|tr|y)(?=\s{0,9}[^\s\w,;=)}])(?!\s{0,9}(?:=>|=))/y;
const ruby = /%[qQwWiIxr]?(?=[[({<|!/])/y;
const heredoc = /<<(?:<\s{0,9})?[~-]?(["'`]?)([A-Za-z_]\w{0,63})\1/y;

/** Quoting operators (`q{…}`, `%w[…]`, `s/…/…/`) and here-documents. False where there is none. */
export function readQuoting(scan: Scan): boolean {
  const { syntax, source, at } = scan;
  if (source.startsWith("<<", at) && syntax.sigils && readHereDocument(scan)) return true;
  if (!syntax.quoting) return false;
  const isInWord = /[\w$@%&.>:-]/.test(source.charAt(at - 1)) && !scan.spaced && at > 0;
  const operator =
    syntax.quoting === "perl"
      ? isInWord
        ? undefined
        : matchAt(scan, perl)
      : endsValue(scan)
        ? undefined
        : matchAt(scan, ruby);
  if (operator === undefined) return false;
  scan.at += operator.length;
  while (/\s/.test(source.charAt(scan.at))) scan.at++;
  const kind = operator.replace("%", "") || "Q";
  const open = source.charAt(scan.at);
  const close = closers[open] ?? open;
  scan.at++;
  if (/^(?:qw|[wWiI])$/.test(kind)) readWords(scan, close);
  else if (/^(?:m|qr|r|s|tr|y)$/.test(kind)) skipPattern(scan, kind, open, close);
  else
    readText(scan, {
      open: open === close ? "" : open,
      close,
      escapes: kind === "q" ? "quote" : "all",
      inside: kind === "q" || open === "'" ? undefined : syntax.inside,
      isLong: true,
      isCommand: kind === "qx" || kind === "x",
    });
  return true;
}

function readWords(scan: Scan, close: string): void {
  const end = scan.source.indexOf(close, scan.at);
  const text = scan.source.slice(scan.at, end === -1 ? undefined : end);
  scan.at = end === -1 ? scan.source.length : end + 1;
  push(scan, "mark", "[");
  for (const word of text.split(/\s+/).filter((item) => item !== "")) {
    push(scan, "text", word);
    push(scan, "mark", ",");
  }
  push(scan, "mark", "]");
}

/** A pattern is no text that anything is done with; what `s/…/…/e` puts in its place is code. */
function skipPattern(scan: Scan, kind: string, open: string, close: string): void {
  const { source } = scan;
  skipTo(scan, open, close);
  if (/^(?:s|tr|y)$/.test(kind)) {
    if (open !== close) {
      while (/\s/.test(source.charAt(scan.at))) scan.at++;
      scan.at++;
    }
    const start = scan.at;
    skipTo(scan, open, close);
    const flags = /[a-z]*/y;
    flags.lastIndex = scan.at;
    if (kind === "s" && /e/.test(flags.exec(source)?.[0] ?? "")) {
      // The tokenizer goes on inside; the closing mark and the flags are noise to it.
      scan.at = start;
      push(scan, "line", "\n");
      return;
    }
  }
  while (/[a-z]/.test(source.charAt(scan.at))) scan.at++;
  push(scan, "number", "regex");
}

function skipTo(scan: Scan, open: string, close: string): void {
  const { source } = scan;
  let nesting = 0;
  for (; scan.at < source.length; scan.at++) {
    const char = source.charAt(scan.at);
    if (char === "\\") scan.at++;
    else if (char === close && nesting-- === 0) break;
    else if (char === open && open !== close) nesting++;
  }
  scan.at++;
}

function readHereDocument(scan: Scan): boolean {
  heredoc.lastIndex = scan.at;
  const match = heredoc.exec(scan.source);
  if (!match || scan.documents-- <= 0) return false;
  const { source } = scan;
  const line = source.indexOf("\n", scan.at);
  const start = scan.resume ?? (line === -1 ? source.length : line + 1);
  const [all, , tag = ""] = match;
  const end = endOf(source, start, tag);
  if (end === undefined) return false;
  push(scan, "text", source.slice(start, end.at));
  scan.at += all.length;
  scan.resume = end.after;
  return true;
}

/** The line that holds nothing but the tag. */
function endOf(source: string, start: number, tag: string): { at: number; after: number } | undefined {
  const line = new RegExp(`^[ \\t]{0,99}${tag}[;,)]{0,3}$`, "gm");
  line.lastIndex = start;
  const match = line.exec(source);
  return match ? { at: match.index, after: match.index + match[0].length } : undefined;
}
