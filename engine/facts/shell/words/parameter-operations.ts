import type { ParameterExpansionPart, Word } from "unbash";
import { spend } from "../analysis.ts";
import { unescapeText } from "./ansi-c.ts";
import { calculateText } from "./arithmetic.ts";
import { changeCase } from "./case.ts";
import { matchesPattern, matchLengths, type Pattern, readPattern } from "./pattern.ts";
import type { Expander, Operands } from "./piece.ts";
import { quoteWord } from "./quoting.ts";
import { scopeOf } from "./scope.ts";
import { runSubstitutions } from "./substitutions.ts";
import type { Target } from "./targets.ts";

type Operation = NonNullable<ParameterExpansionPart["operation"]>;
type Slice = Extract<Operation, { type: "Slice" }>;
type Replace = Extract<Operation, { type: "Replace" }>;

/** The result of an operation on one known value; undefined where it cannot be told. */
export function applyOperation(
  value: string,
  operation: Operation,
  expander: Expander,
  operands: Operands,
): string | undefined {
  spend(expander.analysis, value.length);
  switch (operation.type) {
    case "Slice":
      return slice(value, operation, expander, operands);
    case "Remove": {
      const pattern = patternOf(operation.operand, operands);
      return pattern && remove([...value], pattern, operation.operator, expander);
    }
    case "Replace":
      return replace(value, operation, expander, operands);
    case "CaseModification": {
      const { operator, operand } = operation;
      const pattern =
        operand && operand.text !== "" ? patternOf(operand, operands) : [{ kind: "any" } as const];
      return pattern && changeCase(value, operator, (char) => matchesPattern(pattern, char));
    }
    case "Transform":
      if (operation.operand.value === "P") runSubstitutions(value, expander);
      return transform(value, operation.operand.value);
    default:
      return undefined;
  }
}

function patternOf(word: Word, operands: Operands): Pattern | undefined {
  const { pattern, known, among } = operands.joined(word);
  return known && !among ? readPattern(pattern) : undefined;
}

/** Where a slice starts and ends in so many items; undefined where that cannot be told, or bash would report an error. */
function sliceRange(
  count: number,
  { offset, length }: Slice,
  expander: Expander,
  operands: Operands,
): readonly [number, number] | undefined {
  const numberOf = (word: Word): number | undefined => {
    const { text, known, among } = operands.joined(word);
    const value = known && !among ? calculateText(text, scopeOf(expander)) : undefined;
    return value === undefined ? undefined : Number(value);
  };
  const from = numberOf(offset);
  const size = length ? numberOf(length) : count;
  if (from === undefined || size === undefined) return undefined;
  const start = from < 0 ? count + from : from;
  if (start < 0 || start > count) return [0, 0];
  const end = size < 0 ? count + size : Math.min(start + size, count);
  return end < start ? undefined : [start, end];
}

function slice(value: string, operation: Slice, expander: Expander, operands: Operands): string | undefined {
  const chars = [...value];
  const range = sliceRange(chars.length, operation, expander, operands);
  return range && chars.slice(...range).join("");
}

/** `${a[@]:1:2}` and `${@:2}`, whose element 0 is the shell itself. Only of lists without holes. */
export function sliceItems(
  target: Extract<Target, { kind: "list" }>,
  { name }: { readonly name: string },
  operation: Slice,
  expander: Expander,
  operands: Operands,
): Target {
  const isPositional = name === "@" || name === "*";
  const first = isPositional ? 1 : 0;
  const hasHoles = target.items.some(
    (item, index) => !item.known || item.among || item.key !== String(index + first),
  );
  const count = target.items.length + first;
  if (hasHoles) return { kind: "unknown", sources: [] };
  const { length } = operation;
  // A negative length is an error here, and the slice of a slice's length counts from its start.
  const range = sliceRange(count, operation, expander, operands);
  if (!range || length?.text.trim().startsWith("-")) return { kind: "unknown", sources: [] };
  if (isPositional && range[0] === 0)
    return range[1] === 0 ? { ...target, items: [] } : { kind: "unknown", sources: [] };
  return { ...target, items: target.items.slice(range[0] - first, range[1] - first) };
}

/** What one step of matching costs. */
const matchWork = 2;

function payForMatch(chars: number, pattern: Pattern, { analysis }: Expander): void {
  spend(analysis, matchWork * (chars + 1) * (pattern.length + 1));
}

function remove(
  chars: readonly string[],
  pattern: Pattern,
  operator: "#" | "##" | "%" | "%%",
  expander: Expander,
): string {
  payForMatch(chars.length, pattern, expander);
  const isPrefix = operator.startsWith("#");
  const lengths = isPrefix
    ? matchLengths(pattern, chars)
    : matchLengths([...pattern].reverse(), [...chars].reverse());
  const length = (operator.length === 1 ? lengths[0] : lengths.at(-1)) ?? 0;
  return (isPrefix ? chars.slice(length) : chars.slice(0, chars.length - length)).join("");
}

/** `${X/A/B}`: the longest match at the first place, at every place (`//`), at the start (`/#`) or at the end (`/%`). */
function replace(
  value: string,
  { operator, ...words }: Replace,
  expander: Expander,
  operands: Operands,
): string | undefined {
  const pattern = patternOf(words.pattern, operands);
  const by = operands.joined(words.replacement);
  // Newer shells put the match where the replacement says `&`.
  if (!pattern || !by.known || by.among || /[&\\]/.test(by.text + words.replacement.text)) return undefined;
  const chars = [...value];
  payForMatch(chars.length, pattern, expander);
  if (operator === "/%") {
    const length = matchLengths([...pattern].reverse(), [...chars].reverse()).at(-1);
    return length === undefined ? value : chars.slice(0, chars.length - length).join("") + by.text;
  }
  if (operator === "/#") {
    const length = matchLengths(pattern, chars).at(-1);
    return length === undefined ? value : by.text + chars.slice(length).join("");
  }
  if (pattern.length === 0) return value;
  let text = "";
  for (let index = 0; index < chars.length; ) {
    payForMatch(chars.length - index, pattern, expander);
    const length = matchLengths(pattern, chars, index).at(-1) ?? 0;
    if (length > 0) {
      spend(expander.analysis, by.text.length);
      text += by.text;
      index += length;
      if (operator === "/") return text + chars.slice(index).join("");
    } else text += chars[index++];
  }
  // An empty value may match as a whole.
  return chars.length === 0 && matchLengths(pattern, chars).length > 0 ? undefined : text;
}

function transform(value: string, letter: string): string | undefined {
  switch (letter) {
    case "Q":
      return quoteWord(value);
    case "E":
      return unescapeText(value, "quote")?.text;
    case "U":
      return changeCase(value, "^^", () => true);
    case "u":
      return changeCase(value, "^", () => true);
    case "L":
      return changeCase(value, ",,", () => true);
    default:
      return undefined;
  }
}
