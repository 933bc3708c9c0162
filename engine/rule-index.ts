import type { CompiledCondition, CompiledRule, Numbers, RuleTable } from "./compiled-rule.ts";
import type { FactKind } from "./facts/facts.ts";
import type { Matcher } from "./match.ts";
import { isPathKey, type View } from "./views.ts";

/** What the rules about a kind of fact are found by: the first of these keys that a rule has. */
const keysOf: Readonly<Record<FactKind, readonly string[]>> = {
  secret: ["detector"],
  flow: ["source", "sink", "from"],
  file: ["path"],
  operation: ["system", "area", "effect"],
  command: ["program", "effect"],
  code: ["by", "from"],
  network: ["host", "by", "reach"],
  environment: ["name"],
  variable: ["name"],
  process: ["growth"],
  tool: ["tool", "server"],
  install: ["name"],
  opaque: ["what"],
  call: ["tool"],
};

/** Long parts are rare, and found with one look; a glob with a short literal part needs a short one. */
const partLengths = [8, 4, 2];

/** Sorts the rules about a kind of fact into a table. */
export function indexRules(kind: FactKind, rules: readonly CompiledRule[]): RuleTable {
  const byValue: Record<string, number[]> = {};
  const parts = partLengths.map((length): [number, Record<string, number[]>] => [length, {}]);
  const byTree: Record<string, number[]> = {};
  const rest: number[] = [];
  for (const [number, { when }] of rules.entries()) {
    const matcher = keyMatcher(kind, when[kind] ?? {});
    if (!matcher) rest.push(number);
    for (const text of matcher?.texts ?? []) add(byValue, text, number);
    for (const needle of matcher?.globs?.flatMap(({ needles }) => needles[0]?.split(",") ?? []) ?? []) {
      const [length, byPart] = parts.find(([own]) => own <= needle.length) ?? [0, {}];
      add(byPart, rarestPart(needle, length, byPart), number);
    }
    for (const base of matcher?.bases ?? []) for (const tree of treesAbove(base)) add(byTree, tree, number);
  }
  const byPart = parts.filter(([, numbers]) => Object.keys(numbers).length > 0);
  return { rules: rules.map((rule) => JSON.stringify(rule)).join("\n"), byValue, byPart, byTree, rest };
}

/** The globs that a rule is found by; undefined where one of them has no literal part. */
function keyMatcher(kind: FactKind, condition: CompiledCondition): Matcher | undefined {
  for (const key of keysOf[kind]) {
    const matcher = condition[key];
    if (typeof matcher !== "object") continue;
    if (matcher.globs?.every(({ needles }) => needles.length > 0) !== false) return matcher;
  }
  return undefined;
}

function add(numbers: Record<string, number[]>, text: string, number: number): void {
  const before = Object.hasOwn(numbers, text) ? numbers[text] : undefined;
  if (!before) numbers[text] = [number];
  else if (before.at(-1) !== number) before.push(number);
}

function rarestPart(needle: string, length: number, numbers: Numbers): string {
  const parts = Array.from({ length: needle.length - length + 1 }, (_, at) => needle.slice(at, at + length));
  const count = (part: string) => lookUp(numbers, part).length;
  return parts.reduce((best, part) => (count(part) < count(best) ? part : best));
}

/** The directories above the one in which a glob can match; `~` may be any home. */
function treesAbove(base: string): readonly string[] {
  const above = [...base.matchAll(/\//g)].map(({ index }) => base.slice(0, index) || "/");
  return base.startsWith("~") ? [...above, "/", "/home", "/users"] : above;
}

const none: readonly number[] = [];
const lookUp = (numbers: Numbers, text: string): readonly number[] =>
  (Object.hasOwn(numbers, text) ? numbers[text] : undefined) ?? none;

/** A rule, and the facts that it may be about. */
type Candidate = { readonly rule: CompiledRule; readonly views: readonly View[] };

/** The rules that facts of one kind may meet, in their order, each with those facts in theirs. */
export function candidates(kind: FactKind, table: RuleTable, views: readonly View[]): readonly Candidate[] {
  const found = new Map<number, readonly View[]>(table.rest.map((number) => [number, views]));
  const near = new Map<number, View[]>();
  const known = new Map<string, readonly number[]>();
  for (const view of views) {
    for (const number of new Set(keysOf[kind].flatMap((key) => numbersOf(key, view, table, known)))) {
      const before = near.get(number);
      if (before) before.push(view);
      else near.set(number, [view]);
    }
  }
  for (const [number, some] of near) found.set(number, some);
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([number, some]) => ({ rule: ruleAt(number, table), views: some }));
}

/** The lines of each table, and the rules that have been read. */
const read = new WeakMap<
  RuleTable,
  { readonly lines: readonly string[]; readonly rules: Map<number, CompiledRule> }
>();

function ruleAt(number: number, table: RuleTable): CompiledRule {
  const { lines, rules } = read.get(table) ?? { lines: table.rules.split("\n"), rules: new Map() };
  read.set(table, { lines, rules });
  const rule: CompiledRule = rules.get(number) ?? JSON.parse(lines[number] ?? "");
  rules.set(number, rule);
  return rule;
}

/** Numbers of the rules that may be about a value of a fact. `known` has what was found for the texts before. */
function numbersOf(
  key: string,
  { values }: View,
  table: RuleTable,
  known: Map<string, readonly number[]>,
): readonly number[] {
  const texts = values[key];
  if (typeof texts !== "object") return none;
  return texts.flatMap((given) => {
    const text = isPathKey(key) ? given.toLowerCase() : given;
    const own = known.get(text) ?? numbersFor(text, table);
    known.set(text, own);
    return values.recursive === true
      ? [...own, ...lookUp(table.byTree, text.replace(/\/$/, "") || "/")]
      : own;
  });
}

function numbersFor(text: string, { byValue, byPart }: RuleTable): readonly number[] {
  const found = new Set(lookUp(byValue, text));
  for (const [length, numbers] of byPart)
    for (let at = 0; at + length <= text.length; at++)
      for (const number of lookUp(numbers, text.slice(at, at + length))) found.add(number);
  return [...found];
}
