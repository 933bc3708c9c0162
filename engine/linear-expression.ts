/** Longest text that an expression may take, and the shortest, so that no expression takes everything. */
const maxTaken = 256;
const minTaken = 4;

/** One step of an expression: which characters, how often. */
type Step = {
  readonly source: string;
  readonly set: ReadonlySet<string>;
  readonly min: number;
  readonly max: number;
};

/** An expression that is refused, and why in words for the author of a policy. */
export type Refused = { readonly fault: string };

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

const step =
  /(\[(?:\\[dws\W_]|[ !-Z_-~])(?:\\[dws\W_]|[ -Z^-~])*\]|\\[dws]|\\[^A-Za-z0-9]|[^\\[\](){}|^$.*+?])(\{\d{1,3}(?:,\d{1,3})?\}|\?)?/y;

/**
 * Proves that an expression is matched in time linear in the text, or refuses it. What is accepted is a small part of regular expressions: letters,
 * `\d`, `\w`, `\s`, escaped signs and classes of them, each followed by `?`, `{n}` or `{n,m}` where wanted. What may stand more or less often must
 * share no character with what follows it, so that there is one way to match and nothing to try again; and every match is short.
 *
 * @returns the source of a regular expression
 */
export function linearExpression(expression: string): string | Refused {
  const steps: Step[] = [];
  const signs = [...new Set([...ascii, ...expression.split("")])];
  step.lastIndex = 0;
  while (step.lastIndex < expression.length) {
    const at = step.lastIndex;
    const [, one = "", count] = step.exec(expression) ?? [];
    const set = one === "" ? undefined : setOf(one, signs);
    if (set === undefined)
      return {
        fault: `${JSON.stringify(expression.slice(at, at + 12))} is not allowed; use letters, \\d, \\w, \\s, [classes], {n}, {n,m} and ?, so that no text can take long`,
      };
    steps.push({ source: `${one}${count ?? ""}`, set, ...countOf(count) });
  }
  return faultOf(steps) ?? steps.map(({ source }) => source).join("");
}

/** A glob as an expression: `?` is one letter or digit, `*` up to 64 of them. */
export function expressionOfGlob(glob: string): string {
  return glob.replace(/[\s\S]/g, (letter) => {
    if (letter === "?") return "[A-Za-z0-9]";
    if (letter === "*") return "[A-Za-z0-9]{0,64}";
    return /[\w\s]|[^ -~]/.test(letter) ? letter : `\\${letter}`;
  });
}

function countOf(count: string | undefined): { readonly min: number; readonly max: number } {
  if (count === undefined) return { min: 1, max: 1 };
  if (count === "?") return { min: 0, max: 1 };
  const [min = 0, max = min] = (count.match(/\d+/g) ?? []).map(Number);
  return { min, max };
}

/** Which of these characters it stands for, told by matching them; `undefined` for a class that is none, as `[z-a]`. */
function setOf(one: string, signs: readonly string[]): ReadonlySet<string> | undefined {
  try {
    const expression = new RegExp(`^${one}$`);
    return new Set(signs.filter((sign) => expression.test(sign)));
  } catch {
    return undefined;
  }
}

function faultOf(steps: readonly Step[]): Refused | undefined {
  const least = steps.reduce((sum, { min }) => sum + min, 0);
  const most = steps.reduce((sum, { max }) => sum + max, 0);
  if (least < minTaken) return { fault: `it must take at least ${minTaken} characters` };
  if (most > maxTaken) return { fault: `it must take at most ${maxTaken} characters` };
  if (steps.some(({ min, max }) => min > max)) return { fault: "a count must not end before it begins" };
  for (const [i, { source, set, min, max }] of steps.entries()) {
    if (min === max) continue;
    for (const next of steps.slice(i + 1)) {
      if ([...next.set].some((letter) => set.has(letter)))
        return {
          fault: `${source} may stand more or less often and shares characters with ${next.source} behind it: give an exact count, or put another sign between them`,
        };
      if (next.min > 0) break;
    }
  }
  return undefined;
}
