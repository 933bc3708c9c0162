import { textOfLines, wholeLines } from "./filter-lines.ts";

/** `2`, `2-3`, `-3`, `2-`, in a list with commas. */
function rangesOf(list: string): readonly (readonly [number, number])[] | undefined {
  const ranges = list.split(",").map((item): readonly [number, number] | undefined => {
    const [, only, from, to] = /^(?:(\d{1,6})|(\d{0,6})-(\d{0,6}))$/.exec(item) ?? [];
    if (only !== undefined) return [Number(only), Number(only)];
    if (from === undefined || to === undefined || from + to === "") return undefined;
    return [Number(from || 1), to === "" ? Number.POSITIVE_INFINITY : Number(to)];
  });
  const isValid = ranges.every((range) => range !== undefined && range[0] > 0 && range[0] <= range[1]);
  return isValid ? ranges.filter((range) => range !== undefined) : undefined;
}

/** `cut -d: -f1,3`, `cut -c2-5`. */
export function cutColumns(args: readonly string[], input: string): string | undefined {
  const given: Record<string, string> = {};
  for (let index = 0; index < args.length; index++) {
    const [, letter = "", attached = ""] = /^-([dfcbs])(.*)$/s.exec(args[index] ?? "") ?? [];
    if (letter === "" || (letter === "s" && attached !== "")) return undefined;
    given[letter] = letter === "s" || attached !== "" ? attached : (args[++index] ?? "");
  }
  const { d: delimiter = "\t", f: fields, c: chars = given.b } = given;
  const ranges = rangesOf(fields ?? chars ?? "");
  if (!ranges || (fields !== undefined && chars !== undefined) || delimiter.length !== 1) return undefined;
  if (fields === undefined && /[^\0-\x7f]/.test(input)) return undefined;
  const isWanted = (index: number) => ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to);
  const lines = input === "" ? [] : input.replace(/\n$/, "").split("\n");
  const cut = lines.flatMap((line) => {
    if (fields === undefined) return [[...line].filter((_char, index) => isWanted(index)).join("")];
    if (!line.includes(delimiter)) return given.s === undefined ? [line] : [];
    return [
      line
        .split(delimiter)
        .filter((_field, index) => isWanted(index))
        .join(delimiter),
    ];
  });
  return textOfLines(cut);
}

/** `awk '{print $1, $3}'`, with `-F:` or blanks between columns. */
export function printColumns(args: readonly string[], input: string): string | undefined {
  const [, separator, flagless] =
    /^(?:-F ?(.)\n)?([^\n]{1,200})$/.exec(args.join("\n").replace(/^-F\n/, "-F")) ?? [];
  const printed =
    /^\s{0,9}\{\s{0,9}print((?:[\s,]{1,9}\$(?:\d{1,3}|NF)){0,9})\s{0,9};?\s{0,9}\}\s{0,9}$/.exec(
      flagless ?? "",
    );
  const columns = printed?.[1]?.split(",").map((column) => column.trim().replace("$", ""));
  const isPlain = columns?.every((column) => /^(?:\d{1,3}|NF)?$/.test(column));
  if (!columns || !isPlain || (separator !== undefined && !/^[:,;=@%#_a-z0-9-]$/i.test(separator)))
    return undefined;
  const lines = input === "" ? [] : (wholeLines(input) ?? input.split("\n"));
  const out = lines.map((line) => {
    const fields =
      separator === undefined
        ? line.split(/[ \t]+/).filter((word) => word !== "")
        : line === ""
          ? []
          : line.split(separator);
    const value = (column: string) => {
      if (column === "" || column === "0" || (column === "NF" && fields.length === 0)) return line;
      return fields[column === "NF" ? fields.length - 1 : Number(column) - 1] ?? "";
    };
    return columns.map(value).join(" ");
  });
  return textOfLines(out);
}
