import {
  type Command,
  forEachChild,
  type Redirection,
  type SyntaxNode,
  type Word,
  type WordPart,
} from "unbash";
import type { ShellState } from "../state.ts";
import {
  cutOut,
  edited,
  nothing,
  type Passing,
  parts,
  printed,
  searched,
  selected,
  takesWordInRipgrep,
  type Words,
  whole,
} from "./passing-filters.ts";

/** What a command shows of what it reads. */
export function passingOf(node: SyntaxNode | undefined, state: ShellState): Passing | undefined {
  if (isLoadingLoop(node, state)) return nothing;
  const command = simpleCommand(node);
  const name = command?.name?.parts ? undefined : command?.name?.value;
  if (!command || name === undefined || state.functions.has(name)) return undefined;
  const words = command.args.map((word) => (word.type === "Word" ? literalText(word) : undefined));
  if (keepsSecret(name, words)) return { shows: "nothing" };
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  return form?.(words);
}

/** Commands of a loop that put what they are given into variables, and print nothing. */
const loading = /^(?:read|export|declare|typeset|local|readonly|test|\[|:|true|continue|break)$/;

/** `while read -r line; do export "$line"; done`: it puts the lines that it reads into variables and shows none. */
function isLoadingLoop(node: SyntaxNode | undefined, { functions, traces }: ShellState): boolean {
  const loop = node?.type === "Statement" && !node.background ? node.command : node;
  if (loop?.type !== "While" || functions.size > 0 || traces) return false;
  const open: SyntaxNode[] = [loop];
  for (let left = maxLoop; left > 0; left--) {
    const part = open.pop();
    if (!part) return true;
    if (/^(?:CommandExpansion|ProcessSubstitution|Redirected|Subshell)$/.test(part.type)) return false;
    if (part.type === "Command") {
      const words = part.args.map((word) => (word.type === "Word" ? word.value : ""));
      if (part.redirects.length > 0 || (part.name && !loading.test(part.name.value))) return false;
      if (part.name && words.some((word) => /^-\w*p/.test(word))) return false;
      if (part.name?.value === "export" && words.length === 0) return false;
    }
    forEachChild(part, (child) => void open.push(child));
  }
  return false;
}

/** Most nodes of such a loop. */
const maxLoop = 400;

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

/** All words are options of this form, or no options at all. */
const onlyOptions = (form: RegExp, passing: Passing) => (words: Words) =>
  words.every((word) => word === undefined || !word.startsWith("-") || form.test(word)) ? passing : undefined;

const counts = onlyOptions(/^-[lwcmL]+$|^--(?:lines|words|bytes|chars)$/, nothing);
const digests = onlyOptions(/^-[a\d]*$|^--(?:tag|binary)$/, nothing);
const ends = (words: Words) => {
  const flags = words.filter((word) => word?.startsWith("-"));
  return flags.every((word) => /^-(?:n\d*|\d+)$/.test(word ?? "")) ? whole : parts;
};

/** A database of this machine is loaded; a statement, a server elsewhere or an echo of the input is something else. */
const loads = (words: Words) =>
  words.every(
    (word) => word !== undefined && !/^-[hcfaebS]|^--(?:host|command|file|echo|exec|socket)|:/.test(word),
  )
    ? nothing
    : undefined;

/** `gunzip -c`, `gzip -dc`: what is unpacked is printed. */
const unpacked = (words: Words) =>
  words.some((word) => /^-[dkf]*c[dkf]*$/.test(word ?? ""))
    ? onlyOptions(/^-[cdkf]+$/, whole)(words)
    : undefined;

const forms: Readonly<Record<string, (words: Words) => Passing | undefined>> = {
  cat: onlyOptions(/^-[ns]*$/, whole),
  zcat: onlyOptions(/^-[f]*$/, whole),
  gzcat: onlyOptions(/^-[f]*$/, whole),
  bzcat: onlyOptions(/^-[k]*$/, whole),
  xzcat: onlyOptions(/^-[k]*$/, whole),
  zstdcat: onlyOptions(/^-[k]*$/, whole),
  gunzip: unpacked,
  gzip: unpacked,
  bunzip2: unpacked,
  unxz: unpacked,
  xz: unpacked,
  zstd: unpacked,
  unzstd: unpacked,
  pv: (words) => (words.every((word) => word !== undefined && !word.startsWith("-")) ? whole : undefined),
  sort: onlyOptions(/^-[urnfbV]*$/, whole),
  uniq: (words) => (words.length === 0 ? whole : undefined),
  head: ends,
  tail: (words) => (words.some((word) => /^-\w*[fF]/.test(word ?? "-f")) ? undefined : ends(words)),
  wc: counts,
  psql: loads,
  mysql: loads,
  mariadb: loads,
  pg_restore: loads,
  mongorestore: loads,
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
  jq: selected,
  echo: () => parts,
  printf: (words) => (words[0] === "-v" ? undefined : parts),
};
