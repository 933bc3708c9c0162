/** `10`, `0x1f`, `017`, `2#101`. */
export function numberOf(text: string): bigint | undefined {
  if (/^(?:0|[1-9]\d{0,30})$/.test(text)) return wrap(BigInt(text));
  if (/^0[xX][0-9a-fA-F]{1,30}$/.test(text)) return wrap(BigInt(text));
  if (/^0[0-7]{1,30}$/.test(text)) return wrap(BigInt(`0o${text.slice(1)}`));
  const [, base = "", digits = ""] = /^([2-9]|[12]\d|3[0-6])#([0-9a-zA-Z]{1,30})$/.exec(text) ?? [];
  if (base === "") return undefined;
  let value = 0n;
  for (const digit of digits.toLowerCase()) {
    const worth = Number.parseInt(digit, 36);
    if (worth >= Number(base)) return undefined;
    value = value * BigInt(base) + BigInt(worth);
  }
  return wrap(value);
}

/** A number as it is in 64 bits. */
export function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** An operator between two numbers; undefined where one is not known, or where bash would report an error. */
export function operate(operator: string, a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  if (operator === ",") return b;
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case "+":
      return wrap(a + b);
    case "-":
      return wrap(a - b);
    case "*":
      return wrap(a * b);
    case "/":
      return b === 0n ? undefined : wrap(a / b);
    case "%":
      return b === 0n ? undefined : a % b;
    case "**":
      return b < 0n ? undefined : power(a, b);
    case "<<":
      return b < 0n || b > 63n ? undefined : wrap(a << b);
    case ">>":
      return b < 0n || b > 63n ? undefined : a >> b;
    case "&":
      return a & b;
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    default:
      return compare(operator, a, b);
  }
}

function compare(operator: string, a: bigint, b: bigint): bigint | undefined {
  const results: Readonly<Record<string, boolean>> = {
    "<": a < b,
    ">": a > b,
    "<=": a <= b,
    ">=": a >= b,
    "==": a === b,
    "!=": a !== b,
  };
  const result = results[operator];
  return result === undefined ? undefined : result ? 1n : 0n;
}

/** Squares and multiplies, so that an exponent of 64 bits takes 64 steps. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = wrap(result * square);
    square = wrap(square * square);
  }
  return result;
}
