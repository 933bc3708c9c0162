// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
/** Safe shell lines, made at random from a seed: the same seed gives the same lines. */

type Random = {
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Whether programs that are no builtins of bash may be used. */
  readonly programs: boolean;
};

/** Names and texts of the files that stand in the directory where the lines run. */
export const filesOfLines: readonly string[] = [
  ...["a.txt", "b.txt", "c.md", "x y.txt", ".hidden", "[z].txt", "star*.log", "été.txt"],
  ...["dir/one.txt", "dir/two.md", "dir/.env", "other/one.txt", "A1", "A2", "a-b"],
];

function randomOf(seed: number, programs: boolean): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    programs,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
  };
}

type Make = (random: Random) => string;

const names = ["a", "b", "c", "path", "e"] as const;
const values = [
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

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const literal: Make = ({ pick }) =>
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
const single: Make = ({ pick }) => quote(pick(values));
const ansi: Make = ({ pick }) =>
  `$'${pick(["\\x41", "\\101", "\\u00e9", "a\\tb", "\\'", "\\\\", "\\n", "\\e", 'q\\"', "\\xc3\\xa9", "\\U0001F600", "\\cA", "\\a\\b", "x\\qy", "\\0", "\\?", "\\x4", "\\1"])}'`;
const pattern: Make = ({ pick }) =>
  pick([
    "*",
    "?",
    "x*",
    "*x",
    "*/",
    "[a-m]",
    "[!a-m]*",
    "[[:upper:]]",
    "o",
    "fo",
    "*:",
    ":*",
    "\\*",
    "'*'",
    '"."*',
    ".*",
    "* ",
    "[[:space:]]",
    "[ab]",
    "$e",
    '"$e"',
    "X",
    "?o",
    "*.t*",
    "/",
    "[]x]",
    "[^/]*",
  ]);
const number: Make = ({ pick }) =>
  pick(["0", "1", "2", "3", "5", " -1", " -2", "1+1", "n", "$n", "$((n-1))", "(n)"]);

const operation: Make = (random) => {
  const { pick } = random;
  return pick<Make>([
    () => "",
    () => "",
    () => pick([":-", "-", ":+", "+", ":="]) + operand(random),
    () => `:${number(random)}`,
    () => `:${number(random)}:${number(random)}`,
    () => pick(["#", "##", "%", "%%"]) + pattern(random),
    () =>
      pick(["/", "//", "/#", "/%"]).concat(
        pattern(random).replace(/\//g, "\\/"),
        pick(["/", "/_", "/x y", "/$b", "", '/"$a"']),
      ),
    () => pick(["^", "^^", ",", ",,", "^^[a-m]", ",,[A-M]"]),
    () => pick(["@Q", "@U", "@u", "@L", "@E"]),
  ])(random);
};

const operand: Make = (random) =>
  random.pick([
    "d",
    "d e",
    '"d e"',
    "'d e'",
    "$b",
    '"$b"',
    "",
    "~",
    "*.txt",
    "d\\ e",
    "${b:-z}",
    "x$c",
    '"$@"',
    "$(echo hi)",
  ]);

const parameter: Make = (random) => {
  const { pick } = random;
  return pick<Make>([
    () => `$${pick(names)}`,
    () => `\${${pick(names)}${operation(random)}}`,
    () => `\${${pick(names)}${operation(random)}}`,
    () => `\${#${pick([...names, "list", "list[@]", "list[1]", "@", "map[k]"])}}`,
    () => `\${list[${pick(["0", "1", "2", "n", "@", "*", "-1", "n-1", "9"])}]${operation(random)}}`,
    () =>
      `\${list[${pick(["@", "*"])}]${pick(["", "", ":1", ":1:1", "#x", "/o/0", "^^", ":n:2", "%?", "@Q"])}}`,
    () =>
      pick([
        "${!ref}",
        "${!list[@]}",
        "${map[k]}",
        "${map[two]}",
        "${map[$key]}",
        "${!names*}",
        "${!ref:-x}",
        "${!item}",
      ]),
    () => pick(["$1", "$2", "${3}", "$#", "$@", "$*", "${@:2}", "${@:1:1}", "${*#x}", "${4:-none}", "${10}"]),
    () =>
      pick([
        "$n",
        "${n}",
        "$unset",
        "${unset-u}",
        "${unset:-$a}",
        "${a:+set}",
        "${unset+no}",
        "${IFS}",
        "${IFS:0:1}",
      ]),
  ])(random);
};

const arithmetic: Make = ({ pick }) =>
  `$((${pick(["1+2", "n*2", "n**2", "-7/2", "-7%3", "2**63", "1<<3", "n>2?1:0", "0x1f", "017", "2#101", "$n+1", "n++", "n+=3", "!n", "~0", "n&6|1", "1,2", "n==3&&n<5", "(n+1)*2", "${#a}", "$(echo 4)+1", "${#list[0]}", "9223372036854775807+1", "n=4", "- -n", "+n"])}))`;

const quoted: Make = (random) => {
  const { pick, below } = random;
  const part = () =>
    pick<Make>([
      parameter,
      parameter,
      arithmetic,
      substitution,
      () => pick(["a", " ", "\\$", "\\\\", "'", "*", "~", "{a,b}", "\\n", "`echo b`", '\\"', "#", "!"]),
    ])(random);
  return `"${Array.from({ length: below(4) }, part).join("")}"`;
};

const brace: Make = (random) => {
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

const glob: Make = ({ pick }) =>
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

const builtinSubstitution: Make = (random) => {
  const { pick } = random;
  const word = () => pick<Make>([literal, single, quoted2, () => `$${pick(names)}`])(random);
  return pick<Make>([
    () => `$(echo ${word()} ${word()})`,
    () => `\`echo ${pick(["a", "b c", "$a", '"$b"'])}\``,
    () =>
      `$(printf ${pick(formats)} ${pick(["a", "12", "1 2 3", "'x y'", "255", '"$n"', "'a\\tb'", "", "0x10", "-5"])})`,
    () => "$(true && echo yes || echo no)",
    () => "$(false || echo alt; echo end)",
    () => "$(a=inner; echo $a)",
    () => "$(pwd)",
    () => '$(x() { echo "<$1>"; }; x "$a")',
    () => "$(for i in 1; do :; done; echo $n)",
    () =>
      `$(echo -${pick(["n", "e", "en", "E", "x"])} ${pick(["'a\\tb'", "'a\\x41'", "'a\\cb'", "a", "'\\0101'"])})`,
  ])(random);
};

const formats = [
  ...[
    "'%s\\n'",
    "'%s,'",
    "%s",
    "'%5s|'",
    "'%-5s|'",
    "'%d '",
    "'%03d'",
    "'%x %o'",
    "'%c'",
    "'%q '",
    "'%b'",
    "'%.2s'",
  ],
  ...[
    "'a\\tb%%\\n'",
    "'\\x41\\101'",
    "'%*s|'",
    "'%+d'",
    "'%X'",
    "'%i:%s;'",
    "'%u'",
    "-- %s",
    "'%5.1s|'",
    "'% d'",
  ],
];

const programSubstitution: Make = (random) => {
  const { pick } = random;
  const word = () => pick<Make>([literal, single, quoted2, () => `$${pick(names)}`])(random);
  return pick<Make>([
    () => `$(echo ${word()} | ${filter(random)})`,
    () => `$(echo ${word()} | ${filter(random)} | ${filter(random)})`,
    () =>
      `$(${pick(["basename /a/b.txt", "basename /a/b.txt .txt", "dirname /a/b/c", "dirname x", "seq 3", "seq 2 5", "seq 5 -2 1", "expr 1 + 2", "expr 7 / 2", "pwd | wc -l", "basename a/", "seq -s, 3", "seq -w 8 11"])})`,
    () =>
      `$(printf '%s\\n' ${pick(["c a b", "b b a", "'x y' z", "1 10 9", "a A b"])} | ${lineFilter(random)})`,
    () => `$(cat <<'E'\n${pick(["one\ntwo", "x $a", "  y"])}\nE\n)`,
    () => `$(cat <<E\n${pick(["one $a", "x \\$a", "$((1+1))"])}\nE\n)`,
    () => `$(cat <<< ${pick(["abc", '"$a"', "$b", "'x  y'"])})`,
  ])(random);
};

const substitution: Make = (random) =>
  (random.programs && random.below(2) === 0 ? programSubstitution : builtinSubstitution)(random);

const quoted2: Make = ({ pick }) => `"${pick(["$a", "$b c", "x", "${c}"])}"`;

const filter: Make = ({ pick }) =>
  pick([
    "cat",
    "tr a-z A-Z",
    "tr -d aeiou",
    "tr ' ' _",
    "tr -s o",
    "rev",
    "cut -c1-3",
    "cut -d' ' -f1",
    "cut -d: -f2",
    "cut -c2-",
    "sed 's/o/0/'",
    "sed 's/o/0/g'",
    "sed s,/,_,g",
    "sed -E 's/[a-c]+/X/'",
    "sed 's/^/> /'",
    "sed 's/x*$/!/'",
    "base64",
    "base64 | base64 -d",
    "tr '[:lower:]' '[:upper:]'",
    "tr -cd 'a-z\\n'",
    "wc -c",
    "wc -w",
    "head -n1",
    "tail -n1",
    "awk '{print $1}'",
    "awk '{print $NF}'",
    "tac",
    "head -c3",
    "xxd -p | xxd -r -p",
    "tr -d '\\n'",
    "sed 's/\\(.\\)\\(.\\)/\\2\\1/'",
    "tee",
    "cut -d, -f1,3",
    "grep -v zzz",
  ]);

const lineFilter: Make = ({ pick }) =>
  pick([
    "sort",
    "sort -r",
    "sort -u",
    "sort -n",
    "uniq",
    "uniq -c | tr -d ' '",
    "head -n 2",
    "tail -n 2",
    "head -1",
    "tail -n +2",
    "wc -l",
    "sed -n 2p",
    "sed 1d",
    "sed '$d'",
    "tac",
    "tr '\\n' ' '",
    "awk '{print $1}'",
    "cut -c1",
    "sort | uniq",
    "grep a",
    "sed -n '1,2p'",
    "xargs",
    "sed '2q'",
  ]);

const wordPart: Make = (random) =>
  random.pick<Make>([
    literal,
    literal,
    single,
    ansi,
    parameter,
    parameter,
    parameter,
    quoted,
    quoted,
    quoted,
    arithmetic,
    brace,
    glob,
    substitution,
  ])(random);

const word: Make = (random) =>
  Array.from({ length: 1 + random.below(3) }, () => wordPart(random)).reduce((before, part) =>
    // The next part's letters would belong to the name of a variable or a user.
    (/\$\w*$/.test(before) && /^\w/.test(part)) || /~$/.test(before) ? `${before}''${part}` : before + part,
  );

const statement: Make = (random) => {
  const { pick } = random;
  return pick<Make>([
    () => `${pick(names)}=${word(random)}`,
    () => `${pick(names)}=${word(random)}`,
    () => `${pick(names)}+=${word(random)}`,
    () => `IFS=${pick([",", ":", "' :'", "''", "x", "$' \\t\\n'", "o"])}`,
    () => `set -- ${word(random)} ${word(random)}`,
    () => `list=(${word(random)} ${word(random)})`,
    () => `list+=(${word(random)})`,
    () => `list[${pick(["0", "1", "n", "5"])}]=${word(random)}`,
    () => pick(["unset a", "unset b c", "unset 'list[1]'", "unset list", "unset IFS", "unset -v e"]),
    () =>
      pick([
        "declare -i n=2+3",
        "n+=1",
        "declare -u e=abc",
        "declare -l e=ABC",
        "local_=1",
        "export e=exp",
        "declare -a list=(p 'q r')",
        "let n=n+1",
        "((n*=2))",
        "((n++))",
        "let 'n = 3' n--",
      ]),
    () =>
      pick([
        "printf -v b '%s-%s' x y",
        "read -r a b <<< 'one two three'",
        "read a <<< ' x y '",
        "IFS=: read -r a b c <<< 'p:q:r:s'",
        "mapfile -t list <<< $'l1\\nl2'",
        "read -ra list <<< 'p q r'",
        "IFS=, read -ra list <<< 'x,y,,z'",
      ]),
    () =>
      pick([
        "f() { local a=in; b=$a$1; }; f arg",
        "f() { set -- z; echo $# >/dev/null; }; f",
        "(a=sub)",
        "{ a=group; }",
        "true && a=and",
        "false && a=no",
        "true || b=no",
        "false || b=or",
        "if true; then c=then; fi",
        "shift",
        "a=1 true",
        "a=1 b=$a :",
        "map[new]=v",
        "for i in 1; do c=$i; done",
        "case x in x) c=case;; esac",
      ]),
  ])(random);
};

/** One line: assignments, and a command that prints each of its arguments. With `programs`, filters like `tr` and `sed` may be in it. */
export function makeLine(seed: number, programs: boolean): string {
  const random = randomOf(seed, programs);
  const { below, pick } = random;
  const start = [
    `a=${quote(pick(values))} b=${quote(pick(values))} c=${quote(pick(values))} path=/a/b.c/d.tar.gz e=${pick(["o", "x", "'*'"])} n=3`,
    `list=(x 'foo bar' ${quote(pick(values))}) ref=a key=two names1=x names2=y item='list[1]'; unset unset`,
    "declare -A map=([k]=v [two]='2 2')",
    `set -- ${pick(["", "x", "x 'y z'", "'' p q", "'a b' 'c  d' e"])}`,
  ];
  const statements = Array.from({ length: below(3) }, () => statement(random));
  const words = Array.from({ length: 1 + below(3) }, () => word(random));
  return [...start, ...statements, `printf '<%s>' x ${words.join(" ")}`]
    .join("; ")
    .replaceAll("E\n); ", "E\n)\n");
}
