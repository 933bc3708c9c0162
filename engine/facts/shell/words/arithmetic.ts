import type { ArithmeticExpression } from "unbash";
import { type Analysis, spend } from "../analysis.ts";
import { parseScript } from "../parse-script.ts";
import { numberOf, operate, wrap } from "./arithmetic-operators.ts";

/** Variables as arithmetic sees them: `read` gives the text (undefined where it cannot be told), `write` assigns. */
export type ArithmeticScope = {
  readonly analysis: Analysis;
  readonly read: (name: string, index: string | undefined) => string | undefined;
  readonly write: (name: string, index: string | undefined, value: string | undefined) => void;
  /** Looks at the commands in text that is evaluated. */
  readonly run: (text: string) => void;
};

/** Deepest nesting of expressions, and of variables that hold expressions. */
const maxNesting = 32;

/** What one operation costs, and reading an expression again. */
const operationWork = 8;
const readWork = 64;

/**
 * The value of an arithmetic expression in source text, 64 bits wide as in bash.
 *
 * @returns undefined where it cannot be told, or where bash would report an error
 */
export function calculateText(text: string, scope: ArithmeticScope, nesting = 0): bigint | undefined {
  const trimmed = text.trim();
  if (/^[-+]?(?:0|[1-9]\d{0,17})$/.test(trimmed)) return BigInt(trimmed.replace("+", ""));
  if (trimmed === "") return 0n;
  scope.run(trimmed);
  if (nesting > maxNesting || trimmed.length > 4_096 || /[$`"'\\]/.test(trimmed)) return undefined;
  spend(scope.analysis, readWork + 8 * trimmed.length);
  const script = parseScript(`((${trimmed}))`, scope.analysis);
  const command = script?.commands[0]?.command;
  const isWhole = script?.commands.length === 1 && !script.errors?.length;
  if (!isWhole || command?.type !== "ArithmeticCommand" || !command.expression) return undefined;
  return calculate(command.expression, scope, nesting + 1);
}

/** The value of an expression that holds no substitutions. See {@link calculateText}. */
export function calculate(
  node: ArithmeticExpression,
  scope: ArithmeticScope,
  nesting = 0,
): bigint | undefined {
  if (nesting > maxNesting) return undefined;
  spend(scope.analysis, operationWork);
  const inner = (child: ArithmeticExpression) => calculate(child, scope, nesting + 1);
  switch (node.type) {
    case "ArithmeticWord":
      return node.parts ? undefined : wordValue(node.value, scope, nesting);
    case "ArithmeticGroup":
      return inner(node.expression);
    case "ArithmeticUnary":
      return unary(node.operator, node.operand, node.prefix, scope, nesting);
    case "ArithmeticTernary": {
      const test = inner(node.test);
      if (test !== undefined) return inner(test === 0n ? node.alternate : node.consequent);
      for (const branch of [node.consequent, node.alternate]) calculate(branch, losing(scope), nesting + 1);
      return undefined;
    }
    case "ArithmeticBinary":
      return binary(node.operator, node.left, node.right, scope, nesting);
    case "ArithmeticCommandExpansion":
      return undefined;
    default:
      return node satisfies never;
  }
}

/** For a side that may or may not run: what it would assign is no longer known. */
function losing(scope: ArithmeticScope): ArithmeticScope {
  return { ...scope, write: (name, index) => scope.write(name, index, undefined) };
}

const target = /^([A-Za-z_]\w*)(?:\[([^\]]*)\])?$/;

function wordValue(text: string, scope: ArithmeticScope, nesting: number): bigint | undefined {
  const number = numberOf(text);
  if (number !== undefined) return number;
  const [, name, index] = target.exec(text) ?? [];
  if (name === undefined) return undefined;
  const value = scope.read(name, index);
  return value === undefined ? undefined : calculateText(value, scope, nesting + 1);
}

function unary(
  operator: string,
  operand: ArithmeticExpression,
  isPrefix: boolean,
  scope: ArithmeticScope,
  nesting: number,
): bigint | undefined {
  const value = calculate(operand, scope, nesting + 1);
  if (operator === "++" || operator === "--") {
    const changed = value === undefined ? undefined : wrap(operator === "++" ? value + 1n : value - 1n);
    if (!write(operand, changed, scope)) return undefined;
    return isPrefix ? changed : value;
  }
  if (value === undefined) return undefined;
  switch (operator) {
    case "-":
      return wrap(-value);
    case "+":
      return value;
    case "!":
      return value === 0n ? 1n : 0n;
    case "~":
      return ~value;
    default:
      return undefined;
  }
}

/** Assigns to the variable that the expression names; false where it names none. */
function write(node: ArithmeticExpression, value: bigint | undefined, scope: ArithmeticScope): boolean {
  const [, name, index] = (node.type === "ArithmeticWord" && target.exec(node.value)) || [];
  if (name === undefined) return false;
  scope.write(name, index, value?.toString());
  return true;
}

function binary(
  operator: string,
  left: ArithmeticExpression,
  right: ArithmeticExpression,
  scope: ArithmeticScope,
  nesting: number,
): bigint | undefined {
  const assigned = /^(\*\*|<<|>>|[-+*/%&|^])?=$/.exec(operator);
  if (assigned) {
    const before = assigned[1] === undefined ? 0n : calculate(left, scope, nesting + 1);
    const operand = calculate(right, scope, nesting + 1);
    const value = assigned[1] === undefined ? operand : operate(assigned[1], before, operand);
    return write(left, value, scope) ? value : undefined;
  }
  const first = calculate(left, scope, nesting + 1);
  if (operator === "&&" || operator === "||") {
    if (first === undefined) {
      calculate(right, losing(scope), nesting + 1);
      return undefined;
    }
    if ((first === 0n) === (operator === "&&")) return first === 0n ? 0n : 1n;
    const second = calculate(right, scope, nesting + 1);
    return second === undefined ? undefined : second === 0n ? 0n : 1n;
  }
  return operate(operator, first, calculate(right, scope, nesting + 1));
}
