import type { Setting } from "../shell/analysis.ts";
import type { Stream } from "../shell/stream.ts";
import type { Token } from "./scan.ts";
import type { Language } from "./syntax.ts";
import type { Value } from "./values.ts";

/** A function that the code defines: its parameters, what they are given, and what it returns. */
type Defined = {
  readonly parameters: readonly string[];
  readonly given: Value[];
  returned: Value | undefined;
};

/** One function call. */
export type Call = {
  /** The name under which the tables know the function. */
  readonly name: string;
  readonly callee: Value;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
};

/** A client of a service that code has made: the program that does the same, and where it is aimed. */
export type Client = { readonly program: string; readonly aim: readonly Value[] };

/** What a call is given by name, as named arguments or as entries of an object. */
export function optionsOf({ args, named }: Pick<Call, "args" | "named">): ReadonlyMap<string, Value> {
  return new Map([...args.flatMap((arg) => [...(arg.entries ?? [])]), ...named]);
}

/** One piece of code while it is read from its first token to its last. */
export type Reading = {
  readonly tokens: readonly Token[];
  readonly language: Language;
  /** The program that runs it. */
  readonly by: string;
  /** Facts are collected: the code has been read once, so that it is known what its functions are called with. */
  readonly collects: boolean;
  readonly variables: Map<string, Value>;
  /** Variables as the first reading left them: what comes later in the text may have been set earlier in time. */
  readonly before: ReadonlyMap<string, Value>;
  readonly functions: Map<string, Defined>;
  /** Clients of services that it has made, by the names of their values. */
  readonly clients: Map<string, Client>;
  /** Modules whose names are all imported. */
  readonly modules: string[];
  /** What it prints. */
  readonly printed: Value[];
  /** Arguments of the program, as values. */
  readonly args: readonly Value[];
  /** Nesting of code in code. */
  readonly nesting: number;
  /** Parts of the code are filled in by the shell (`$FILE`), so that text with a dollar sign in it is not all known. */
  readonly hasHoles: boolean;
  setting: Setting;
  /** What the commands it runs read. */
  input: Stream;
  at: number;
  depth: number;
  /** Open parentheses and brackets, in which lines do not end expressions. */
  parens: number;
  /** What a function that is handed to the call now read is called with. */
  incoming: (() => Value) | undefined;
  /** In awk, how many parentheses are open where the arguments of `print` stand: there `>` writes to a file. */
  prints: number | undefined;
  /** The function whose body is being read. */
  inside: string | undefined;
  /** The variables that the expression now read has looked at. */
  used: Set<string>;
  /** Reads a statement; here, so that files need not import one another in a circle. */
  readonly statement: (reading: Reading) => Value;
  readonly expression: (reading: Reading) => Value;
  readonly primary: (reading: Reading) => Value;
  readonly apply: (reading: Reading, callee: Value, args: Value) => Value;
  readonly nested: (reading: Reading, code: string) => void;
};

/** The token at a distance. */
export function peek({ tokens, at }: Reading, distance = 0): Token | undefined {
  return tokens[at + distance];
}

/** True where the next token is this mark. */
export function isMark(reading: Reading, text: string, distance = 0): boolean {
  const token = peek(reading, distance);
  return token?.kind === "mark" && token.text === text;
}

/** True where the next token is this word. */
export function isWord(reading: Reading, text: string, distance = 0): boolean {
  const token = peek(reading, distance);
  return token?.kind === "word" && token.text === text;
}

/** Goes past a mark, if it is there. */
export function take(reading: Reading, text: string): boolean {
  if (!isMark(reading, text)) return false;
  reading.at++;
  return true;
}

/** Goes past line ends. */
export function skipLines(reading: Reading): void {
  while (peek(reading)?.kind === "line") reading.at++;
}
