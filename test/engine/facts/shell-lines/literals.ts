// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import type { Make } from "./random.ts";

/** Names of variables. */
export const names = ["a", "b", "c", "path", "e"] as const;

/** Their values. */
export const values = [
  ...[
    "x",
    "hello world",
    " lead  trail ",
    "a:b::c:",
    ":x:",
    "/usr/local/lib/x.tar.gz",
    "rm -rf /",
    "",
    "5",
    "-3",
  ],
  ...[
    "*.txt",
    "a*b?c",
    "été à",
    "tab\there",
    "it's",
    'say "hi"',
    "$HOME",
    "back\\slash",
    "MiXed CaSe",
    "a,b,c",
    "[ab]",
  ],
  ...["one two three", "aXbXc", "foofoofoo", "a=b=c", "007", "~", "{1,2}", "--flag=v", "2+3", "x;y|z", "  "],
] as const;

/** Text in single quotes. */
export const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Text without quotes. */
export const literal: Make = ({ pick }) =>
  pick([
    "a",
    "xyz",
    "-n",
    "/etc",
    "a.b",
    "1",
    "k=v",
    "\\ ",
    "\\$a",
    "\\*",
    "%",
    "x\\\ny",
    "@",
    "é",
    "\\\\",
    "~",
    "a~b",
    "^",
    "+",
    ",",
    "]",
    "}",
  ]);

/** Text in single quotes. */
export const single: Make = ({ pick }) => quote(pick(values));

/** `$'…'`. */
export const ansi: Make = ({ pick }) =>
  `$'${pick(["\\x41", "\\101", "\\u00e9", "a\\tb", "\\'", "\\\\", "\\n", "\\e", 'q\\"', "\\xc3\\xa9", "\\U0001F600", "\\cA", "\\a\\b", "x\\qy", "\\0", "\\?", "\\x4", "\\1"])}'`;

/** Braces. */
export const brace: Make = (random) => {
  const { pick } = random;
  return pick([
    "{a,b}",
    "{1..3}",
    "{a..e..2}",
    "{01..03}",
    "{3..1}",
    "{,x}",
    "{a,{b,c}}",
    "{$a,b}",
    '{"x y",z}',
    "{a}",
    "{}",
    "{a,b",
    "{x,y}{1,2}",
    "{a\\,b,c}",
    "{-2..2}",
    "{a..}",
    "{1..a}",
    "${b}{1,2}",
    "{10..1..4}",
    "{a},b}",
    "{x{a}y,b}",
    "{{a,b}}",
    "{$n..5}",
    "{a,b}}",
    "'{a,b}'",
    "\\{a,b}",
    "{a,'b,c'}",
    "{*.md,q}",
  ]);
};

/** Globs. */
export const glob: Make = ({ pick }) =>
  pick([
    "*.txt",
    "?.md",
    "[ab].txt",
    "*",
    ".*",
    "dir/*",
    "*/one.txt",
    "nope*",
    "[!a]*",
    "*/",
    "dir/.e*",
    "A[12]",
    "A[[:digit:]]",
    "'*'.txt",
    "\\[z\\]*",
    "[[]z*",
    "*/*.md",
    "./*.md",
    "star\\**",
    "*é*",
    "*\\ *",
    "[a-c]*",
    "??",
  ]);
