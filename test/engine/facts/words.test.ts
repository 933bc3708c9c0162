// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Facts } from "../../../engine/facts/facts.ts";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import { nowhere } from "../../nowhere.ts";
import { bashVersion, makePlace, type Place, printedByBash, printedByUs, removePlace } from "./bash.ts";

const files = ["a.txt", "b.txt", ".hidden", "dir/one.txt", "dir/.env"];

let place: Place = { home: "/", directory: "/" };
beforeAll(() => {
  place = makePlace(files);
});
afterAll(() => removePlace(place));

/** Lines with `show`, which prints each of its arguments in angle brackets. */
const nasty: readonly (readonly [string, string, string])[] = [
  ["quotes inside a word", `show r''m r\\m "r"m`, "<rm><rm><rm>"],
  ["escapes in $'…'", "show $'\\x72\\155' $'a\\tb' $'\\u00e9' $'it\\'s'", "<rm><a\tb><é><it's>"],
  ["bytes that make one character", "show $'\\xc3\\xa9'", "<é>"],
  ["a NUL ends $'…'", "show $'rm\\0x'", "<rm>"],
  ["an empty string is a word, nothing is none", `e=; show "" $e "$e"`, "<><>"],
  ["blanks around a value", "e=' a  b '; show x$e'y'", "<x><a><b><y>"],
  ["separators of its own", "IFS=:; e=rm:-rf:/; show $e", "<rm><-rf></>"],
  ["a separator that is no blank makes empty words", "IFS=:; e=:a::b:; show $e", "<><a><><b>"],
  ["blanks belong to a separator beside them", "IFS=' :'; e='a : b'; show $e", "<a><b>"],
  ["no separators", "IFS=; e='a b'; show $e", "<a b>"],
  ["IFS in place of a blank", "show a${IFS}b", "<a><b>"],
  ["$* is joined by the first separator", `set -- a b; IFS=,; show "$*" $*`, "<a,b><a><b>"],
  ["$@ in the middle of a string", `set -- a 'b c'; show "x$@y"`, "<xa><b cy>"],
  ["$@ without arguments", `set --; show "$@" "x$@"`, "<x>"],
  ["arguments of a function", `f() { show "$#" "$2"; }; f a 'b c'`, "<2><b c>"],
  ["a local variable", `a=1; f() { local a=2; b=$a; }; f; show $a $b`, "<1><2>"],
  ["a function sets a variable", "f() { a=2; }; f; show $a", "<2>"],
  ["a subshell does not leak", "a=1; (a=2); show $a", "<1>"],
  ["a group does", "a=1; { a=2; }; show $a", "<2>"],
  ["a variable for one command", "a=1; a=2 true; show $a", "<1>"],
  ["a default", `unset a; e=; show \${a:-x} \${e:-y} "\${e-z}" \${a-"p q"}`, "<x><y><><p q>"],
  ["an unquoted default is split", "unset a; show ${a:-p q}", "<p><q>"],
  ["a default that is assigned", "unset a; : ${a:=x}; show $a", "<x>"],
  ["an element that is assigned", `unset a; : "\${a[0]:=/}"; show "$a"`, "</>"],
  ["an alternative", `a=1; unset b; show \${a:+x} \${b:+y}`, "<x>"],
  ["a length", "a=été; show ${#a}", "<3>"],
  [
    "substrings",
    "a=abcdef; n=2; show ${a:1:2} ${a: -2} ${a:n} ${a:1:-1} ${a:$((n-1)):n+1}",
    "<bc><ef><cdef><bcde><bcd>",
  ],
  [
    "ends taken away",
    "p=/a/b.c/d.tar.gz; show ${p##*/} ${p%.*} ${p%%.*} ${p#*/}",
    "<d.tar.gz></a/b.c/d.tar></a/b><a/b.c/d.tar.gz>",
  ],
  ["a quoted pattern is none", `a='*x'; show "\${a#'*'}" "\${a#\\*}"`, "<x><x>"],
  [
    "replacements",
    "a=foo.bar.o; show ${a/o/0} ${a//o/0} ${a/#f/F} ${a/%o/O} ${a//[a-f]} ${a//.*/x}",
    "<f0o.bar.o><f00.bar.0><Foo.bar.o><foo.bar.O><oo.r.o><foox>",
  ],
  [
    "case",
    "a='hello World'; show ${a^} ${a^^} ${a,,} ${a^^[a-h]}",
    "<Hello><World><HELLO><WORLD><hello><world><HEllo><WorlD>",
  ],
  ["transformations", `a="it's"; b='\\x41'; show "\${a@Q}" "\${b@E}" "\${a@U}"`, "<'it'\\''s'><A><IT'S>"],
  ["a variable named by a variable", "a=b; b=rm; show ${!a}", "<rm>"],
  ["names by their beginning", "xx1=; xx2=; show ${!xx*}", "<xx1><xx2>"],
  [
    "an array",
    `a=(x 'y z' w); show "\${a[@]}" \${a[1]} \${#a[@]} "\${a[@]:1:1}" \${a[-1]} $a`,
    "<x><y z><w><y><z><3><y z><w><x>",
  ],
  ["an array that grows", `a=(x); a+=(y); a[5]=z; a[0]+=w; show "\${a[@]}" \${!a[@]}`, "<xw><y><z><0><1><5>"],
  ["an element that is removed", `a=(x y z); unset 'a[1]'; show "\${a[@]}" \${!a[@]}`, "<x><z><0><2>"],
  ["an array with keys", "a=([2]=x [1]=y); show ${a[@]} ${!a[@]}", "<y><x><1><2>"],
  ["an operation on each element", `a=(a.c b.c); show "\${a[@]%.c}" "\${a[@]/#/-}"`, "<a><b><-a.c><-b.c>"],
  ["a joined array", `a=(x y); IFS=-; show "\${a[*]}"`, "<x-y>"],
  [
    "a dictionary",
    `declare -A m=([k]=v ["a b"]=w); m[n]=x; show \${m[k]} "\${m[a b]}" \${m[n]} \${#m[@]}`,
    "<v><w><x><3>",
  ],
  [
    "braces",
    "show {a,b}{1,2} {1..3} {c..a} {01..03} {1..7..3} a{,b}",
    "<a1><a2><b1><b2><1><2><3><c><b><a><01><02><03><1><4><7><a><ab>",
  ],
  ["braces in braces", "show {a,{b,c}d} {a,'b,c'} {a\\,b,c}", "<a><bd><cd><a><b,c><a,b><c>"],
  [
    "what braces do not expand",
    `e=; show {a} {} {a,b "{a,b}" \\{a,b} {1..a} \${e}{x`,
    "<{a}><{}><{a,b><{a,b}><{a,b}><{1..a}><{x>",
  ],
  ["variables in braces", `a=1; show {\${a},"x y"}z`, "<1z><x yz>"],
  ["braces in an assignment", "a={x,y}; show $a", "<{x,y}>"],
  ["files", "show *.txt .h* dir/* nope*", "<a.txt><b.txt><.hidden><dir/one.txt><nope*>"],
  ["a pattern in a variable", `p='*.txt'; show $p "$p"`, "<a.txt><b.txt><*.txt>"],
  ["a directory for each", "show */one.txt */nope", "<dir/one.txt><*/nope>"],
  ["a tilde that is quoted", `show "~" \\~ a~ ~"/x"`, "<~><~><a~><~/x>"],
  [
    "arithmetic",
    "n=3; show $((1+2*3)) $((n**2)) $((0x1f)) $((017)) $((2#101)) $((-7/2)) $((-7%3)) $((n>2?5:6))",
    "<7><9><31><15><5><-3><-1><5>",
  ],
  [
    "64 bits",
    "show $((2**63)) $((9223372036854775807+1)) $((1<<63))",
    "<-9223372036854775808><-9223372036854775808><-9223372036854775808>",
  ],
  ["arithmetic that assigns", "n=1; show $((n++)) $((++n)) $((n+=5)) $n", "<1><3><8><8>"],
  ["arithmetic of texts", "a=1+2; b=a; show $((b*2)) $(($a*2))", "<6><5>"],
  ["arithmetic on elements", "a=(5 6); i=1; show $((a[i]+a[0]))", "<11>"],
  ["a number by declaration", "declare -i n=2+3; n+=4; show $n", "<9>"],
  ["let and (( ))", "let a=1+2 b=a*2; ((b++)); show $a $b", "<3><7>"],
  ["upper case by declaration", "declare -u a=rm; show $a", "<RM>"],
  [
    "what a command prints",
    `show $(echo a  b) "$(printf 'a\\nb\\n\\n')" \`echo \\\`echo x\\\`\``,
    "<a><b><a\nb><x>",
  ],
  [
    "printf",
    `show "$(printf '%s-%03d-%x-%c-%b|' a 7 255 xyz 'p\\tq')" "$(printf '%5s|%-3s|' a b)"`,
    "<a-007-ff-x-p\tq|><    a|b  |>",
  ],
  ["printf again for each argument", `show "$(printf '%s,' a b c)"`, "<a,b,c,>"],
  ["printf into a variable", "printf -v a '%s%s' r m; show $a", "<rm>"],
  [
    "echo with escapes",
    `show "$(echo -e 'r\\x6d\\c -rf')" "$(echo -n a)" "$(echo 'a\\tb')"`,
    "<rm><a><a\\tb>",
  ],
  ["a heredoc", `show "$(cat <<E\n$((1+1)) \\$x\nE\n)"`, "<2 $x>"],
  ["a line that is read", "read -r a b <<< 'one two three'; show $a - $b", "<one><-><two><three>"],
  ["fields that are read", "IFS=: read -r a b <<< x:y:z; show $a $b", "<x><y:z>"],
  [
    "an array that is read",
    `read -ra a <<< 'x y'; mapfile -t b <<< $'p q\\nr'; show "\${a[@]}" "\${b[@]}"`,
    "<x><y><p q><r>",
  ],
  [
    "what runs, and what does not",
    "a=0; true && a=1; false && a=2; true || a=3; false || b=4; show $a $b",
    "<1><4>",
  ],
  ["shifted arguments", "set -- a b c; shift; show $1 $#; shift 5; show $#", "<b><2><2>"],
];

const show = `show() { [ $# = 0 ] || printf '<%s>' "$@"; }\n`;
/** Ours needs no conditions. */
const showForUs = `show() { printf '<%s>' "$@"; }\n`;

describe("words come to what bash makes of them", () => {
  test.each(nasty)("%s", (_case, line, printed) => {
    expect(printedByUs(showForUs + line, place)).toBe(printed);
  });

  test.runIf(bashVersion() >= 5)("bash says the same", { timeout: 60_000 }, () => {
    expect(
      printedByBash(
        nasty.map(([, line]) => show + line),
        place,
      ),
    ).toEqual(nasty.map(([, , printed]) => printed));
  });
});

describe("what cannot be told is not made up", () => {
  test.each([
    ["a variable of the environment", "show $SOMETHING"],
    ["bytes that are no text", "show $'\\xff'"],
    ["a character that is none", "show $'\\U00110000'"],
    ["half a character", "show $'\\uD800'"],
    ["an element after an unknown one", "a=($X b); show ${a[1]}"],
    ["a division by zero", "show $((1/0))"],
    ["one of two values", "a=1; [ -f x ] && a=2; show $a"],
    ["a value from a branch", "a=1; if [ -f x ]; then a=2; fi; show $a"],
    ["a value from a loop", "a=1; while [ -f x ]; do a=2$a; done; show $a"],
    ["a number counted in a loop", "n=0; for i in 1 2 3; do n=$((n+1)); done; show $n"],
    ["the elements of a dictionary in order", "declare -A m=([a]=1 [b]=2); show ${m[@]}"],
    ["what is left after a line is read", "printf 'a\\nb\\n' | { read x; show $(cat); }"],
    ["a number that is none", "show $(printf %d x)"],
    ["the lines of a filter with a flag we do not know", "show $(echo a | tr --frobnicate a b)"],
    ["a pattern that could take long", "show $(echo aaaa | sed -E 's/(a*)*b/x/')"],
  ])("%s", (_case, line) => expect(printedByUs(showForUs + line, place)).toBeUndefined());
});

describe("a value is followed to where it runs", () => {
  const factsOfCommand = (command: string): Facts => {
    const action = { kind: "shell", shell: "bash", command } as const;
    return factsOf({ agent: "test", session: "s", cwd: "/home/dev/app", tool: "Bash", action }, nowhere);
  };
  const commandsOf = (command: string) =>
    factsOfCommand(command).commands.map((fact) =>
      [fact.program, ...fact.options, ...fact.arguments].join(" "),
    );
  const wiped = "rm --recursive --force /";

  test.each([
    ["separators of its own", "IFS=:; T=rm:-rf:/; $T"],
    ["an array", `c=(rm -rf /); "\${c[@]}"`],
    ["an array that grows in a branch", `c=(rm -rf); if [ -d x ]; then c+=(/); fi; "\${c[@]}"`],
    ["the second of two programs", "case $1 in a) p=ls;; *) p=rm;; esac; $p -rf /"],
    ["a program that may be missing", "p=; [ -f x ] && p=rm; $p -rf /"],
    ["a default that is assigned", ": ${t:=/}; rm -rf $t"],
    ["a number as a character", `p=$(printf '\\\\%o\\\\%o' 114 109); $(printf "$p") -rf /`],
    ["letters translated", "$(echo sn | tr s-z r-y | tr n m) -rf /"],
    ["text that sed has changed", "echo 'xm -rf /' | sed 's/^x/r/' | sh"],
    ["a column", "$(echo 'a rm b' | cut -d' ' -f2) -rf /"],
    ["a substring of a path", "cd /; rm -rf ${PWD:0:1}"],
    ["hexadecimal digits", "echo 726d202d7266202f | xxd -r -p | sh"],
    ["lines turned round", "printf '/\\n-rf\\nrm\\n' | tac | xargs"].map((text, index) =>
      index === 1 ? `$(${text})` : text,
    ),
    ["a global variable of a function", "f() { T=/; }; f; rm -rf $T"],
    ["joined arguments", `f() { local IFS=; "$*" -rf /; }; f r m`],
  ])("%s", (_case = "", command = "") => expect(commandsOf(command)).toContain(wiped));

  test.each([
    ["one word with blanks is no program", "bash -c 'IFS=,; $*' _ 'rm -rf /'"],
    ["a command that is replaced before", "c=rm; c=echo; $c -rf /"],
    ["a quoted command", `c='rm -rf /'; "$c"`],
    ["a variable of a subshell", "c=echo; (c=rm); $c -rf /"],
  ])("%s", (_case, command) => expect(commandsOf(command)).not.toContain(wiped));
});
