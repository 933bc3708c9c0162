import type { FileAccess } from "../facts.ts";
import type { Service } from "./service.ts";

/**
 * What a program does with its arguments, as data.
 *
 * `options` is a line of option spellings: `-r,-R,--recursive -o,--output=`. The last spelling is the canonical one; `=` says that it
 * takes a value, `==` that it takes two. An option not listed takes none.
 */
export type Program = {
  readonly options?: string;
  /** Options that are spelled differently after a first word, or two: `docker rm -f` forces, `docker compose -f` names a file. */
  readonly variants?: Readonly<Record<string, string>>;
  /** Words of the subcommand: `git push` has 1, `aws s3 rm` 2. */
  readonly verbs?: number;
  /** First verb words that are followed by a second one: `git stash drop`. */
  readonly groups?: string;
  /** Long options have one dash (`terraform -auto-approve`), and short ones do not cluster. */
  readonly singleDash?: true;
  /** Options end at the first operand: what follows is another program's command line. */
  readonly optionsFirst?: true;
  /** Verbs, separated by commas, whose options end at the first operand after them: `docker exec NAME …`. */
  readonly carriers?: string;
  /** What is done to its operands. */
  readonly operands?: {
    readonly all: FileAccess;
    /** Leading operands that are no files: a pattern, a mode. */
    readonly skip?: number;
    /** Options that take the place of the skipped operand (`grep -e`). */
    readonly skipUnless?: string;
    /** Only so many operands are files; what follows is something else. */
    readonly take?: number;
    /** What is done to all besides that: an editor reads and writes. */
    readonly also?: FileAccess;
    /** What is done to the last of several. */
    readonly last?: FileAccess;
    /** Option that changes what is done to all: `sed -i`. */
    readonly unless?: Readonly<Record<string, FileAccess>>;
    /** Used when there is no operand: a directory. */
    readonly none?: string;
  };
  /** What subcommands do to their operands, where that differs. */
  readonly verbFiles?: Readonly<Record<string, FileAccess>>;
  /** Option with which a subcommand leaves files alone (`git rm --cached`). */
  readonly sparing?: string;
  /** Options whose value is a file. */
  readonly optionFiles?: Readonly<Record<string, FileAccess>>;
  /** What becomes of those files beside another option: `ssh-keygen -l -f FILE` only shows a fingerprint. */
  readonly optionFilesWith?: Readonly<Record<string, Readonly<Record<string, FileAccess>>>>;
  /** Options whose value is a command that it runs: `tar --to-command`. */
  readonly optionCommands?: readonly string[];
  /** How it packs files into one and unpacks them. */
  readonly archive?: Archive;
  /** Options with which it prints what was packed; `always` when it needs none. */
  readonly unpacks?: string;
  /** Options that make it work on whole directory trees; `always` when it needs none. */
  readonly recursive?: string;
  /** Options whose values are name patterns of the files that it reads: `grep --include`. */
  readonly namePatterns?: string;
  /** Option that names the directory in which operands are looked up: `tar -C`. */
  readonly directory?: string;
  /** The first argument is a bundle of options, dash or not: `tar czf`. */
  readonly bundled?: true;
  /** Its output says nothing of the content of what it reads. */
  readonly silent?: true;
  /** The verb that prints variables by their names: `heroku config:get NAME`. */
  readonly printsVariables?: string;
  /** Options whose value decides how dangerous it is: rules see them as `--mode=VALUE` as well. */
  readonly telling?: string;
  /** The outside system it acts on. */
  readonly service?: Service;
  /** What it brings here to run, where its service does not say it. */
  readonly installs?: Installs;
};

/** Which command lines of a program install something, and which of its words name it. */
export type Installs = {
  /** Where such things come from: `apt`. */
  readonly system: string;
  /** Leading words with which it installs, separated by commas; what follows them is installed. */
  readonly verbs?: string;
  /** Only the first of what follows: `docker run IMAGE COMMAND`. */
  readonly isOne?: true;
  /** The option whose values are installed; one without values says that operands are. */
  readonly option?: string;
  /** Options with which nothing is installed. */
  readonly unless?: string;
};

/** How an archiver names its archive and tells packing from unpacking. Options or verbs, `always` when it needs none. */
export type Archive = {
  /** The option that names the archive; without one, the first operand does. */
  readonly file?: string;
  readonly packs?: string;
  readonly unpacks?: string;
  /** With these it only looks into the archive, or prints from it. */
  readonly lists?: string;
  /** The option whose value names the files to pack, one a line. */
  readonly names?: string;
  /** Files to pack are named on the standard input. */
  readonly takesNames?: string;
};

/** Programs by name; the name of another row stands for that row. */
export type ProgramTable = Readonly<Record<string, Program | string>>;

/** Arguments sorted out by a program's table. */
export type Arguments<Operand> = {
  readonly verb: string;
  readonly options: ReadonlyMap<string, readonly (Operand | undefined)[]>;
  readonly operands: readonly Operand[];
};

/** An argument that may be one of several: those of the same place stand beside each other. */
type Alternative = { readonly place?: number };

/** The argument at an index, and those that may stand there instead. */
export function alternativesAt<Operand extends Alternative>(
  args: readonly Operand[],
  index: number,
): readonly Operand[] {
  const place = args[index]?.place;
  let end = index + 1;
  if (place !== undefined) while (args[end]?.place === place) end++;
  return args.slice(index, end);
}

type Spelling = { readonly canonical: string; readonly takesValue: boolean; readonly takesTwo: boolean };

const spellings = new WeakMap<Program, Map<string, ReadonlyMap<string, Spelling>>>();

function spellingsOf(program: Program, variant: string | undefined): ReadonlyMap<string, Spelling> {
  const tables = spellings.get(program) ?? new Map<string, ReadonlyMap<string, Spelling>>();
  spellings.set(program, tables);
  const key = variant ?? "";
  const known = tables.get(key);
  if (known) return known;
  const table = new Map<string, Spelling>();
  for (const entry of [program.options, variant].flatMap((line) => line?.split(" ") ?? [])) {
    const takesValue = entry.endsWith("=");
    const takesTwo = entry.endsWith("==");
    const names = entry.replace(/=+$/, "").split(",");
    const canonical = names.at(-1) ?? "";
    for (const name of names) table.set(name, { canonical, takesValue, takesTwo });
  }
  tables.set(key, table);
  return table;
}

/** Programs of getopt_long take the beginning of an option for the whole; those with subcommands seldom do. */
function abbreviates({ singleDash, service }: Program): boolean {
  return !singleDash && (service === undefined || service.reader !== undefined);
}

/** A long option by its exact name or an unambiguous beginning, as getopt_long and git read it. */
function findLong(name: string, table: ReadonlyMap<string, Spelling>): Spelling | undefined {
  const exact = table.get(name);
  if (exact || name.length < 3) return exact;
  const matches = new Set<Spelling["canonical"]>();
  let found: Spelling | undefined;
  for (const [spelling, entry] of table) {
    if (!spelling.startsWith(name)) continue;
    matches.add(entry.canonical);
    found = entry;
  }
  return matches.size === 1 ? found : undefined;
}

/**
 * Sorts arguments into verb, options (canonical spelling, with values) and operands.
 *
 * @param text gives the text of an argument
 * @param make makes an argument of a piece of one (`--file=x` holds `x`)
 */
export function parseArguments<Operand extends Alternative>(
  args: readonly Operand[],
  program: Program,
  text: (argument: Operand) => string,
  make: (value: string, from: Operand) => Operand,
): Arguments<Operand> {
  const table = spellingsOf(program, program.variants && variantOf(args.map(text), program));
  const options = new Map<string, (Operand | undefined)[]>();
  const operands: Operand[] = [];
  const add = (name: string, value: Operand | undefined) => {
    const values = options.get(name);
    if (values) values.push(value);
    else options.set(name, [value]);
  };
  let index = 0;
  const addNext = (name: string) => {
    const values = alternativesAt(args, index + 1);
    if (values.length === 0) add(name, undefined);
    for (const value of values) add(name, value);
    index += Math.max(1, values.length);
  };
  for (; index < args.length; index++) {
    const argument = args[index];
    if (argument === undefined) break;
    const given = text(argument);
    const word = program.bundled && index === 0 && /^[a-z]/i.test(given) ? `-${given}` : given;
    if (word === "--") {
      operands.push(...args.slice(index + 1));
      add("--", undefined);
      break;
    }
    if (program.carriers && carries(program.carriers, operands.slice(0, 4).map(text))) {
      operands.push(...args.slice(index));
      break;
    }
    if (program.optionsFirst && operands.length > 0) operands.push(argument);
    else if (word.length < 2 || !word.startsWith("-")) operands.push(argument);
    else if (word.startsWith("--") || program.singleDash) {
      const name = word.replace(/^--?/, "--");
      const equals = name.indexOf("=");
      const plain = equals === -1 ? name : name.slice(0, equals);
      const found = abbreviates(program) ? findLong(plain, table) : table.get(plain);
      const canonical = found?.canonical ?? plain;
      if (equals !== -1) add(canonical, make(name.slice(equals + 1), argument));
      else if (found?.takesValue) addNext(canonical);
      else add(canonical, undefined);
      if (found?.takesTwo) addNext(canonical);
    } else parseCluster(word, argument, table, add, addNext, make);
  }
  return splitVerb(operands, options, program, text);
}

/** True when a verb that carries another command line has got its first operand. */
function carries(verbs: string, operands: readonly string[]): boolean {
  if (operands.length < 2 || operands.length > 3) return false;
  return verbs.split(",").includes(operands.slice(0, -1).join(" "));
}

/** The options after the first words that are neither options nor the values of one: `docker -H HOST rm`, `docker container run`. */
function variantOf(words: readonly string[], program: Program): string | undefined {
  const { variants = {} } = program;
  const table = spellingsOf(program, undefined);
  const at = words.findIndex((word, index) => {
    const before = words[index - 1];
    return !word.startsWith("-") && !(before?.startsWith("-") && table.get(before)?.takesValue);
  });
  const [first = "", second = ""] = words.slice(Math.max(at, 0), at + 2);
  const key = [`${first} ${second}`, first].find((name) => Object.hasOwn(variants, name));
  return key === undefined ? undefined : variants[key];
}

function parseCluster<Operand extends Alternative>(
  word: string,
  argument: Operand,
  table: ReadonlyMap<string, Spelling>,
  add: (name: string, value: Operand | undefined) => void,
  addNext: (name: string) => void,
  make: (value: string, from: Operand) => Operand,
): void {
  const whole = word.length > 2 ? table.get(word) : undefined;
  if (whole) {
    if (whole.takesValue) addNext(whole.canonical);
    else add(whole.canonical, undefined);
    return;
  }
  for (let at = 1; at < word.length; at++) {
    const letter = `-${word.charAt(at)}`;
    const found = table.get(letter);
    if (found?.takesValue) {
      const rest = word.slice(at + 1);
      if (rest === "") addNext(found.canonical);
      else add(found.canonical, make(rest.replace(/^=/, ""), argument));
      return;
    }
    add(found?.canonical ?? letter, undefined);
  }
}

function splitVerb<Operand extends Alternative>(
  operands: readonly Operand[],
  options: Arguments<Operand>["options"],
  program: Program,
  text: (argument: Operand) => string,
): Arguments<Operand> {
  const [first] = operands;
  if (!program.verbs || first === undefined) return { verb: "", options, operands };
  const isGroup = program.groups?.split(" ").includes(text(first)) === true;
  const words = Math.min(program.verbs + (isGroup ? 1 : 0), operands.length);
  return { verb: operands.slice(0, words).map(text).join(" "), options, operands: operands.slice(words) };
}
