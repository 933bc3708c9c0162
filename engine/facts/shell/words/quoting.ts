/** Characters that `printf %q` and `${X@Q}` write in a way of their own. */
const unprintable = /[^ -~]/;

/** `${X@Q}`: the value in quotes that give it again. Undefined where the value holds more than printable ASCII. */
export function quoteWord(value: string): string | undefined {
  return unprintable.test(value) ? undefined : quoted(value);
}

/** A word as a shell has to read it: one that is not known is spelled as the variables it is made of, and stays open. */
export function shellWord({
  text,
  known = true,
}: {
  readonly text: string;
  readonly known?: boolean;
}): string {
  return known ? quoted(text) : `"${text.replace(/["\\`]/g, "\\$&")}"`;
}

/** A word in single quotes. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** `printf %q`: the value with backslashes. Undefined where the value holds more than printable ASCII. */
export function escapeWord(value: string): string | undefined {
  if (unprintable.test(value)) return undefined;
  if (value === "") return "''";
  return value.replace(/[ '"\\|&;()<>!{}*[\]?^$`,]|^[#~]|(?<=[:=])~/g, "\\$&");
}
