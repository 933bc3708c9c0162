/** Languages whose code is looked at. */
export type Language = "javascript" | "python" | "perl" | "ruby" | "php" | "lua" | "r" | "groovy" | "awk";

/** How a language is written, as far as telling strings, comments and code apart needs it. */
export type Syntax = {
  /** What a comment to the end of the line begins with. */
  readonly comments: readonly string[];
  /** It has comments between these marks. */
  readonly block?: readonly [string, string];
  /** What opens code inside a string in double quotes: `#{`, or `$` before a name. */
  readonly inside?: "#{" | "$";
  /** Text in single quotes has no escapes but those of the quote and the backslash. */
  readonly plainSingle?: true;
  /** What text in backticks is. */
  readonly backticks?: "template" | "command";
  /** Prefixes and triple quotes of Python. */
  readonly prefixes?: true;
  /** Triple quotes without prefixes. */
  readonly triple?: true;
  /** A slash where a value could begin opens a regular expression. */
  readonly regexes?: true;
  /** Quoting operators: `q{}`, `%w[]`. */
  readonly quoting?: "perl" | "ruby";
  /** `[[ … ]]` is text. */
  readonly longBrackets?: true;
  /** Variables have a sigil: `$x`, `@x`. */
  readonly sigils?: true;
  /** A function may be called without parentheses: `unlink "x"`. */
  readonly bareCalls?: true;
};

const cLike = { comments: ["//"], block: ["/*", "*/"] } as const;

/** The syntax of each language. */
export const syntaxes: Readonly<Record<Language, Syntax>> = {
  javascript: { ...cLike, backticks: "template", regexes: true },
  python: { comments: ["#"], prefixes: true },
  perl: {
    comments: ["#"],
    inside: "$",
    plainSingle: true,
    backticks: "command",
    regexes: true,
    quoting: "perl",
    sigils: true,
    bareCalls: true,
  },
  ruby: {
    comments: ["#"],
    inside: "#{",
    plainSingle: true,
    backticks: "command",
    regexes: true,
    quoting: "ruby",
    sigils: true,
    bareCalls: true,
  },
  php: {
    ...cLike,
    comments: ["#", "//"],
    inside: "$",
    plainSingle: true,
    backticks: "command",
    sigils: true,
    bareCalls: true,
  },
  lua: { comments: ["--"], longBrackets: true, bareCalls: true },
  r: { comments: ["#"] },
  groovy: { ...cLike, inside: "$", triple: true, bareCalls: true },
  awk: { comments: ["#"], regexes: true, bareCalls: true },
};
