import picomatch from "picomatch";

/** Globs made ready for the hook, as plain data: literal strings, one regular expression source, and where anchored globs begin. */
export type Matcher = {
  readonly texts: readonly string[];
  readonly pattern?: string;
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
  const patterns = spelled.filter((glob) => magic.test(glob)).map((glob) => sourceOf(glob, kind));
  const bases = kind === "path" ? [...new Set(spelled.filter((glob) => /^[~/]/.test(glob)).map(baseOf))] : [];
  return {
    texts,
    ...(patterns.length > 0 && { pattern: `^(?:${patterns.join("|")})$` }),
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

function baseOf(glob: string): string {
  const segments = glob.split("/");
  const end = segments.findIndex((segment) => magic.test(segment));
  return segments.slice(0, end === -1 ? segments.length : end).join("/");
}
