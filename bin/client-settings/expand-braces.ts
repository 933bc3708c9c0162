const group = /^([^{}\\]*)\{([^{}]*)\}(.*)$/s;

/** Most texts that one glob may stand for. */
const maxTexts = 2_000;

/**
 * The globs without braces that a glob with `{a,b}` stands for, innermost groups first.
 *
 * @returns undefined for a glob that stands for too many, or has a range (`{1..3}`) or an escaped brace
 */
export function expandBraces(glob: string): readonly string[] | undefined {
  let expanded = [glob];
  while (expanded.some((text) => /[{}]/.test(text))) {
    const next = expanded.flatMap((text) => (/[{}]/.test(text) ? (expandOne(text) ?? []) : [text]));
    if (next.length < expanded.length || next.length > maxTexts) return undefined;
    expanded = next;
  }
  return [...new Set(expanded)];
}

function expandOne(text: string): readonly string[] | undefined {
  const open = text.lastIndexOf("{");
  const found = group.exec(text.slice(open));
  const choices = found?.[2];
  if (open === -1 || choices === undefined || choices.includes("..") || text[open - 1] === "\\")
    return undefined;
  return choices.split(",").map((choice) => text.slice(0, open) + choice + (found?.[3] ?? ""));
}
