import picomatch from "picomatch";

/** A glob with wildcards, made ready for the hook. */
export type CompiledGlob = {
  /** Source of the expression that matches the whole text. */
  readonly pattern: string;
  /** For at most two places of the glob, the texts of which each match holds one (`yml,yaml`): without them nothing need be compiled. */
  readonly needles: readonly string[];
};

/** Globs as plain data: literal texts, those with wildcards, and where anchored ones begin. */
export type Matcher = {
  readonly texts?: readonly string[];
  readonly globs?: readonly CompiledGlob[];
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
  const bases = kind === "path" ? [...new Set(spelled.filter((glob) => /^[~/]/.test(glob)).map(baseOf))] : [];
  return {
    ...(texts.length > 0 && { texts }),
    ...(magical.length > 0 && { globs: magical.map((glob) => compileGlob(glob, kind)) }),
    ...(bases.length > 0 && { bases }),
  };
}

function compileGlob(glob: string, kind: "path" | "text"): CompiledGlob {
  return { pattern: `^(?:${sourceOf(glob, kind)})$`, needles: needlesOf(glob) };
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

/** Most places of a glob by which it is told that a text cannot match. */
const maxPlaces = 2;

/** The literal parts of a glob, and of each `{a,b}` its alternatives: the places with the longest texts. */
function needlesOf(glob: string): readonly string[] {
  const places: (readonly string[])[] = [];
  let plain = repeatedly(glob.replace(/\\./g, "*"), /[!?*+@]?\([^()]*\)|\[[^\]]*\]/);
  for (let group = innerGroup.exec(plain); group; group = innerGroup.exec(plain)) {
    const choices = group[1] ?? "";
    const isInside = /\{[^}]*$/.test(plain.slice(0, group.index));
    // Only one choice of an outer group holds an inner one; `{1..3}` is a range.
    if (!isInside && !choices.includes("..")) places.push(choices.split(",").map(longestLiteral));
    plain = plain.replace(group[0], () => "*");
  }
  places.push(...literalsOf(plain).map((literal) => [literal]));
  const shortest = (texts: readonly string[]) => Math.min(...texts.map((text) => text.length));
  return places
    .filter((texts) => shortest(texts) > 1)
    .sort((a, b) => shortest(b) - shortest(a))
    .slice(0, maxPlaces)
    .map((texts) => texts.join(","));
}

const innerGroup = /\{([^{}]*)\}/;

function repeatedly(text: string, pattern: RegExp): string {
  const once = text.replace(pattern, () => "*");
  return once === text ? text : repeatedly(once, pattern);
}

/** A slash beside a star may match nothing: left out. */
function literalsOf(text: string): readonly string[] {
  return text.split(/[*?!+@(){}[\]\\]+/).map((part) => part.replace(/^\/+|\/+$/g, ""));
}

function longestLiteral(text: string): string {
  return literalsOf(text).reduce((a, b) => (b.length > a.length ? b : a), "");
}

function baseOf(glob: string): string {
  const segments = glob.split("/");
  const end = segments.findIndex((segment) => magic.test(segment));
  return segments.slice(0, end === -1 ? segments.length : end).join("/");
}
