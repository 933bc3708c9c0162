/** The lines of a text, and whether the last one has its line break. */
function linesOf(input: string): readonly string[] {
  return input === "" ? [] : input.replace(/\n$/, "").split("\n");
}

/** Lines with a line break each, the way most programs print them. */
export function textOfLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** The lines of a text that ends with a line break, or is empty; undefined for another one, of which programs differ. */
export function wholeLines(input: string): readonly string[] | undefined {
  return input === "" || input.endsWith("\n") ? linesOf(input) : undefined;
}

/** `tac`. */
export function reverseLines(args: readonly string[], input: string): string | undefined {
  const lines = wholeLines(input);
  return args.length === 0 && lines ? textOfLines([...lines].reverse()) : undefined;
}

/** `-n 3`, `-n3`, `--lines=3`, `-3`, `-c 3`: what is counted, and how many. */
function countOf(args: readonly string[]): { readonly unit: string; readonly count: string } | undefined {
  const text = args.join(" ");
  if (text === "") return { unit: "n", count: "10" };
  const [, unit, count, lines] = /^(?:-(?:-lines[ =]|([nc]) ?)([-+]?\d{1,9})|-(\d{1,9}))$/.exec(text) ?? [];
  if (lines !== undefined) return { unit: "n", count: lines };
  return count === undefined ? undefined : { unit: unit ?? "n", count };
}

/** `head`. */
export function firstLines(args: readonly string[], input: string): string | undefined {
  const wanted = countOf(args);
  if (!wanted || wanted.count.startsWith("+")) return undefined;
  const count = Number(wanted.count);
  const isBytes = wanted.unit === "c";
  if (isBytes && /[^\0-\x7f]/.test(input)) return undefined;
  const units = isBytes ? [...input] : (input.match(/[^\n]*\n|[^\n]+$/g) ?? []);
  return units
    .slice(0, count < 0 || Object.is(count, -0) ? Math.max(0, units.length + count) : count)
    .join("");
}

/** `tail`. */
export function lastLines(args: readonly string[], input: string): string | undefined {
  const wanted = countOf(args);
  if (!wanted) return undefined;
  const isBytes = wanted.unit === "c";
  if (isBytes && /[^\0-\x7f]/.test(input)) return undefined;
  const units = isBytes ? [...input] : (input.match(/[^\n]*\n|[^\n]+$/g) ?? []);
  const count = Math.abs(Number(wanted.count));
  if (wanted.count.startsWith("+")) return units.slice(Math.max(0, count - 1)).join("");
  return count === 0 ? "" : units.slice(-count).join("");
}

/** `sort`, `-r`, `-u`, `-n`: only of lines that every locale puts in the same order. */
export function sortLines(args: readonly string[], input: string): string | undefined {
  const flags = args.join("");
  if (!/^(?:-[run]+)*$/.test(flags)) return undefined;
  const lines = linesOf(input);
  const isNumeric = flags.includes("n");
  const isPlain = lines.every((line) => (isNumeric ? /^-?\d{1,15}$/ : /^[a-z0-9]*$/).test(line));
  if (!isPlain) return lines.length === 1 ? textOfLines(lines) : undefined;
  const kept = flags.includes("u") && !isNumeric ? [...new Set(lines)] : [...lines];
  if (isNumeric && new Set(lines.map(Number)).size < new Set(lines).size) return undefined;
  const order = (a: string, b: string) => (isNumeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
  const sorted = (isNumeric && flags.includes("u") ? [...new Set(kept)] : kept).sort(order);
  return textOfLines(flags.includes("r") ? sorted.reverse() : sorted);
}

/** `uniq`, `-c`, `-d`, `-u`. */
export function uniqueLines(args: readonly string[], input: string): string | undefined {
  const [flag = "", ...others] = args;
  if (others.length > 0 || !/^(?:-[cdu])?$/.test(flag)) return undefined;
  const groups: { readonly line: string; count: number }[] = [];
  for (const line of linesOf(input)) {
    const last = groups.at(-1);
    if (last?.line === line) last.count++;
    else groups.push({ line, count: 1 });
  }
  const kept = groups.filter(({ count }) => (flag === "-d" ? count > 1 : flag !== "-u" || count === 1));
  return textOfLines(
    kept.map(({ line, count }) => (flag === "-c" ? `${String(count).padStart(7)} ${line}` : line)),
  );
}

/** `wc -l`, `-w`, `-c`. */
export function countText(args: readonly string[], input: string): string | undefined {
  const [flag, ...others] = args;
  if (others.length > 0) return undefined;
  if (flag === "-l") return `${input.split("\n").length - 1}\n`;
  if (flag === "-c") return `${Buffer.byteLength(input)}\n`;
  if (flag === "-m") return `${[...input].length}\n`;
  if (flag !== "-w" || /[^\0-\x7f]/.test(input)) return undefined;
  return `${input.split(/[ \t\n\r\f\v]+/).filter((word) => word !== "").length}\n`;
}

/** `grep WORD`, `-v`, `-i`, `-F`, of a word that is no pattern. */
export function matchingLines(args: readonly string[], input: string): string | undefined {
  const flags = args.filter((arg) => /^-[viF]+$/.test(arg)).join("");
  const [word, ...others] = args.filter((arg) => !/^-[viF]+$/.test(arg));
  if (word === undefined || others.length > 0 || !/^[\w ,:;/=@%-]+$/.test(word) || word.startsWith("-"))
    return undefined;
  const fold = (text: string) => (flags.includes("i") ? text.toLowerCase() : text);
  const kept = linesOf(input).filter((line) => fold(line).includes(fold(word)) !== flags.includes("v"));
  return textOfLines(kept);
}
