import type { FileAccess } from "../facts.ts";
import { networkFact } from "../hosts.ts";
import type { Setting } from "../shell/analysis.ts";
import { addFile, hold } from "../shell/files/files.ts";
import { dumpEnvironment } from "../shell/shown/environment.ts";
import type { Field } from "../shell/stream.ts";
import { homeOf, homePath } from "../shell/words/home.ts";
import { quoted } from "../shell/words/quoting.ts";

/** Most commands of one line that are looked at. */
const maxCommands = 200;

const accesses: Readonly<Record<string, readonly [FileAccess, FileAccess?]>> = {
  del: ["delete"],
  erase: ["delete"],
  rd: ["delete"],
  rmdir: ["delete"],
  type: ["read"],
  more: ["read"],
  findstr: ["read"],
  copy: ["read", "write"],
  xcopy: ["read", "write"],
  robocopy: ["read", "write"],
  move: ["delete", "write"],
  ren: ["delete", "write"],
  rename: ["delete", "write"],
  dir: ["list"],
  md: ["write"],
  mkdir: ["write"],
  icacls: ["mode"],
  attrib: ["mode"],
  takeown: ["mode"],
  mklink: ["write", "link"],
};

/** Facts of a command line of cmd.exe. */
export function runCmdLine(line: string, setting: Setting): void {
  const plain = line.replace(/^"(.*)"$/s, "$1").replace(/\^(?=[^\n])/g, "");
  for (const part of plain.split(/&&?|\|\|?|\n/).slice(0, maxCommands))
    runOne(part.trim().replace(/^[@(]+/, ""), setting);
}

function wordsOf(text: string): readonly string[] {
  return (text.match(/(?:"[^"]*"?|[^\s"]+)+/g) ?? []).slice(0, 500).map((word) => word.replaceAll('"', ""));
}

/** A path with `%USERPROFILE%` in it, or one that is not known for another variable. */
function fieldOf(word: string, { state, analysis }: Setting): Field {
  const home = homeOf(state, analysis.surroundings) ?? "~";
  const text = word
    .replace(/%(?:USERPROFILE|HOMEPATH|HOME)%/gi, () => home)
    .replace(/%HOMEDRIVE%/gi, "")
    .replaceAll("\\", "/");
  return {
    text: homePath(text, state.cwd, analysis.surroundings),
    known: !/%\w+%/.test(text),
    glob: undefined,
  };
}

function runOne(part: string, setting: Setting): void {
  const [command, ...files] = part.split(/\d?>>?/);
  for (const file of files) {
    const [path] = wordsOf(file.trim());
    if (path && !/^(?:nul|&\d)$/i.test(path)) addFile("write", fieldOf(path, setting), "cmd", false, setting);
  }
  const [first = "", ...rest] = wordsOf(command ?? "");
  const name = first.toLowerCase().replace(/\.exe$/, "");
  const access = Object.hasOwn(accesses, name) ? accesses[name] : undefined;
  const operands = rest.filter((word) => !/^\/[A-Za-z?]/.test(word));
  if (access) accessOperands(name, access, operands, rest, setting);
  else if (name === "set" && rest.length === 0) dumpEnvironment("cmd", setting);
  else if (name === "certutil" || name === "bitsadmin") download(name, rest, setting);
  else if (/^(?:call|start|cmd)$/.test(name))
    runCmdLine(rest.filter((word) => !/^\/\w+$/.test(word)).join(" "), setting);
  else if (
    !/^(?:echo|set|cls|title|exit|goto|rem|if|for|cd|chdir|pushd|popd|setlocal|endlocal|pause|ver|vol|where|timeout)?$/.test(
      name,
    )
  )
    setting.analysis.walker.source([first.replaceAll("\\", "/"), ...rest].map(quoted).join(" "), setting);
}

function accessOperands(
  name: string,
  [first, last]: readonly [FileAccess, FileAccess?],
  operands: readonly string[],
  all: readonly string[],
  setting: Setting,
): void {
  const isRecursive = all.some((word) => /^\/(?:s|e|mir)$/i.test(word)) || first === "mode";
  const paths = name === "findstr" ? operands.slice(1) : operands;
  for (const [index, word] of paths.entries()) {
    const access = last !== undefined && index === paths.length - 1 && paths.length > 1 ? last : first;
    addFile(access, fieldOf(word, setting), name, isRecursive, setting);
  }
}

/** `certutil -urlcache -f URL FILE`, `bitsadmin /transfer JOB URL FILE`. */
function download(name: string, words: readonly string[], setting: Setting): void {
  const at = words.findIndex((word) => /^https?:\/\//i.test(word));
  const fact = at === -1 ? undefined : networkFact(words[at] ?? "", "in", name);
  const file = words[at + 1];
  if (!fact) return;
  setting.analysis.facts.network.push(fact);
  if (file === undefined) return;
  const field = fieldOf(file, setting);
  addFile("write", field, name, false, setting);
  hold(field, [{ from: "network", name: fact.host }], setting);
}
