import { addCodeFacts } from "./code-facts.ts";
import { networkFact } from "./hosts.ts";
import { absolutePath, fileFact } from "./paths.ts";
import { expandGlob } from "./shell/glob.ts";
import { homePath } from "./shell/home.ts";
import { emptyStream, freshState, type Setting } from "./shell/state.ts";

/** Longest piece of foreign code that is looked at, in UTF-16 units. */
const maxCode = 64 * 1024;

/** A quoted string without line breaks, at most 300 characters long. */
const stringLiteral = /"((?:[^"\\\n]|\\.){1,300})"|'((?:[^'\\\n]|\\.){1,300})'|`((?:[^`\\\n]|\\.){1,300})`/g;
const pathShape = /^(?:~?\/|\.{1,2}\/|[\w.-]+\/|\.[a-z[])\S*$|^[\w-]+\.[a-z]{1,8}$|^(?:~|\.{1,2})$/i;

/** How languages name the home directory. */
const homeCall = /\b(?:os\.homedir|homedir|Path\.home|Dir\.home)\b(?:\(\))?|process\.env\.HOME\b/g;

/** Functions that open, change or delete files, and that run shell text or programs, in the languages we meet. */
const reads = /open|read|file|path|require|import|load|slurp|cat|copy|getline|<|source|\bARGV\b/i;
const writes = /\b(?:write\w*|rename\w*|chmod\w*|truncate\w*|open\([^\n;]{0,200},\s{0,9}['"][wax]b?\+?['"])/i;
const deletes = /\b(?:unlink\w*|rm\w*|rmtree|remove\w*|delete\w*)\b/i;
const recursive = /\b(?:rmtree|rmSync|rm_rf|rm_r|remove_tree|rmdir)\b/;
const runs = /\b(?:system|popen\w*|subprocess|child_process|exec\w*|spawn\w*|shell_exec|passthru|Popen|sh)\b/;

/**
 * Facts from the string literals of code in another language: paths it opens, urls it calls, commands it runs. A first, coarse
 * reading: what is done with them is told from the functions named anywhere in the code.
 */
export function addLiteralFacts(code: string, language: string, by: string, setting: Setting): void {
  const text = code.slice(0, maxCode).replace(homeCall, '"~"');
  addCodeFacts(text, language, by, setting);
  const { facts, surroundings } = setting.analysis;
  const cwd = setting.state.cwd ?? surroundings.project;
  const access = deletes.test(text) ? "delete" : writes.test(text) ? "write" : "read";
  const opensFiles = access !== "read" || reads.test(text);
  const runsCommands = runs.test(text) || (/^(?:perl|ruby|php)$/.test(language) && text.includes("`"));
  for (const words of literalsIn(text)) {
    if (runsCommands && (words.length > 1 || /\s/.test(words[0] ?? ""))) runWords(words, by, setting);
    for (const word of words) {
      if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word) && !word.startsWith("file:")) {
        const fact = networkFact(word, "in", by);
        if (fact) facts.network.push(fact);
      } else if (opensFiles && pathShape.test(word)) {
        const glob = /[*?[]/.test(word) ? word : undefined;
        const field = { text: homePath(word, cwd, surroundings), known: true, glob };
        for (const found of glob ? [field, ...expandGlob(field, cwd, surroundings)].slice(0, 64) : [field]) {
          const path = absolutePath(found.text, cwd);
          facts.files.push(fileFact(access, path, by, recursive.test(text), surroundings));
        }
      }
    }
  }
}

/** Escapes that hide a character: `\x2e`, `\u002e`, `\056`. */
function unescapeText(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-7]{3})|(.))/gi,
    (_all, hex?: string, unicode?: string, octal?: string, other?: string) =>
      other ??
      String.fromCharCode(octal ? Number.parseInt(octal, 8) : Number.parseInt(hex ?? unicode ?? "", 16)),
  );
}

/** String literals; those of one list (`["rm", "-rf", "/"]`) together; those put together (`".e" + "nv"`, `home / ".ssh"`) as one. */
function literalsIn(text: string): readonly (readonly string[])[] {
  const lists: string[][] = [];
  let end = -1;
  let isPathCall = false;
  for (const match of text.matchAll(stringLiteral)) {
    const word = unescapeText(match[1] ?? match[2] ?? match[3] ?? "");
    const between = end === -1 ? undefined : text.slice(end, match.index);
    const list = lists.at(-1);
    const joined = /^\s{0,9}(?:\+|\/|\.{1,2})?\s{0,9}$/.test(between ?? "no") ? between?.trim() : undefined;
    if (list && joined !== undefined)
      list[list.length - 1] = `${list.at(-1)}${joined === "/" ? "/" : ""}${word}`.slice(0, 300);
    else if (list && between !== undefined && /^[\s,[\]]{1,20}$/.test(between)) list.push(word);
    else {
      if (list && list.length > 1 && isPathCall) list.push(list.join("/"));
      isPathCall = /\b(?:join|resolve|Path)\(\s{0,9}$/.test(
        text.slice(Math.max(0, match.index - 20), match.index),
      );
      lists.push([word]);
    }
    end = match.index + match[0].length;
  }
  const list = lists.at(-1);
  if (list && list.length > 1 && isPathCall) list.push(list.join("/"));
  return lists;
}

function runWords(words: readonly string[], by: string, setting: Setting): void {
  const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const source = words.length === 1 ? (words[0] ?? "") : quoted.join(" ");
  const state = freshState(setting.state.cwd, undefined);
  const reach = { ...setting.reach, through: [...setting.reach.through, by] };
  setting.analysis.walker.source(source, { ...setting, state, reach, stdin: emptyStream });
}
