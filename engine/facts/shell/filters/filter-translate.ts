const classes: Readonly<Record<string, string>> = {
  lower: "a-z",
  upper: "A-Z",
  digit: "0-9",
  alpha: "A-Za-z",
  alnum: "0-9A-Za-z",
  xdigit: "0-9A-Fa-f",
  space: "\t-\r ",
  blank: "\t ",
  punct: "!-/:-@[-`{-~",
};

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
};

/** `tr`, with `-d`, `-s`, `-c`. The program works on bytes, so sets outside ASCII are not modelled. */
export function translateText(args: readonly string[], input: string): string | undefined {
  const flags = args.filter((arg) => /^-[dscC]+$/.test(arg)).join("");
  const sets = args.filter((arg) => !/^-[dscC]+$/.test(arg));
  if (sets.length === 0 || sets.length > 2 || sets.some((set) => /^-./.test(set) || /[^\0-\x7f]/.test(set)))
    return undefined;
  const [first, second] = sets.map(setOf);
  const isDeleting = flags.includes("d");
  const isSqueezing = flags.includes("s");
  const isComplement = /[cC]/.test(flags);
  if (!first || (sets.length === 2 && !second?.length) || (isComplement && /[^\0-\x7f]/.test(input)))
    return undefined;
  // Only cases have an order to be mapped by.
  if (sets.length === 2 && !isDeleting && !hasOrder(sets)) return undefined;
  if ((isDeleting && second && !isSqueezing) || (!isDeleting && !second && !isSqueezing)) return undefined;
  const members = new Set(first);
  const isMember = (char: string) => members.has(char) !== isComplement;
  const squeezed = new Set(second ?? first);
  const isSqueezed = (char: string) => (second ? squeezed.has(char) : isMember(char));
  const map = new Map(first.map((char, index) => [char, second?.[index] ?? second?.at(-1) ?? char]));
  let text = "";
  let previous: string | undefined;
  for (const char of input) {
    if (isDeleting && isMember(char)) continue;
    const mapped =
      isDeleting || !second || !isMember(char)
        ? char
        : isComplement
          ? (second.at(-1) ?? char)
          : (map.get(char) ?? char);
    if (isSqueezing && mapped === previous && isSqueezed(mapped)) continue;
    text += mapped;
    previous = mapped;
  }
  return text;
}

function hasOrder(sets: readonly string[]): boolean {
  const [first = "", second = ""] = sets;
  if (!second.includes("[:")) return true;
  return /^\[:(?:lower|upper):\]$/.test(second) && /^(?:\[:(?:lower|upper):\]|a-z|A-Z)$/.test(first);
}

/** The characters of a set, in order: `a-z`, `[:lower:]`, `\n`, `\101`. */
function setOf(text: string): readonly string[] | undefined {
  if (/\[[.=]|\[.\*\d{0,9}\]/.test(text)) return undefined;
  const chars: string[] = [];
  for (let index = 0; index < text.length && index < 512; ) {
    const name = /^\[:(\w{1,8}):\]/.exec(text.slice(index, index + 12));
    if (name) {
      const members = Object.hasOwn(classes, name[1] ?? "") ? classes[name[1] ?? ""] : undefined;
      if (members === undefined) return undefined;
      chars.push(...(setOf(members) ?? []));
      index += name[0].length;
      continue;
    }
    const from = readChar(text, index);
    if (text.charAt(from.end) !== "-" || from.end + 1 >= text.length) {
      chars.push(from.char);
      index = from.end;
      continue;
    }
    const to = readChar(text, from.end + 1);
    const [start, end] = [from.char.charCodeAt(0), to.char.charCodeAt(0)];
    if (end < start) return undefined;
    for (let code = start; code <= end; code++) chars.push(String.fromCharCode(code));
    index = to.end;
  }
  return chars;
}

function readChar(text: string, index: number): { readonly char: string; readonly end: number } {
  if (text.charAt(index) !== "\\" || index + 1 >= text.length)
    return { char: text.charAt(index), end: index + 1 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(index + 1, index + 4))?.[0];
  if (octal)
    return { char: String.fromCharCode(Number.parseInt(octal, 8) & 255), end: index + 1 + octal.length };
  const next = text.charAt(index + 1);
  return { char: escapes[next] ?? next, end: index + 2 };
}
