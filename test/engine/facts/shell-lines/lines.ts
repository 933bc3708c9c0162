// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
/** Safe shell lines, made at random from a seed: the same seed gives the same lines. */
import { ansi, brace, glob, literal, names, quote, single, values } from "./literals.ts";
import { arithmetic, parameter } from "./parameters.ts";
import { type Make, randomOf } from "./random.ts";
import { substitution } from "./substitutions.ts";

/** Names and texts of the files that stand in the directory where the lines run. */
export const filesOfLines: readonly string[] = [
  ...["a.txt", "b.txt", "c.md", "x y.txt", ".hidden", "[z].txt", "star*.log", "été.txt"],
  ...["dir/one.txt", "dir/two.md", "dir/.env", "other/one.txt", "A1", "A2", "a-b"],
];

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
