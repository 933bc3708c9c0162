import type { ArithmeticExpression, WordPart } from "unbash";
import { addOpaque, maxDepth, spend } from "../analysis.ts";
import { parseWord } from "../parse-script.ts";
import { calculate, calculateText } from "./arithmetic.ts";
import { combine, join } from "./combine.ts";
import { type Atom, atom, type Expander, unknownAtom } from "./piece.ts";
import { scopeOf } from "./scope.ts";

/** Longest word inside an expression that is read again. */
const maxWord = 256;

/** `$((…))`: its number, or unknown. */
export function expandArithmetic(
  part: Extract<WordPart, { type: "ArithmeticExpansion" }>,
  expander: Expander,
): Atom {
  const { analysis } = expander;
  const { text } = part;
  if (analysis.depth >= maxDepth) {
    addOpaque(analysis, "limit", `commands nested deeper than ${maxDepth}`, "shell");
    return unknownAtom(text);
  }
  spend(analysis, 4 * text.length);
  analysis.depth++;
  const number = expandNumber(part, expander);
  analysis.depth--;
  return number;
}

function expandNumber(
  { expression, text, pos }: Extract<WordPart, { type: "ArithmeticExpansion" }>,
  expander: Expander,
): Atom {
  if (!expression) return /^\$\(\(\s*\)\)$/.test(text) ? atom("split", "0") : unknownAtom(text);
  const inner = text.startsWith("$((") ? [3, 2] : [2, 1];
  const source = text.slice(inner[0], -(inner[1] ?? 1));
  const value = calculateNode(expression, source, pos + (inner[0] ?? 0), expander);
  return value === undefined ? unknownAtom(text) : atom("split", value.toString());
}

/**
 * The value of an expression. Its substitutions are expanded first and what they give is read again, as bash does.
 *
 * @param source the expression's text, which begins at `start` of the text that its positions are about
 */
export function calculateNode(
  expression: ArithmeticExpression,
  source: string,
  start: number,
  expander: Expander,
): bigint | undefined {
  const found = substitutedIn(expression, expander);
  if (found.length === 0) return calculate(expression, scopeOf(expander));
  let text = "";
  let end = 0;
  for (const node of found) {
    const [from, to] = [node.pos - start, node.end - start];
    if (node.text === undefined || from < end || source.slice(from, to) !== node.source) return undefined;
    text += source.slice(end, from) + node.text;
    end = to;
  }
  spend(expander.analysis, text.length);
  return calculateText(text + source.slice(end), scopeOf(expander));
}

type Substituted = {
  readonly pos: number;
  readonly end: number;
  readonly source: string;
  readonly text: string | undefined;
};

/** The words with substitutions, in order. Each is expanded once, so that what its commands do is a fact. */
function substitutedIn(expression: ArithmeticExpression, expander: Expander): readonly Substituted[] {
  const found: Substituted[] = [];
  const rest = [expression];
  for (let node = rest.pop(); node; node = rest.pop()) {
    const { pos, end } = node;
    if (node.type === "ArithmeticCommandExpansion") {
      const { text, script } = node;
      const [only] = expander.part({ type: "CommandExpansion", pos, end, text, script }, true)[0] ?? [];
      found.push({ pos, end, source: node.text, text: only?.known ? only.text : undefined });
    } else if (node.type === "ArithmeticWord" && (node.parts || /[$`'"\\]/.test(node.value))) {
      found.push({ pos, end, source: node.value, text: wordText(node, expander) });
    } else rest.push(...childrenOf(node).reverse());
  }
  return found;
}

function wordText(
  { value, parts }: Extract<ArithmeticExpression, { type: "ArithmeticWord" }>,
  expander: Expander,
): string | undefined {
  const inside =
    parts ?? (value.length > maxWord ? undefined : parseWord(`"${value}"`, expander.analysis)?.parts);
  if (!inside || inside.some((part) => part.type === "SingleQuoted" || part.type === "AnsiCQuoted"))
    return undefined;
  const choices = combine(
    inside.map((part) => expander.part(part, true)),
    expander,
  );
  const { text, known } = join(choices[0] ?? [], false, expander);
  return known && choices.length === 1 ? text : undefined;
}

function childrenOf(node: ArithmeticExpression): ArithmeticExpression[] {
  switch (node.type) {
    case "ArithmeticBinary":
      return [node.left, node.right];
    case "ArithmeticUnary":
      return [node.operand];
    case "ArithmeticTernary":
      return [node.test, node.consequent, node.alternate];
    case "ArithmeticGroup":
      return [node.expression];
    case "ArithmeticWord":
    case "ArithmeticCommandExpansion":
      return [];
    default:
      return node satisfies never;
  }
}
