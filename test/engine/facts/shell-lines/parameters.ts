// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { names } from "./literals.ts";
import type { Make } from "./random.ts";

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

/** Parameters, and what is done to them. */
export const parameter: Make = (random) => {
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

/** Arithmetic. */
export const arithmetic: Make = ({ pick }) =>
  `$((${pick(["1+2", "n*2", "n**2", "-7/2", "-7%3", "2**63", "1<<3", "n>2?1:0", "0x1f", "017", "2#101", "$n+1", "n++", "n+=3", "!n", "~0", "n&6|1", "1,2", "n==3&&n<5", "(n+1)*2", "${#a}", "$(echo 4)+1", "${#list[0]}", "9223372036854775807+1", "n=4", "- -n", "+n"])}))`;
