import picomatch from "picomatch";

/** Globs made ready for the hook, as plain data: literal strings, one regular expression source, and where anchored globs begin. */
export type Matcher = {
  readonly texts?: readonly string[];
  readonly pattern?: string;
  /** One text per glob of the pattern that each match holds: without any of them, the expression need not be compiled. */
  readonly needles?: readonly string[];
  /** Directories in which an anchored path glob can match: `~/.ssh/**` gives `~/.ssh`. */
  readonly bases?: readonly string[];
};

const magic = /[*?[\]{}()!+@\\]/;

/**
 * Compiles globs. Needs picomatch, so it runs when rules are compiled and never in a hook.
 *
 * @param kind in a `path`, `*` stays inside one segment and case does not matter; in `text`, `*` crosses everything
 */
export function compileGlobs(globs: readonly string[], kind: "path" | "text"): Matcher {
  const spelled = kind === "path" ? globs.map((glob) => glob.toLowerCase()) : globs;
  const texts = spelled.filter((glob) => !magic.test(glob));
  const magical = spelled.filter((glob) => magic.test(glob));
  const needles = magical.flatMap(needlesOf);
  const bases = kind === "path" ? [...new Set(spelled.filter((glob) => /^[~/]/.test(glob)).map(baseOf))] : [];
  return {
    ...(texts.length > 0 && { texts }),
    ...(magical.length > 0 && { pattern: `^(?:${magical.map((glob) => sourceOf(glob, kind)).join("|")})$` }),
    ...(needles.length > 0 &&
      needles.every((needle) => needle.length > 1) && { needles: [...new Set(needles)] }),
    ...(bases.length > 0 && { bases }),
  };
}

/**
 * `dot: true`: a guard must not skip dot files. `bash: true`: in plain text a star also matches slashes. picomatch guards every
 * character against `.` and `..` segments; our paths have none, and without that the expressions are a third as long.
 */
function sourceOf(glob: string, kind: "path" | "text"): string {
  const { source } = picomatch.makeRe(glob, { dot: true, bash: kind === "text", nonegate: true });
  return source
    .replace(/^\^|\$$/g, "")
    .replaceAll("(?:(?!(?:^|\\/)\\.{1,2}(?:\\/|$)).)*?", ".*?")
    .replaceAll("(?!\\.{1,2}(?:\\/|$))", "")
    .replaceAll("(?:^|\\/|(?:.*?)\\/)", "(?:.*\\/)?")
    .replaceAll("\\/", "/");
}

/** The longest literal part of a glob, or those of its `{a,b}` alternatives. A slash beside a star may match nothing: left out. */
function needlesOf(glob: string): readonly string[] {
  const plain = glob.replace(/[!?*+@]?\([^()]*\)|\{[^{}]*\}|\[[^\]]*\]|\\./g, "*");
  const literals = plain.split(/[*?!+@(){}[\]\\]+/).map((part) => part.replace(/^\/+|\/+$/g, ""));
  const longest = literals.sort((a, b) => b.length - a.length)[0] ?? "";
  const braces = /\{([^{}]*)\}/.exec(glob);
  if (longest.length > 3 || !braces) return [longest];
  const choices = (braces[1] ?? "").split(",");
  return choices.flatMap((choice) => needlesOf(glob.replace(braces[0], () => choice)));
}

function baseOf(glob: string): string {
  const segments = glob.split("/");
  const end = segments.findIndex((segment) => magic.test(segment));
  return segments.slice(0, end === -1 ? segments.length : end).join("/");
}
