import { runCmdLine } from "../../powershell/cmd-lines.ts";
import { addPowershellFacts } from "../../powershell/run-powershell.ts";
import { addOpaque, type Setting } from "../analysis.ts";
import { textIn } from "../files/files.ts";
import { type Field, type Stream, unknownStream } from "../stream.ts";
import { noteOrigin, runInput, runScriptFile } from "./shells.ts";

/** The shells of Windows by their names in lower case. */
const names = /^(?:pwsh|pwsh-preview|powershell|cmd)$/;

/** The name of a shell of Windows, or undefined. */
export function foreignShellOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  return names.test(lower) ? lower : undefined;
}

/** `pwsh -c TEXT`, `powershell -EncodedCommand …`, `cmd /c TEXT`. */
export function runForeignShell(name: string, args: readonly Field[], setting: Setting): Stream {
  const reach = { ...setting.reach, through: [...setting.reach.through, name] };
  if (setting.analysis.depth > 20) {
    addOpaque(setting.analysis, "limit", "commands nested too deeply", name);
    return unknownStream;
  }
  setting.analysis.depth++;
  const inside = { ...setting, reach };
  const stream = name === "cmd" ? runCmd(args, inside) : runPowershell(name, args, inside);
  setting.analysis.depth--;
  return stream;
}

function runCmd(args: readonly Field[], setting: Setting): Stream {
  const at = args.findIndex(({ text }) => /^\/\/?[ckr]/i.test(text));
  const attached = args[at]?.text.replace(/^\/\/?[ckr]/i, "") ?? "";
  const rest = args.slice(at + 1);
  const text = [attached, ...rest.map((field) => field.text)].join(" ").trim();
  if (at === -1) return runInput("cmd", "batch", setting);
  for (const field of rest) noteOrigin({ ...field, known: true }, "batch", "cmd", setting);
  if (rest.length === 1 && rest[0]?.known === false && !/\s/.test(text))
    noteOrigin(rest[0], "batch", "cmd", setting);
  runCmdLine(text, setting);
  return unknownStream;
}

const valued =
  /^[-/](?:ex|ep|executionpolicy|w|windowstyle|inputformat|outputformat|version|psconsolefile|configurationname|workingdirectory|wd|settingsfile|custompipename)\w*$/i;

function runPowershell(name: string, args: readonly Field[], setting: Setting): Stream {
  for (let index = 0; index < args.length; index++) {
    const field = args[index];
    const word = field?.text ?? "";
    const next = args[index + 1];
    if (/^[-/]e(?:c|nc\w*)?$/i.test(word) && next) return runEncoded(next, name, setting);
    if (/^[-/]c(?:o\w*)?$/i.test(word)) return runText(args.slice(index + 1), name, setting);
    if (/^[-/]f(?:i\w*)?$/i.test(word) && next) return runFile(next, name, setting);
    if (word === "-") return runStdin(name, setting);
    if (valued.test(word)) index++;
    else if (!/^[-/]/.test(word)) {
      // PowerShell 7 takes a file here, Windows PowerShell a command.
      if (field && /\.ps1$/i.test(word)) return runFile(field, name, setting);
      return runText(args.slice(index), name, setting);
    }
  }
  return runStdin(name, setting);
}

function runStdin(name: string, setting: Setting): Stream {
  const stream = runInput(name, "powershell", setting);
  const { text } = setting.stdin;
  return text ? addPowershellFacts(text, setting) : stream;
}

function runText(words: readonly Field[], name: string, setting: Setting): Stream {
  const [first] = words;
  if (!first) return unknownStream;
  if (first.text === "-") return runStdin(name, setting);
  const text = words.map((field) => field.text).join(" ");
  const isWritten = words.every((field) => field.known) || /\s/.test(text);
  const sources = words.flatMap((field) => field.sources ?? []);
  noteOrigin({ text, known: isWritten, glob: undefined, sources }, "powershell", name, setting);
  return isWritten ? addPowershellFacts(text, setting) : unknownStream;
}

/** Base64 of UTF-16: nobody can read it before it runs, so that it is decoded text even where we can. */
function runEncoded(code: Field, name: string, setting: Setting): Stream {
  const { analysis, reach } = setting;
  if (!code.known) {
    noteOrigin(code, "powershell", name, setting);
    return unknownStream;
  }
  if (reach.place === "here") analysis.facts.code.push({ language: "powershell", from: "decoded", by: name });
  return addPowershellFacts(Buffer.from(code.text, "base64").toString("utf16le"), setting);
}

function runFile(file: Field, name: string, setting: Setting): Stream {
  const path = { ...file, text: file.text.replaceAll("\\", "/") };
  const written = textIn(path, setting);
  runScriptFile(path, name, "powershell", setting);
  return written === undefined ? unknownStream : addPowershellFacts(written, setting);
}
