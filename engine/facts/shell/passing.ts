import type { Command, Redirection, SyntaxNode, Word, WordPart } from "unbash";
import type { ShellState } from "./state.ts";

/**
 * What a simple command shows of the text it reads: nothing of it (it counts, or keeps it), the names before `=`, of URLs what is not the
 * login, whole lines, or any part. Each writes to its standard output and nowhere else. Undefined for every other command.
 */
export type Passing = {
  readonly shows: "nothing" | "names" | "hosts" | "lines" | "parts";
  /** Only lines with these names get through, as globs: `PORT*`, `*proxy*`. */
  readonly names?: readonly string[];
};

/** Longest script or pattern that is looked at, in UTF-16 units. */
const maxText = 1_000;

/** What a command shows of what it reads. */
export function passingOf(node: SyntaxNode | undefined, state: ShellState): Passing | undefined {
  const command = simpleCommand(node);
  const name = command?.name?.parts ? undefined : command?.name?.value;
  if (!command || name === undefined || state.functions.has(name)) return undefined;
  const words = command.args.map((word) => (word.type === "Word" ? literalText(word) : undefined));
  if (keepsSecret(name, words)) return { shows: "nothing" };
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  return form?.(words);
}

/** The text of a word in which nothing is expanded. */
function literalText({ parts = [], value }: Word): string | undefined {
  const isLiteral = (part: WordPart): boolean =>
    part.type === "Literal" ||
    part.type === "SingleQuoted" ||
    (part.type === "DoubleQuoted" && part.parts.every(isLiteral));
  return parts.every(isLiteral) ? value : undefined;
}

/** The simple command that a node is, if it is one. */
export function simpleCommand(node: SyntaxNode | undefined): Command | undefined {
  const inner = node?.type === "Statement" && !node.background ? node.command : node;
  return inner?.type === "Command" ? inner : undefined;
}

/** Its standard output goes where it would go without these. */
export function leavesOutput(redirects: readonly Redirection[]): boolean {
  return redirects.every((redirect) => {
    if (redirect.type !== "Redirect") return true;
    const { operator, descriptor, target } = redirect;
    if (operator === "<") return true;
    const isError = descriptor?.type === "FileDescriptor" && descriptor.value === 2;
    return (
      isError &&
      ((operator === ">" && target?.value === "/dev/null") || (operator === ">&" && target?.value === "1"))
    );
  });
}

/** Programs that take a login on their standard input. */
const takesLogin =
  /^(?:docker|podman|nerdctl|buildah|skopeo|helm|oras|crane|regctl|cosign|gh|glab|gpg2?|az|wrangler|vercel|fly|flyctl)$/;

/** A command that reads a secret on its standard input and does not show it. */
function keepsSecret(name: string, words: Words): boolean {
  if (!takesLogin.test(name)) return false;
  if (words.some((word) => /^--(?:password-stdin|with-token|passphrase-fd)\b/.test(word ?? ""))) return true;
  const [group = "", verb = ""] = words;
  return /^(?:secrets?|env)$/.test(group) && /^(?:set|put|add|import)$/.test(verb);
}

/** Words of a command; undefined where one is expanded. */
type Words = readonly (string | undefined)[];

const whole: Passing = { shows: "lines" };
const parts: Passing = { shows: "parts" };
const nothing: Passing = { shows: "nothing" };
const onlyHosts: Passing = { shows: "hosts" };
const onlyNames: Passing = { shows: "names" };

/** All words are options of this form, or no options at all. */
const onlyOptions = (form: RegExp, passing: Passing) => (words: Words) =>
  words.every((word) => word === undefined || !word.startsWith("-") || form.test(word)) ? passing : undefined;

const counts = onlyOptions(/^-[lwcmL]+$|^--(?:lines|words|bytes|chars)$/, nothing);
const digests = onlyOptions(/^-[a\d]*$|^--(?:tag|binary)$/, nothing);
const ends = (words: Words) => {
  const flags = words.filter((word) => word?.startsWith("-"));
  return flags.every((word) => /^-(?:n\d*|\d+)$/.test(word ?? "")) ? whole : parts;
};

const forms: Readonly<Record<string, (words: Words) => Passing | undefined>> = {
  cat: onlyOptions(/^-[ns]*$/, whole),
  sort: onlyOptions(/^-[urnfbV]*$/, whole),
  uniq: (words) => (words.length === 0 ? whole : undefined),
  head: ends,
  tail: (words) => (words.some((word) => /^-\w*[fF]/.test(word ?? "-f")) ? undefined : ends(words)),
  wc: counts,
  md5sum: digests,
  sha1sum: digests,
  sha256sum: digests,
  shasum: digests,
  grep: (words) => searched(words),
  egrep: (words) => searched(words),
  fgrep: (words) => searched(words),
  rg: (words) => (searched(words, takesWordInRipgrep)?.shows === "nothing" ? nothing : undefined),
  cut: cutOut,
  awk: printed,
  gawk: printed,
  mawk: printed,
  sed: edited,
  tr: () => parts,
  base64: () => parts,
  xargs: (words) => (/^(?:-0|-r|(?:-d\n?(?:\\n|\n)))?$/.test(words.join("\n")) ? parts : undefined),
  jq: (words) => (words.some((word) => /stderr|debug|halt/.test(word ?? "debug")) ? undefined : parts),
  echo: () => parts,
  printf: (words) => (words[0] === "-v" ? undefined : parts),
};

/** Options of grep, and of ripgrep, that take the next word. */
const takesWord = /^-[a-zA-Z]*[efmABCd]$/;
const takesWordInRipgrep = /^-[a-zA-Z]*[efmABCdgtTrjME]$/;

const quietly = /^--(?:quiet|silent|count|files-with(?:out)?-match(?:es)?)$/;

function searched(words: Words, takes = takesWord): Passing | undefined {
  const flags: string[] = [];
  const given: (string | undefined)[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || !word.startsWith("-") || word === "-") given.push(word);
    else if (word === "--") {
      given.push(...words.slice(index + 1));
      break;
    } else {
      flags.push(word);
      if (takes.test(word)) index++;
    }
  }
  // Another long option may take the next word, and so be what makes `-q` a pattern.
  if (flags.some((flag) => /^--[^=]*$/.test(flag) && !quietly.test(flag) && !/^--colou?r$/.test(flag)))
    return undefined;
  if (
    flags.some((flag) =>
      /^(?:-[hivEFwxnasHGPr]*[qclL][a-zA-Z]*|--(?:quiet|silent|count|files-with(?:out)?-match(?:es)?))$/.test(
        flag,
      ),
    )
  )
    return nothing;
  const pattern = given[0]?.slice(0, maxText);
  const isPlain = flags.every((flag) => /^(?:-[ivEFwxnasHhG]+|--color(?:=\w+)?)$/.test(flag));
  if (isPlain) {
    const names = flags.some((flag) => flag.includes("v"))
      ? undefined
      : namesIn(pattern, flags.join("").includes("i"));
    return names ? { shows: "lines", names } : whole;
  }
  if (!flags.every((flag) => /^-[ivEFwxnasHhGoP]+$/.test(flag))) return undefined;
  const isName = /^\^(?:\[\^=\]|\[[A-Za-z0-9_-]+\]|\\w)(?:[*+]|\\\+)=?$/.test(pattern ?? "");
  return isName && flags.some((flag) => flag.includes("o")) ? onlyNames : parts;
}

/** `^PORT`, `NODE_ENV=`, `HOST|PORT`: the names that a pattern lets through. */
function namesIn(pattern: string | undefined, folds: boolean): readonly string[] | undefined {
  const words =
    pattern
      ?.replaceAll("\\|", "|")
      .replace(/^\((.*)\)$/, "$1")
      .split("|") ?? [];
  const names = words.map((word) => {
    const [, start, name, end] = /^(\^?)([A-Za-z_]\w{0,99})(=?)$/.exec(word) ?? [];
    if (name === undefined) return undefined;
    return `${start === "" ? "*" : ""}${folds ? name.toUpperCase() : name}${end === "" ? "*" : ""}`;
  });
  return names.length <= 16 && names.every((name) => name !== undefined) ? names : undefined;
}

function cutOut(words: Words): Passing | undefined {
  if (words.some((word) => word === undefined || /^--?o/.test(word))) return parts;
  const text = words.join("\n").slice(0, maxText);
  if (words.length === 2 && /^-d\n?@\n-f\n?2$/.test(text)) return onlyHosts;
  const isNames =
    /(?:^|\n)(?:-d\n?=|--delimiter==)(?:\n|$)/.test(text) &&
    /(?:^|\n)(?:-f\n?|--fields=)-?1(?:\n|$)/.test(text);
  const flags = words.filter((word) => word?.startsWith("-"));
  const isOnce = flags.filter((flag) => /^--?d/.test(flag ?? "")).length === 1;
  return isNames && isOnce && flags.length <= 3 && !/(?:^|\n)--c/.test(text) ? onlyNames : parts;
}

const programOfNames =
  /^\s{0,9}(?:NF|!?\/[^/]{0,60}\/)?\s{0,9}\{\s{0,9}print\s{0,9}\$1\s{0,9}(?:"[^"$\\]{0,20}")?\s{0,9};?\s{0,9}\}\s{0,9}$/;
const programOfColumns =
  /^\s{0,9}(?:NF|!?\/[^/]{0,60}\/)?\s{0,9}\{\s{0,9}print[\s\d$,NF]{0,40};?\s{0,9}\}\s{0,9}$/;

function printed(words: Words): Passing | undefined {
  const [first = "", second = ""] = words;
  const isApart = first === "-F";
  const separator = first.startsWith("-F") ? (isApart ? second : first.slice(2)) : undefined;
  const at = separator === undefined ? 0 : isApart ? 2 : 1;
  const program = words[at] ?? "";
  // Another option, or an assignment among the files, changes the separator.
  if (words.slice(at).some((word) => word === undefined || /^-|=/.test(word.replace(program, ""))))
    return undefined;
  if (separator === "=" && programOfNames.test(program)) return onlyNames;
  if (separator === "@" && /^\{\s?print \$2\s?\}$/.test(program)) return onlyHosts;
  return programOfColumns.test(program) ? parts : undefined;
}

/** What `sed` does to `NAME=value` so that the value is gone: in basic spelling, and in extended. */
const scriptOfNames =
  /^s([/#|,])(?:\^?\\\(\[\^=\]\*\\\)|\\\(\[[A-Za-z0-9_-]+\]\*\\\))?(?:=|\\\(=\\\))\.\*\$?\1(?:[^&\\/#|,\n]|\\1){0,60}\1g?$/;
const extendedOfNames =
  /^s([/#|,])(?:\^?\(\[\^=\][*+]\)|\([[A-Za-z0-9_-]+\]\*\))?(?:=|\(=\))\.[*+]\$?\1(?:[^&\\/#|,\n]|\\1){0,60}\1g?$/;
/** What `sed` does to `scheme://user:password@host` so that the login is gone. */
const scriptOfHosts =
  /^s([/#|,])(?:\^?\.\*@|:\/\/(?:\[\^@\]|\.)\*@|:\\\/\\\/(?:\[\^@\]|\.)\*@)\1[^&\n]{0,40}\1g?$/;
const scriptOfParts =
  /^(?:s([/#|,])[^\n/#|,;]{0,200}\1[^\n/#|,;]{0,200}\1[gIi\d]{0,9}|\/[^/\n]{0,200}\/[dp]|\d{1,9}(?:,\d{1,9})?[dpq])$/;

function edited(words: Words): Passing | undefined {
  const flags = words.filter((word) => word?.startsWith("-"));
  if (
    !flags.every((flag) => /^-[nrEe]+$/.test(flag ?? "")) ||
    flags.filter((flag) => flag?.includes("e")).length > 1
  )
    return undefined;
  const before = words.slice(
    0,
    words.findIndex((word) => word === undefined || !word.startsWith("-")),
  );
  // With `-e`, what comes first without a dash need not be the script.
  if (
    flags.some((flag) => flag?.includes("e")) &&
    (!/e$/.test(before.at(-1) ?? "") || before.length < flags.length)
  )
    return undefined;
  const script = words[before.length] ?? "";
  const letters = flags.join("");
  const ofNames = /[rE]/.test(letters) ? extendedOfNames : scriptOfNames;
  if (ofNames.test(script) && !letters.includes("n")) return onlyNames;
  if (scriptOfHosts.test(script) && !letters.includes("n")) return onlyHosts;
  return scriptOfParts.test(script) ? parts : undefined;
}
