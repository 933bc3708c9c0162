/** Most alternatives one brace expression may expand to. */
const maxChoices = 256;

/** `{a,b}` and `{1..3}`, nested, at most 256 alternatives; anything else stays as it is. */
export function expandBraces(text: string): readonly string[] {
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
  return choices.length > 1 ? choices.flatMap(expandNested).slice(0, maxChoices) : [text];
}

function expandNested(choice: string): readonly string[] {
  const open = choice.indexOf("{");
  const close = choice.lastIndexOf("}");
  if (open === -1 || close < open) return [choice.replace(/["'\\]/g, "")];
  const middle = expandBraces(choice.slice(open, close + 1));
  return middle.map((text) => choice.slice(0, open) + text + choice.slice(close + 1));
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
