// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { filter, lineFilter } from "./filters.ts";
import { literal, names, single } from "./literals.ts";
import type { Make } from "./random.ts";

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

/** Command substitutions. */
export const substitution: Make = (random) =>
  (random.programs && random.below(2) === 0 ? programSubstitution : builtinSubstitution)(random);

const quoted2: Make = ({ pick }) => `"${pick(["$a", "$b c", "x", "${c}"])}"`;
