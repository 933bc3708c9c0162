import type { Value } from "../code/values.ts";
import type { Setting } from "../shell/analysis.ts";

/** PowerShell text while it is read. */
export type Source = {
  readonly text: string;
  readonly setting: Setting;
  readonly variables: Map<string, Value>;
  /** How deeply texts are nested that are run by others. */
  readonly nesting: number;
  at: number;
  depth: number;
  /** What `$_` is. */
  current: Value | undefined;
  readonly statements: (source: Source, close: string) => Value;
  readonly argument: (source: Source) => Value;
  readonly pipeline: (source: Source) => Value;
};

const blank = /(?:[ \t\r]|`\r?\n)+/y;

/** What an expression matches here. */
export function matchHere(source: Source, expression: RegExp): RegExpExecArray | null {
  expression.lastIndex = source.at;
  return expression.exec(source.text);
}

/** Goes past blanks, continued lines and comments, not past line ends. */
export function skipBlanks(source: Source): void {
  for (;;) {
    const found = matchHere(source, blank);
    if (found) source.at += found[0].length;
    else if (source.text.startsWith("<#", source.at)) {
      const end = source.text.indexOf("#>", source.at);
      source.at = end === -1 ? source.text.length : end + 2;
    } else if (source.text.charAt(source.at) === "#") {
      const end = source.text.indexOf("\n", source.at);
      source.at = end === -1 ? source.text.length : end;
    } else return;
  }
}

/** The character here. */
export function charHere({ text, at }: Source, distance = 0): string {
  return text.charAt(at + distance);
}
