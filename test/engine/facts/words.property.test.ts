// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import fc from "fast-check";
import { describe, test } from "vitest";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import { nowhere } from "../../nowhere.ts";
import { within } from "../../within.ts";
import { makeLine } from "./shell-lines/lines.ts";

/** What one line may take, in milliseconds, on the slowest machine we run on. */
const maxMs = 2_000;

/** Characters and pieces that mean something to a shell. */
const shellPiece = fc.constantFrom(
  ...[
    "$",
    "${",
    "}",
    "$(",
    "$((",
    "))",
    ")",
    "`",
    '"',
    "'",
    "\\",
    "$'",
    "{",
    ",",
    "..",
    "*",
    "?",
    "[",
    "]",
    "~",
    "!",
    "#",
    "%",
  ],
  ...[
    "/",
    ":",
    "@",
    "=",
    "+=",
    "|",
    "&&",
    "||",
    ";",
    "\n",
    " ",
    "<<<",
    "<<E\n",
    "\nE\n",
    ">",
    "<(",
    "&",
    "a",
    "x=1",
    "a=(1 2)",
    "[@]",
  ],
  ...[
    "echo ",
    "printf %s ",
    "read a",
    "IFS=:",
    "declare -i n",
    "local x",
    "unset a",
    "set -- a b",
    "f() { ",
    "for i in 1 2; do ",
    "done",
  ],
  ...[
    "while :; do ",
    "if x; then ",
    "fi",
    "case x in a) ",
    "esac",
    "tr a-z A-Z",
    "sed s/a/b/",
    "let x=x+1",
    "((x++))",
    "\0",
    "\ud800",
    "é",
  ],
);

const surroundings = { ...nowhere, list: () => ["a", "b.txt", ".env"] };

async function expectFacts(command: string): Promise<void> {
  const action = { kind: "shell", shell: "bash", command } as const;
  const call = { agent: "test", session: "s", cwd: "/home/dev/app", tool: "Bash", action };
  await within(maxMs, () => factsOf(call, surroundings));
}

const settings = { seed: 7, numRuns: 1_000 };

describe("facts of any text end in time, without an error", () => {
  test("any text", () => {
    return fc.assert(fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), expectFacts), settings);
  });

  test("pieces of shell", () => {
    const line = fc.array(shellPiece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    return fc.assert(fc.asyncProperty(line, expectFacts), settings);
  });

  test("lines with a piece put in, or taken out", () => {
    const change = fc.tuple(fc.nat(400), fc.nat(12), fc.array(shellPiece, { maxLength: 3 }));
    const line = fc.tuple(fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 })).map(([seed, changes]) =>
      changes.reduce(
        (text, [at, length, pieces]) => {
          const start = at % (text.length + 1);
          return text.slice(0, start) + pieces.join("") + text.slice(start + length);
        },
        makeLine(seed, true),
      ),
    );
    return fc.assert(fc.asyncProperty(line, expectFacts), settings);
  });

  const flood = (piece: string) => piece.repeat(Math.floor(40_000 / piece.length));
  test.each([
    ["a value that doubles", `a=xxxxxxxx; ${flood("a=$a$a; ")}`],
    ["an array that doubles", `a=(x y); ${flood('a=("${a[@]}" "${a[@]}"); ')}`],
    ["a number that squares", `n=3; ${flood("((n*=n)); ")}`],
    ["a variable that is itself", `a=a; ${flood("echo $((a)); ")}`],
    ["a long chain of operators", `echo $((${flood("1+")}1))`],
    ["deep parentheses in arithmetic", `echo $((${"(".repeat(30_000)}1${")".repeat(30_000)}))`],
    ["a replacement everywhere", `a=${"a".repeat(10_000)}; ${flood("b=${a//a*b/x}; ")}`],
    ["many stars", `a=${"a".repeat(10_000)}; echo \${a##${"*a".repeat(400)}b}`],
    ["a slow pattern of sed", `echo ${"a".repeat(30_000)} | sed 's/.*a.*b/x/g' | sh`],
    ["a translation again and again", `echo ${"a".repeat(10_000)} ${flood("| tr a-z b-za ")}`],
    ["wide columns", flood("printf '%9999s' x; ")],
    ["a format used again", `printf '%9999s' ${flood("x ")}`],
    ["many separators", `IFS=${"abcdefghij".repeat(100)}; a=${"a".repeat(10_000)}; ${flood("echo $a; ")}`],
    ["many braces", `echo ${flood("{")}`],
    ["braces that multiply", `echo ${"{a,b}".repeat(5_000)}`],
    ["many possible values", `${flood("[ x ] && a=$a$RANDOM; ")} echo $a$a$a$a`],
    ["many branches", flood("if x; then a=1; else b=2; fi; ")],
    ["a loop in a loop", `${"for i in 1 2; do a=$a$i; ".repeat(20)}${"done; ".repeat(20)}`],
    ["many functions that call each other", `f() { g; g; }; g() { f; f; }; ${flood("f; ")}`],
    ["lines that are read", `${flood("read a b c <<< 'x y z'; ")}`],
    ["many keys", `declare -A m; ${flood("m[a]=1; m[b]=2; ")} echo "\${m[@]}"`],
    ["a sequence", flood("seq 1 256; ")],
    ["a large sequence of substitutions", `a=$(seq 256); ${flood("b=($a $a $a); ")}`],
  ])("%s", (_case, command) => expectFacts(command));
});
