import type { FileAccess } from "./facts.ts";
import { networkFact } from "./hosts.ts";
import { dumpEnvironment } from "./shell/builtins.ts";
import { runCommand } from "./shell/command.ts";
import { addFile } from "./shell/files.ts";
import { homePath } from "./shell/home.ts";
import { addOpaque, type Field, type Setting } from "./shell/state.ts";

const maxLength = 64 * 1024;

const fileCmdlets: Readonly<Record<string, FileAccess>> = {
  "get-content": "read",
  gc: "read",
  cat: "read",
  type: "read",
  "select-string": "read",
  "copy-item": "read",
  cp: "read",
  copy: "read",
  "remove-item": "delete",
  rm: "delete",
  ri: "delete",
  del: "delete",
  erase: "delete",
  rd: "delete",
  rmdir: "delete",
  "move-item": "delete",
  mv: "delete",
  "set-content": "write",
  sc: "write",
  "add-content": "write",
  "out-file": "write",
  "new-item": "write",
  "clear-content": "write",
  "get-childitem": "list",
  ls: "list",
  dir: "list",
  gci: "list",
  "test-path": "list",
};
const webCmdlets = new Set([
  "invoke-webrequest",
  "iwr",
  "invoke-restmethod",
  "irm",
  "curl",
  "wget",
  "start-bitstransfer",
]);
const harmless = new Set([
  "write-host",
  "write-output",
  "echo",
  "get-location",
  "pwd",
  "set-location",
  "cd",
  "get-date",
  "select-object",
  "where-object",
  "foreach-object",
  "sort-object",
  "measure-object",
  "format-table",
  "format-list",
  "out-null",
  "out-string",
]);

/** Facts of a PowerShell command line: a first, coarse reading by cmdlet; everything else is opaque. */
export function addPowershellFacts(source: string, setting: Setting): void {
  const { analysis } = setting;
  if (source.length > maxLength) {
    addOpaque(analysis, "limit", "a script of over 64 KiB", "powershell");
    return;
  }
  if (/\$env:|\benv:/i.test(source))
    for (const [, name] of source.matchAll(/env:([A-Za-z_]\w*)?/gi)) noteEnvironment(name, setting);
  if (/\b(invoke-expression|iex)\b/i.test(source)) {
    const from = /\b(iwr|irm|invoke-webrequest|invoke-restmethod|downloadstring)\b/i.test(source)
      ? "download"
      : "unknown";
    analysis.facts.code.push({ language: "powershell", from, by: "Invoke-Expression" });
  }
  for (const words of splitCommands(source)) addCmdlet(words, setting);
}

function noteEnvironment(name: string | undefined, setting: Setting): void {
  if (name === undefined) dumpEnvironment("powershell", setting);
  else if (!/^(path|home|userprofile|temp|tmp|username|pwd)$/i.test(name)) {
    setting.analysis.facts.environment.push({ name, by: "powershell" });
  }
}

/** Words of each command between `;`, `|`, `&&` and line breaks; quotes are removed. */
function splitCommands(source: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const [part] of source.matchAll(/"[^"]*"|'[^']*'|[;|\n{}()]|&&|[^\s;|"'{}()]+/g)) {
    if (/^([;|\n{}()]|&&)$/.test(part)) commands.push([]);
    else commands.at(-1)?.push(part.replace(/^(["'])(.*)\1$/s, "$2"));
  }
  return commands.filter((words) => words.length > 0);
}

function addCmdlet(words: readonly string[], setting: Setting): void {
  const [first = "", ...rest] = words[0] === "&" ? words.slice(1) : words;
  const name = first.toLowerCase().replace(/\.exe$/, "");
  const operands = rest.filter((word) => !word.startsWith("-")).map((word) => pathField(word, setting));
  const access = Object.hasOwn(fileCmdlets, name) ? fileCmdlets[name] : undefined;
  if (access) {
    const isRecursive = rest.some((word) => /^-r(ecurse)?$/i.test(word));
    for (const field of operands) addFile(access, field, first, isRecursive, setting);
  } else if (webCmdlets.has(name)) {
    const direction = rest.some((word) => /^-(body|infile|method)$/i.test(word)) ? "out" : "in";
    for (const field of operands.filter((operand) => /:\/\//.test(operand.text))) {
      const fact = networkFact(field.text, direction, first);
      if (fact) setting.analysis.facts.network.push(fact);
    }
  } else if (/^[a-z][\w.-]*$/i.test(first) && !/-/.test(first)) {
    runCommand([first, ...rest].map(fieldOf), setting);
  } else if (!harmless.has(name) && !first.startsWith("$") && !/^\[/.test(first)) {
    addOpaque(setting.analysis, "program", "a PowerShell command that is not understood", first.slice(0, 40));
  }
}

function fieldOf(text: string): Field {
  return { text, known: !text.includes("$"), glob: undefined };
}

/** A path with the spellings of the home directory replaced. */
function pathField(text: string, { analysis, state }: Setting): Field {
  const plain = text.replace(/^(?:\$HOME|\$env:(?:HOME|USERPROFILE))(?=$|[\\/])/i, "~").replaceAll("\\", "/");
  return fieldOf(homePath(plain, state.cwd, analysis.surroundings));
}
