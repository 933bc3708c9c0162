import { wordsOf } from "../builtins.ts";
import { type Field, type Stream, unknownStream } from "../stream.ts";
import { textsOf } from "./printed-text.ts";

/** Most numbers that `seq` may print. */
const maxNumbers = 256;

const programs: Readonly<Record<string, (args: readonly string[]) => string | undefined>> = {
  seq: sequence,
  basename: baseName,
  dirname: directoryName,
  expr: expression,
  which: (args) => (args.length === 1 ? args[0] : undefined),
};

/** Programs that print one word without slashes, with arguments that keep it so: a number, a name, a date. */
const oneWord: Readonly<Record<string, RegExp>> = {
  date: /^(?:-u |-d \S+ )?\+[^/]*$/,
  whoami: /^$/,
  hostname: /^(?:-s)?$/,
  id: /^-[ugn]{1,2}$/,
  nproc: /^$/,
  arch: /^$/,
  uname: /^-[a-z]$/,
  uuidgen: /^$/,
};

/** What a program prints whose output follows from its arguments alone; undefined for any other. */
export function computedText(name: string, args: readonly Field[]): Stream | undefined {
  if (Object.hasOwn(oneWord, name)) {
    const isWord = oneWord[name]?.test((textsOf(args) ?? ["/"]).join(" ")) === true;
    return isWord ? { ...unknownStream, isWord } : undefined;
  }
  const compute = Object.hasOwn(programs, name) ? programs[name] : undefined;
  const texts = compute && textsOf(args);
  const text = texts && compute?.(texts);
  if (text === undefined) return undefined;
  const sources = args.flatMap((field) => field.sources ?? []);
  return { text: `${text}\n`, sources, paths: wordsOf(text) };
}

function baseName(args: readonly string[]): string | undefined {
  const [path = "", suffix = "", ...others] = args;
  if (path === "" || path.startsWith("-") || others.length > 0) return undefined;
  const name = /([^/]*)\/*$/.exec(path.slice(0, 4_096).replace(/\/+$/, ""))?.[1] ?? "";
  if (name === "") return "/";
  return suffix !== "" && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

function directoryName(args: readonly string[]): string | undefined {
  const [path = "", ...others] = args;
  if (path === "" || path.startsWith("-") || others.length > 0) return undefined;
  const whole = path.slice(0, 4_096).replace(/\/+$/, "");
  if (whole === "") return "/";
  const end = whole.lastIndexOf("/");
  return end === -1 ? "." : whole.slice(0, end).replace(/\/+$/, "") || "/";
}

/** `seq 3`, `seq 2 2 10`, `-s,`, `-w`: whole numbers. */
function sequence(args: readonly string[]): string | undefined {
  const rest = [...args];
  let [separator, isPadded] = ["\n", false];
  while (/^-[sw]/.test(rest[0] ?? "")) {
    const flag = rest.shift() ?? "";
    if (flag === "-w") isPadded = true;
    else separator = flag === "-s" ? (rest.shift() ?? "") : flag.slice(2);
  }
  if (rest.length === 0 || rest.length > 3 || !rest.every((number) => /^-?(?:0|[1-9]\d{0,8})$/.test(number)))
    return undefined;
  const [first, step, last] =
    rest.length === 3 ? rest.map(Number) : [rest.length === 2 ? Number(rest[0]) : 1, 1, Number(rest.at(-1))];
  if (first === undefined || !step || last === undefined) return undefined;
  const count = Math.floor((last - first) / step) + 1;
  if (count > maxNumbers || count < 1) return undefined;
  const numbers = Array.from({ length: count }, (_, index) => first + index * step);
  const width = isPadded
    ? Math.max(...[first, numbers.at(-1) ?? 0].map((number) => String(number).length))
    : 0;
  if (isPadded && numbers.some((number) => number < 0)) return undefined;
  return numbers.map((number) => String(number).padStart(width, "0")).join(separator);
}

/** `expr A + B`, of whole numbers, and `expr length WORD`. */
function expression(args: readonly string[]): string | undefined {
  const [left = "", operator = "", right = "", ...others] = args;
  const isNumeric = /^-?\d{1,15}$/.test(left) && /^-?\d{1,15}$/.test(right);
  if (others.length > 0 || !isNumeric) return undefined;
  const [a, b] = [BigInt(left), BigInt(right)];
  if (operator === "+") return String(a + b);
  if (operator === "-") return String(a - b);
  if (operator === "*") return String(a * b);
  if (b === 0n) return undefined;
  return operator === "/" ? String(a / b) : operator === "%" ? String(a % b) : undefined;
}
