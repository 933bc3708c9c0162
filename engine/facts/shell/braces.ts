/** Most alternatives one brace expression may expand to, and its deepest nesting. */
const maxChoices = 256;
const maxNesting = 8;

/**
 * `{a,b}` and `{1..3}`, nested; anything else stays as it is. A range ends after 256 steps.
 *
 * @returns undefined where there are more alternatives, or a deeper nesting, than are followed
 */
export function expandBraces(text: string, nesting = 0): readonly string[] | undefined {
  if (nesting > maxNesting) return undefined;
  const inner = text.slice(1, -1);
  const range = /^(-?\d{1,6}|[a-zA-Z])\.\.(-?\d{1,6}|[a-zA-Z])$/.exec(inner);
  if (range) return expandRange(range[1] ?? "", range[2] ?? "");
  const choices: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= inner.length; index++) {
    const char = inner[index];
    if (char === "{") depth++;
    if (char === "}") depth--;
    if ((char === "," && depth === 0) || char === undefined) {
      choices.push(inner.slice(start, index));
      start = index + 1;
    }
  }
  if (choices.length <= 1) return [text];
  const found: string[] = [];
  for (const choice of choices) {
    const nested = expandNested(choice, nesting);
    if (!nested || found.length + nested.length > maxChoices) return undefined;
    found.push(...nested);
  }
  return found;
}

function expandNested(choice: string, nesting: number): readonly string[] | undefined {
  const open = choice.indexOf("{");
  const close = choice.lastIndexOf("}");
  if (open === -1 || close < open) return [choice.replace(/["'\\]/g, "")];
  const middle = expandBraces(choice.slice(open, close + 1), nesting + 1);
  return middle?.map((text) => choice.slice(0, open) + text + choice.slice(close + 1));
}

function expandRange(from: string, to: string): readonly string[] {
  const isNumber = /\d/.test(from) && /\d/.test(to);
  const [first, last] = isNumber ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  const count = Math.min(Math.abs(last - first) + 1, maxChoices);
  const step = first <= last ? 1 : -1;
  return Array.from({ length: count }, (_, index) => {
    const value = first + index * step;
    return isNumber ? String(value) : String.fromCharCode(value);
  });
}
