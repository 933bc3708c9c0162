import { alternativesAt } from "../programs/program.ts";
import type { Field } from "../shell/stream.ts";
import { isGroup, optionLine } from "./option-table.ts";

/** Options by canonical spelling, with their values; undefined for one without. */
export type GitOptions = ReadonlyMap<string, readonly (Field | undefined)[]>;

/** A git command, sorted out. */
export type GitCall = {
  /** `push`, `stash drop`; empty for plain `git`. */
  readonly verb: string;
  readonly options: GitOptions;
  /** What is no option, those after `--` as well. */
  readonly operands: readonly Field[];
  /** What stands after `--`; undefined without one. */
  readonly paths: readonly Field[] | undefined;
};

/** What stands before the command, the command, and its arguments. */
export type GitLine = {
  readonly globals: GitOptions;
  readonly verb: Field | undefined;
  readonly args: readonly Field[];
};

type Option = {
  readonly canonical: string;
  readonly value: "none" | "next" | "attached";
  /** It undoes the option. */
  readonly no: boolean;
};
type Sorted = {
  readonly options: Map<string, (Field | undefined)[]>;
  readonly operands: Field[];
  paths: readonly Field[] | undefined;
  /** What follows the first operand, where that ends the options. */
  rest: readonly Field[];
};

/** Spellings of one command's options, the negated ones too. */
type Table = ReadonlyMap<string, Option>;

/** Long options of one command line that were looked up already. */
type Found = Map<string, readonly Option[]>;

const tables = new Map<string, Table>();

function tableOf(verb: string): Table {
  const line = optionLine(verb);
  const known = tables.get(line);
  if (known) return known;
  const table = new Map<string, Option>();
  const negated: [string, Option][] = [];
  for (const entry of line.split(" ")) {
    const value = entry.endsWith("=") ? "next" : entry.endsWith("?") ? "attached" : "none";
    const names = entry.replace(/[=?]$/, "").split(",");
    const canonical = names.at(-1) ?? "";
    for (const name of names) {
      table.set(name, { canonical, value, no: false });
      if (name.startsWith("--")) negated.push([negationOf(name), { canonical, value: "none", no: true }]);
    }
  }
  for (const [name, option] of negated) if (!table.has(name)) table.set(name, option);
  tables.set(line, table);
  return table;
}

function negationOf(name: string): string {
  return name.startsWith("--no-") ? `--${name.slice(5)}` : `--no-${name.slice(2)}`;
}

/** Options that make a command do less: one of them must be written out to count. */
const sparing = /^--(?:dry-run|cached|staged|interactive|list|help)$/;

/** What a long option may mean: itself, or everything that it is a beginning of. Git takes an unambiguous one; we take all. */
function findLong({ text, known }: Field, table: Table, before: Found): readonly Option[] {
  const equals = text.indexOf("=");
  const written = equals === -1 ? text : text.slice(0, equals);
  // Of `--ha$X` only the beginning is known, whatever it becomes.
  const name = known ? written : written.replace(/[$`].*$/s, "");
  const exact = name === written ? table.get(name) : undefined;
  if (exact) return [exact];
  const seen = before.get(known ? name : `${name}$`);
  if (seen) return seen;
  const found = new Map<string, Option>();
  for (const [spelling, option] of table)
    if (spelling.startsWith(name) && (known || !(option.no || sparing.test(option.canonical))))
      found.set(`${option.no} ${option.canonical}`, option);
  const options = [...found.values()];
  before.set(known ? name : `${name}$`, options);
  return options;
}

/** `--force` undoes an earlier `--no-force`, and the other way round. */
function addOption(sorted: Sorted, { canonical, no }: Pick<Option, "canonical" | "no">, value?: Field): void {
  const [on, off] = no ? [negationOf(canonical), canonical] : [canonical, negationOf(canonical)];
  sorted.options.delete(off);
  const values = sorted.options.get(on);
  if (values) values.push(value);
  else sorted.options.set(on, [value]);
}

function sortOut(args: readonly Field[], verb: string, stopsAtOperand: boolean): Sorted {
  const table = tableOf(verb);
  const found: Found = new Map();
  const sorted: Sorted = { options: new Map(), operands: [], paths: undefined, rest: [] };
  let index = 0;
  const addNext: AddNext = (option) => {
    const values = alternativesAt(args, index + 1);
    for (const value of values.length > 0 ? values : [undefined]) addOption(sorted, option, value);
    index += Math.max(1, values.length);
  };
  for (; index < args.length; index++) {
    const field = args[index];
    if (!field) break;
    const word = field.text;
    if (word === "--" && verb !== "") {
      sorted.paths = args.slice(index + 1);
      sorted.operands.push(...sorted.paths);
      addOption(sorted, { canonical: "--", no: false });
      break;
    }
    if (word === "--" || word === "--end-of-options") continue;
    if (word.startsWith("--")) addLong(field, findLong(field, table, found), sorted, addNext);
    else if (word.startsWith("-") && word.length > 1) addCluster(field, table, sorted, addNext);
    else {
      sorted.operands.push(field);
      if (!stopsAtOperand) continue;
      sorted.rest = args.slice(index + 1);
      break;
    }
  }
  return sorted;
}

/** Adds an option with the argument that follows it. */
type AddNext = (option: Pick<Option, "canonical" | "no">) => void;

function addLong(field: Field, found: readonly Option[], sorted: Sorted, addNext: AddNext): void {
  const equals = field.text.indexOf("=");
  const name = equals === -1 ? field.text : field.text.slice(0, equals);
  const attached = equals === -1 ? undefined : { ...field, text: field.text.slice(equals + 1) };
  const [only] = found;
  if (!only) addOption(sorted, { canonical: name, no: false }, attached);
  else if (found.length === 1 && !attached && only.value === "next") addNext(only);
  else if (found.length === 1) addOption(sorted, only, attached);
  else
    for (const option of found) if (!option.no || attached === undefined) addOption(sorted, option, attached);
}

function addCluster(field: Field, table: Table, sorted: Sorted, addNext: AddNext): void {
  for (let at = 1; at < field.text.length; at++) {
    const letter = `-${field.text.charAt(at)}`;
    const found = table.get(letter);
    const option = { canonical: found?.canonical ?? letter, no: false };
    if (found === undefined || found.value === "none") {
      addOption(sorted, option);
      continue;
    }
    const rest = field.text.slice(at + 1);
    const attached = rest === "" ? undefined : { ...field, text: rest };
    if (!attached && found.value === "next") addNext(option);
    else addOption(sorted, option, attached);
    return;
  }
}

/** Finds the command in the words after `git`. */
export function splitGitLine(args: readonly Field[]): GitLine {
  const { options, operands, rest } = sortOut(args, "", true);
  return { globals: options, verb: operands[0], args: rest };
}

/** Commands that end in another program's command line. */
const carriesCommand = new Set(["submodule foreach", "bisect run", "for-each-repo"]);

/** Sorts out the arguments of one of git's commands. */
export function parseGitCall(verb: string, args: readonly Field[]): GitCall {
  if (!isGroup(verb)) {
    const plain = sortOut(args, verb, carriesCommand.has(verb));
    return { ...plain, operands: [...plain.operands, ...plain.rest], verb };
  }
  if (verb === "stash" && (args.length === 0 || args[0]?.text.startsWith("-")))
    return { ...sortOut(args, "stash push", false), verb: "stash" };
  const { operands, rest } = sortOut(args, `${verb} `, true);
  const [second] = operands;
  if (!second) return { ...sortOut(args, `${verb} `, false), verb };
  const whole = `${verb} ${second.text}`;
  const inner = sortOut(rest, whole, carriesCommand.has(whole));
  return { ...inner, operands: [...inner.operands, ...inner.rest], verb: whole };
}

/** Texts of an option's values. */
export function valuesOf(options: GitOptions, ...names: readonly string[]): readonly Field[] {
  return names.flatMap((name) => options.get(name) ?? []).filter((field) => field !== undefined);
}
