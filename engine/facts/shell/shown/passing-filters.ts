/**
 * What a simple command shows of the text it reads: nothing of it (it counts, or keeps it), the names before `=`, of URLs what is not the
 * login, whole lines, or any part. Each writes to its standard output and nowhere else. Undefined for every other command.
 */
export type Passing = {
  readonly shows: "nothing" | "names" | "hosts" | "lines" | "parts";
  /** Only lines with these names get through, as globs: `PORT*`, `*proxy*`. */
  readonly names?: readonly string[];
};

/** Words of a command; undefined where one is expanded. */
export type Words = readonly (string | undefined)[];

export const whole: Passing = { shows: "lines" };
export const parts: Passing = { shows: "parts" };
export const nothing: Passing = { shows: "nothing" };
const onlyHosts: Passing = { shows: "hosts" };
const onlyNames: Passing = { shows: "names" };

/** Longest script or pattern that is looked at, in UTF-16 units. */
const maxText = 1_000;

/** Options of grep, and of ripgrep, that take the next word. */
const takesWord = /^-[a-zA-Z]*[efmABCd]$/;
export const takesWordInRipgrep = /^-[a-zA-Z]*[efmABCdgtTrjME]$/;

const quietly = /^--(?:quiet|silent|count|files-with(?:out)?-match(?:es)?)$/;

export function searched(words: Words, takes = takesWord): Passing | undefined {
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

export function cutOut(words: Words): Passing | undefined {
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

/** A step of a jq filter that leads to a place in the data, or leaves some of it out, and makes nothing new. */
const stepOfFilter =
  /^(?:\.|(?:\.\w{0,60}(?:\[\d{0,9}\])?\??){1,9}|select\([\w\s.!=<>"'()[\]-]{1,120}\)|sort|unique|first|last)$/;
/** A last step that gives names or numbers. */
const lastOfFilter =
  /^(?:keys(?:\[\])?|length|type|(?:\.\w{0,60}(?:\[\d{0,9}\])?\??){0,9}\.(?:name|Name|id|Id|arn|ARN|Arn|address|type|kind|status|version|actions(?:\[\d\])?)\??)$/;

/** `jq FILTER`: one that ends in `keys`, `length` or a name shows no other value. */
export function selected(words: Words): Passing | undefined {
  if (words.some((word) => /stderr|debug|halt/.test(word ?? "debug"))) return undefined;
  const [filter = "", ...others] = words.filter((word) => !/^-[rcSse]{1,5}$/.test(word ?? ""));
  if (filter.length > maxText || others.some((word) => word?.startsWith("-"))) return parts;
  const steps = filter.split("|").map((step) => step.trim());
  const [, listed] = /^\[([^\][]{1,200}(?:\[\d\][^\][]{0,200}){0,4})\]$/.exec(steps.at(-2) ?? "") ?? [];
  const isTable = /^@[ct]sv$/.test(steps.at(-1) ?? "") && listed !== undefined;
  const last = isTable ? listed.split(",") : steps.slice(-1);
  const isNaming =
    last.every((step) => lastOfFilter.test(step.trim())) &&
    steps.slice(0, isTable ? -2 : -1).every((step) => stepOfFilter.test(step));
  return isNaming ? nothing : parts;
}

const programOfNames =
  /^\s{0,9}(?:NF|!?\/[^/]{0,60}\/)?\s{0,9}\{\s{0,9}print\s{0,9}\$1\s{0,9}(?:"[^"$\\]{0,20}")?\s{0,9};?\s{0,9}\}\s{0,9}$/;
const programOfColumns =
  /^\s{0,9}(?:NF|!?\/[^/]{0,60}\/)?\s{0,9}\{\s{0,9}print[\s\d$,NF]{0,40};?\s{0,9}\}\s{0,9}$/;

export function printed(words: Words): Passing | undefined {
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

export function edited(words: Words): Passing | undefined {
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
