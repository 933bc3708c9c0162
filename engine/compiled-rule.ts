import type { Matcher } from "./match.ts";
import type { Category, Severity, When } from "./rule.ts";

/** One condition ready to be tested: per key a matcher, or the value that must be equal. */
export type CompiledCondition = Readonly<Record<string, Matcher | boolean>>;

/** A rule as the hook needs it: no texts, no examples, globs compiled. Plain data. */
export type CompiledRule = {
  readonly id: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly when: Readonly<Partial<Record<keyof When, CompiledCondition>>>;
};

/** Numbers of rules, by a text. */
export type Numbers = Readonly<Record<string, readonly number[]>>;

/**
 * The rules about one kind of fact, and which of them a fact can meet at all: told by one look into a table, so that a call costs the
 * same with 300 rules and with 3,000. Plain data, made when the rules are compiled.
 */
export type RuleTable = {
  /** Each {@link CompiledRule} as a line of JSON: a hook is one call, and reads only those that the call may meet. */
  readonly rules: string;
  /** By a value that the fact must have: `git`. */
  readonly byValue: Numbers;
  /** By characters that a value of the fact must hold (`.ssh` for `**\/.ssh/**`), by each of the lengths there are. */
  readonly byPart: readonly (readonly [length: number, numbers: Numbers])[];
  /** By a directory: access to all that is below it is access to what the rule is about. */
  readonly byTree: Numbers;
  /** Those that name nothing to be found by. */
  readonly rest: readonly number[];
};
