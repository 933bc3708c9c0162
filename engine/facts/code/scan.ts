import type { Language, Syntax } from "./syntax.ts";

/**
 * A piece of code. Text with code in it is written out: `open` text `code` … `end` text `close`.
 * A command in backticks is a call of the function {@link commandWord}.
 */
export type Token = {
  readonly kind: "word" | "text" | "number" | "mark" | "line" | "open" | "close" | "code" | "end";
  readonly text: string;
  /** White space stands before it. */
  readonly spaced: boolean;
};

/** The function that text in backticks calls. */
export const commandWord = "`command";

/** Where the tokenizer is. `frames` are the strings whose inner code is now being read, with the open braces of each. */
export type Scan = {
  readonly source: string;
  readonly language: Language;
  readonly syntax: Syntax;
  readonly tokens: Token[];
  readonly frames: { readonly frame: Frame; braces: number }[];
  at: number;
  spaced: boolean;
  /** Where the bodies of here-documents end that begin after this line. */
  resume: number | undefined;
  /** Here-documents that may still be read. */
  documents: number;
};

/** Adds a token. */
export function push(scan: Scan, kind: Token["kind"], text: string): void {
  scan.tokens.push({ kind, text, spaced: scan.spaced });
  scan.spaced = false;
}

/** What an expression matches where the scan is. */
export function matchAt(scan: Scan, expression: RegExp): string | undefined {
  expression.lastIndex = scan.at;
  return expression.exec(scan.source)?.[0];
}

const keywordBefore =
  /^(?:return|typeof|case|in|of|and|or|not|if|unless|when|split|grep|match|while|until|puts|print)$/;

/** The last token ends a value: what follows is an operator, not the beginning of another value. */
export function endsValue({ tokens }: Scan): boolean {
  const last = tokens.at(-1);
  if (!last) return false;
  if (last.kind === "word") return !keywordBefore.test(last.text);
  return (
    last.kind === "text" ||
    last.kind === "number" ||
    last.kind === "close" ||
    (last.kind === "mark" && /^[)\]}]$/.test(last.text))
  );
}
/** A string that is being read. */
export type Frame = {
  /** Opening bracket of a quoting operator, which nests; empty where there is none. */
  readonly open: string;
  readonly close: string;
  readonly escapes: "all" | "quote" | "none";
  /** What opens code in it. */
  readonly inside: string | undefined;
  /** It may hold line breaks. */
  readonly isLong: boolean;
  /** Its text is run by a shell. */
  readonly isCommand: boolean;
  /** Code in it has been read, so that its beginning stands in the tokens. */
  readonly isOpen?: true;
};
