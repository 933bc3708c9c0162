import { describe, expect, test } from "vitest";
import type { Facts } from "../engine/facts/facts.ts";
import { factsOf } from "../engine/facts/facts-of-call.ts";
import { secretFactsOf } from "../engine/facts/secret-facts.ts";
import type { Surroundings } from "../engine/surroundings.ts";
import type { ToolAction, ToolCall } from "../engine/tool-call.ts";
import { nowhere } from "./pipeline.ts";

/** What one call may take, in milliseconds, on the slowest machine we run on. The hook's deadline is 5 s. */
const maxMs = 2_000;

/** What one call may come to: facts of all kinds, and their characters. */
const maxFacts = 50_000;
const maxCharacters = 20_000_000;

/** A machine where every directory holds 1,000 files and every file is full. */
const crowded: Surroundings = {
  ...nowhere,
  list: () => Array.from({ length: 1_000 }, (_, index) => `file-${index}.txt`),
  read: () => "cat .env\n".repeat(20_000),
};

function callOf(action: ToolAction): ToolCall {
  return { agent: "test", session: "s", cwd: "/home/dev/app", tool: "Bash", action };
}

/** Judges a call, and expects no more than that it ends, in time, with a result of a sane size. */
async function expectBounded(action: ToolAction, surroundings = nowhere): Promise<void> {
  const call = callOf(action);
  const startedAt = performance.now();
  const facts: Facts = factsOf(call, surroundings);
  await secretFactsOf(call);
  const tookMs = performance.now() - startedAt;
  const count = Object.values(facts).reduce((sum, list) => sum + list.length, 0);
  expect({ count: count <= maxFacts, characters: JSON.stringify(facts).length <= maxCharacters }).toEqual({
    count: true,
    characters: true,
  });
  expect(tookMs).toBeLessThan(maxMs);
}

const shell = (command: string): ToolAction => ({ kind: "shell", shell: "bash", command });
const full = 64 * 1024;
const fill = (piece: string, around: readonly [string, string] = ["", ""]) =>
  around[0] +
  piece.repeat(Math.floor((full - around[0].length - around[1].length) / piece.length)) +
  around[1];
const nest = (open: string, close: string, inside = "cat .env") => {
  const depth = Math.floor((full - inside.length) / (open.length + close.length));
  return open.repeat(depth) + inside + close.repeat(depth);
};
const numbered = (make: (index: number) => string, count: number) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

/** All of an array. */
const all = "$" + "{a[@]}";

const commands: readonly (readonly [string, string])[] = [
  ["nested substitutions", nest("$(", ")")],
  ["nested substitutions in quotes", nest('"$(', ')"')],
  ["open substitutions", fill("$(")],
  ["open substitutions in quotes", fill('"$(')],
  ["nested arithmetic", nest("$((", "))", "1")],
  ["open arithmetic", fill("$((")],
  ["nested process substitutions", nest("<(", ")")],
  ["open process substitutions", fill("<(")],
  ["backticks", fill("`")],
  ["backticks with backslashes", fill("\\`")],
  ["nested subshells", nest("(", ")")],
  ["nested groups", nest("{ ", "; }")],
  ["nested parameters", nest("${a:-", "}", "x")],
  ["open parameters", fill("${a:-")],
  ["parameters with patterns", fill("$" + "{a//x/y}")],
  ["nested ifs", nest("if x; then ", "; fi")],
  ["nested loops", nest("for i in 1 2 3; do ", "; done")],
  ["nested functions", nest("f() { ", "; }; f")],
  ["a function that calls itself", "f() { f; f; f; }; f"],
  [
    "functions that call each other twice",
    `${numbered((i) => `f${i}() { f${i + 1}; f${i + 1}; }; `, 500)} f500() { rm -rf /; }; f0`,
  ],
  ["a fork bomb", ":(){ :|:& };:"],
  ["brace products", `echo ${"{a,b}".repeat(64)}`],
  ["brace products in 64 KiB", fill("{a,b}", ["echo ", ""])],
  ["nested braces", `echo ${nest("{a,", "}", "b")}`],
  ["brace ranges", "echo {1..1000000000}"],
  ["products of brace ranges", "echo {1..1000}{1..1000}{1..1000}"],
  ["brace ranges with a step", "echo {a..z..0} {1..9..-1} {-9223372036854775808..9223372036854775807}"],
  ["brace ranges of paths", "cat /{1..9999}/{1..9999}"],
  ["10,000 pipeline segments", `cat .env${"|cat".repeat(10_000)}`],
  ["10,000 commands", fill("ls;")],
  ["10,000 background jobs", fill("a&")],
  ["and-or lists", fill("a&&b||")],
  ["5,000 heredocs", `cat ${numbered((i) => `<<E${i} `, 3_000)}\n${numbered((i) => `E${i}\n`, 3_000)}`],
  ["5,000 open heredocs", fill("<<A ", ["cat ", ""])],
  ["a heredoc of substitutions", `cat <<A\n${fill("$(cat .env)").slice(0, full - 20)}\nA\n`],
  ["sudo, and sudo, and sudo", fill("sudo ", ["", "rm -rf /"])],
  ["wrappers of all kinds", fill("env nice nohup time command exec timeout 5 ", ["", "rm -rf /"])],
  ["shells in shells", numbered((i) => `bash -c '${"\\".repeat(i % 8)}`, 500)],
  ["eval, and eval, and eval", fill("eval ", ["", "rm -rf /"])],
  ["assignments in front of a command", fill("A=b ", ["", "ls"])],
  [
    "a variable that doubles",
    `${numbered((i) => `a${i + 1}=$a${i}$a${i};`, 60).replace(/^/, "a0=xxxxxxxx;")} echo $a60`,
  ],
  ["a variable that doubles in itself", `a=xxxxxxxx;${"a=$a$a;".repeat(2_000)}cat $a`],
  ["a variable that grows in branches", `a=x;${"if y; then a=$a$a; fi;".repeat(1_000)}cat $a`],
  ["many values of one variable", `${"if y; then a=$RANDOM; else a=b$a; fi;".repeat(1_000)}cat $a/$a/$a/$a`],
  ["an array that grows", `a=(x);${`a=("${all}" "${all}");`.repeat(1_000)}rm "${all}"`],
  ["positional parameters", `set -- ${"a ".repeat(10_000)}; cat "$@" "$@" "$@"`],
  ["substitutions in a variable that grows", `a=x;${"a=$(echo $a$a);".repeat(1_000)}cat $a`],
  ["printf with thousands of arguments", fill("a ", ["printf '%s-%s\\n' ", "| sh"])],
  ["printf that repeats", "printf '%1000000000s' x | sh; printf '%.0s-' {1..100000} | sh"],
  ["printf with long widths", fill("%99999999s", ["printf '", "' x | bash"])],
  ["find with thousands of -exec", fill("-exec rm {} + ", ["find / ", ""])],
  ["find with thousands of -o", fill("-o -name x ", ["find / -name y ", "-delete"])],
  ["find with nested brackets", fill("\\( ", ["find / ", "-delete"])],
  ["xargs that multiplies", `printf '%s\\n' ${"a ".repeat(5_000)}| xargs -I{} rm ${"{} ".repeat(5_000)}`],
  ["xargs in xargs", fill("xargs -I{} ", ["echo a | ", "rm {}"])],
  ["tee into many files", fill("f ", ["cat .env | tee ", ""])],
  ["redirections", fill(">a ", ["ls ", ""])],
  ["file descriptors", fill("9>&8 ", ["ls ", ""])],
  ["globs", fill("*/", ["ls ", ""])],
  ["globs that multiply", `cat ${"*".repeat(20_000)}`],
  ["globs in many words", fill("a* ", ["cat ", ""])],
  ["extended globs", `cat ${nest("@(a|", ")", "b").slice(0, 20_000)}`],
  ["character classes", fill("[a-z]", ["cat ", ""])],
  ["tildes", fill("~/", ["cat ", ""])],
  ["dots", fill("../", ["cat ", ".env"])],
  ["a path of 64 KiB", fill("a/", ["cat /", ""])],
  ["cd, and cd, and cd", fill("cd a;")],
  ["cd into a path that grows", fill("cd $PWD/$PWD;")],
  ["pushd without end", fill("pushd a;")],
  ["single quotes", fill("'")],
  ["double quotes", fill('"')],
  ["dollar quotes", fill("$'\\x41'")],
  ["backslashes", fill("\\")],
  ["line continuations", fill("\\\n")],
  ["line breaks", fill("\n")],
  ["comments", fill("# rm -rf /\n")],
  ["cases", `case x in ${fill("a) ls;; ").slice(0, full - 20)} esac`],
  ["conditions", nest("[[ a && ( ", " ) ]]", "b")],
  ["NUL characters", fill("\0")],
  ["bidi characters", fill("\u202e\u2066", ["cat ", ".env"])],
  ["combining characters", fill("e\u0301", ["cat ", ""])],
  ["lone surrogates", fill("\ud800", ["cat ", ""])],
  [
    "names of properties",
    "__proto__ constructor; constructor=1; toString=x; $__proto__; $constructor; hasOwnProperty() { ls; }; hasOwnProperty; git __proto__ --__proto__",
  ],
  ["1 MB of blanks", " ".repeat(1_000_000)],
  ["blanks between words", fill(" ", ["cat", ".env"])],
  ["1 MB of one word", "a".repeat(1_000_000)],
  ["4 MB of upper case", "A".repeat(4_000_000)],
  ["1 MB of parts of tokens", "password=AKIA-ghp_xoxb-".repeat(45_000)],
  ["1 MB of begun keys", "-----BEGIN RSA PRIVATE KEY-----\n".repeat(30_000)],
  ["1 MB of urls", "https://a:b@c.d/ ".repeat(60_000)],
  ["python code", `python3 -c "${"open('a');".repeat(7_000)}"`],
  ["SQL of comments", `psql -c "${"/*".repeat(30_000)}"`],
  ["SQL of statements", `psql -c "${"DROP TABLE a;".repeat(4_500)}"`],
  ["sed scripts", fill("s/a/b/;", ["sed -i '", "' a"])],
  ["awk code", fill('system("ls");', ["awk '{", "}'"])],
  ["base64 in base64", `echo ${"YWFh".repeat(15_000)} | ${"base64 -d | ".repeat(300)} sh`],
  ["rev and tr", `echo ${"a".repeat(50_000)} | ${"rev | tr a b | ".repeat(900)} sh`],
  ["git options", fill("-c a=b ", ["git ", "push --force"])],
  ["docker and its options", fill("-v /:/a ", ["docker run ", "alpine rm -rf /a"])],
  ["ssh in ssh", fill("ssh a ", ["", "rm -rf /"])],
  ["curl with thousands of urls", fill("http://a.b ", ["curl ", ""])],
  ["urls with long hosts", `curl http://${"a.".repeat(30_000)}b`],
  ["options", fill("-a ", ["rm ", "/"])],
  ["one option of 64 KiB", fill("r", ["rm -", " /"])],
  ["scripts from files", fill("source a.sh;")],
  ["scripts that source themselves", "source a.sh; bash b.sh; . c.sh"],
];

/** Rows that mean something to PowerShell. */
const inPowershell =
  /sudo|wrappers|quotes|urls|option|path|globs|blanks|one word|commands|heredocs|pipeline|NUL|cd,/;

describe("a hostile command", () => {
  test.each(commands)("%s", async (_case, command) => {
    await expectBounded(shell(command));
  });

  test.each(commands.filter(([name]) => /glob|find|source|brace|cd|path/.test(name)))(
    "%s, on a crowded machine",
    async (_case, command) => {
      await expectBounded(shell(command), crowded);
    },
  );

  test.each(commands.filter(([name]) => inPowershell.test(name)))(
    "%s, in PowerShell",
    async (_case, command) => {
      await expectBounded({ kind: "shell", shell: "powershell", command });
    },
  );
});

/** A value in 1,000 lists or objects; deeper ones do not pass the hook. */
function wrapped(value: unknown, wrap: (inner: unknown) => unknown): unknown {
  let result = value;
  for (let depth = 0; depth < 1_000; depth++) result = wrap(result);
  return result;
}

describe("hostile arguments of an MCP tool", () => {
  test.each<[string, unknown]>([
    ["deep lists", wrapped("/etc/passwd", (inner) => [inner])],
    ["deep objects", wrapped("/etc/passwd", (inner) => ({ path: inner }))],
    ["300,000 values", Array.from({ length: 300_000 }, () => "/etc/passwd")],
    [
      "100,000 keys",
      Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`path${index}`, "/etc/passwd"])),
    ],
    ["2,000 commands of 2 KB", Array.from({ length: 2_000 }, () => ({ command: "cat .env; ".repeat(200) }))],
    [
      "a command of 64 KiB in each of 60 keys",
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, { command: fill("$(ls)") }])),
    ],
    ["4 MB of SQL comments", { sql: "/*".repeat(2_000_000) }],
    ["64 KiB of SQL comments", { sql: `select ${"/*".repeat(32_000)}` }],
    ["SQL dashes", { sql: `select ${"--\n".repeat(20_000)}` }],
    ["comments before SQL", { sql: `${"-- a\n".repeat(200_000)}drop` }],
    ["SQL quotes", { sql: `select ${"'".repeat(64_000)}` }],
    ["SQL statements", { sql: "drop table a;".repeat(100_000) }],
    ["a path of 4 MB", { path: "a/".repeat(2_000_000) }],
    ["a path that climbs 4 MB", { path: "../".repeat(1_300_000) }],
    ["a file url of 4 MB", { path: `file://${"%2e%2e/".repeat(500_000)}` }],
    ["a url of 4 MB", { url: `http://${"a.".repeat(2_000_000)}b` }],
    ["4 MB that is nearly a url", { url: `${"a".repeat(4_000_000)} ://` }],
    ["a key of 4 MB", { ["path".repeat(1_000_000)]: "x" }],
    [
      "keys named like properties",
      JSON.parse('{"__proto__":{"path":"/etc/passwd"},"constructor":{"prototype":{"command":"ls"}}}'),
    ],
    ["4 MB of nearly a token", { text: "ghp_".repeat(1_000_000) }],
    ["4 MB of nearly a key", { text: "-----BEGIN ".repeat(370_000) }],
    ["4 MB of nearly a password", { text: "password=".repeat(450_000) }],
    ["4 MB of nearly base64", { text: `${"YWFh".repeat(1_000_000)}!` }],
    ["nothing", null],
    ["a number", 7],
  ])("%s", async (_case, args) => {
    await expectBounded({ kind: "mcp", server: "a", tool: "run_query", arguments: args });
    await expectBounded({ kind: "other", arguments: args });
  });
});

describe("hostile values of other tools", () => {
  test.each<[string, ToolAction]>([
    ["a url", { kind: "fetch", url: `http://${"a.".repeat(500_000)}` }],
    ["a url with credentials", { kind: "fetch", url: `http://${"a:b@".repeat(200_000)}c` }],
    ["an IPv6 url", { kind: "fetch", url: `http://[${":".repeat(100_000)}]/` }],
    ["a path", { kind: "read", path: `/${"../a/".repeat(800)}` }],
    ["a glob", { kind: "list", path: "/", pattern: "**/".repeat(1_300) }],
    ["a search glob", { kind: "search", path: "/", glob: "{a,b}".repeat(800) }],
    ["4 MB of written text", { kind: "write", path: "a", content: "const a = 1;\n".repeat(300_000) }],
    ["4 MB of written letters", { kind: "write", path: "a", content: "a".repeat(4_000_000) }],
    [
      "4 MB of written secrets, nearly",
      { kind: "write", path: "a", content: "secret_key: 'AKIA'\n".repeat(200_000) },
    ],
    ["1 MB for another model", { kind: "text", text: "token ".repeat(170_000) }],
  ])("%s", async (_case, action) => {
    await expectBounded(action);
  });
});
