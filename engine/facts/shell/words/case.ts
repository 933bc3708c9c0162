/**
 * Text in another case: `^` the first character, `^^` all that are chosen, `,` and `,,` to lower case.
 *
 * @returns undefined for text outside ASCII, where the locale decides
 */
export function changeCase(
  value: string,
  operator: "^" | "^^" | "," | ",,",
  isChosen: (char: string) => boolean,
): string | undefined {
  if (/[^\0-\x7f]/.test(value)) return undefined;
  const change = (char: string) => (operator.startsWith("^") ? char.toUpperCase() : char.toLowerCase());
  return [...value]
    .map((char, index) => ((operator.length === 2 || index === 0) && isChosen(char) ? change(char) : char))
    .join("");
}
