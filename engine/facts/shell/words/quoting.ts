/** Characters that `printf %q` and `${X@Q}` write in a way of their own. */
const unprintable = /[^ -~]/;

/** `${X@Q}`: the value in quotes that give it again. Undefined where the value holds more than printable ASCII. */
export function quoteWord(value: string): string | undefined {
  return unprintable.test(value) ? undefined : `'${value.replaceAll("'", "'\\''")}'`;
}

/** `printf %q`: the value with backslashes. Undefined where the value holds more than printable ASCII. */
export function escapeWord(value: string): string | undefined {
  if (unprintable.test(value)) return undefined;
  if (value === "") return "''";
  return value.replace(/[ '"\\|&;()<>!{}*[\]?^$`,]|^[#~]|(?<=[:=])~/g, "\\$&");
}
