import type { ArithmeticExpression, WordPart } from "unbash";
import { calculate, calculateText } from "./arithmetic.ts";
import { scopeOf } from "./assignments.ts";
import { combine, expandPart } from "./parts.ts";
import { type Atom, atom, type Expander, unknownAtom } from "./piece.ts";
import { spend } from "./state.ts";
import { join } from "./words.ts";

/** `$((…))`: its number, or unknown. */
export function expandArithmetic(
  part: Extract<WordPart, { type: "ArithmeticExpansion" }>,
  expander: Expander,
): Atom {
  const { expression, text, pos } = part;
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
      const [only] = expandPart({ ...node, type: "CommandExpansion" }, true, expander)[0] ?? [];
      found.push({ pos, end, source: node.text, text: only?.known ? only.text : undefined });
    } else if (node.type === "ArithmeticWord" && node.parts) {
      const choices = combine(
        node.parts.map((part) => expandPart(part, true, expander)),
        expander,
      );
      const { text, known } = join(choices[0] ?? [], false, expander);
      found.push({ pos, end, source: node.value, text: known && choices.length === 1 ? text : undefined });
    } else rest.push(...childrenOf(node).reverse());
  }
  return found;
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
