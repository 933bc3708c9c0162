import type { Arguments } from "../../programs/program.ts";
import { addOpaque, type Setting } from "../analysis.ts";
import { addFile } from "../files/files.ts";
import type { Field } from "../stream.ts";

/** Most commands of one sed script that are looked at. */
const maxCommands = 500;

const space = /[\s;}{]+/y;
const address = /(?:\d+(?:~\d+)?|\$|\/(?:[^/\\\n]|\\.){0,999}\/[IM]{0,2}|[,+~!\s])+/y;
const restOfLine = /[^\n]*/y;
const label = /[^\n;}]*/y;
const flags = /[gpIiMm\d]*(e?)[gpIiMm\d]*(?:w\s*([^\n;}]+))?/y;

/** `sed 'r FILE'`, `w FILE`, `e COMMAND`, `s/…/COMMAND/e`: files and commands inside a script. */
export function runSedScript({ options, operands }: Arguments<Field>, setting: Setting): void {
  const scripts = options.get("--expression") ?? (options.has("--file") ? [] : operands.slice(0, 1));
  for (const script of scripts) if (script) readScript(script, setting);
}

function readScript(script: Field, setting: Setting): void {
  const { text } = script;
  let at = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const match = expression.exec(text);
    at += match?.[0].length ?? 0;
    return match;
  };
  for (let count = 0; at < text.length && count < maxCommands; count++) {
    take(space);
    take(address);
    const command = text.charAt(at++);
    if (/[rRwW]/.test(command)) {
      const path = (take(restOfLine)?.[0] ?? "").trim().replace(/\s*\}$/, "");
      const isStream = /^\/dev\/std(?:in|out|err)$/.test(path);
      if (path !== "" && !isStream)
        addFile(/r/i.test(command) ? "read" : "write", { ...script, text: path }, "sed", false, setting);
    } else if (command === "e") runCommandText((take(label)?.[0] ?? "").trim(), script, setting);
    else if (command === "s" || command === "y") {
      const replacement = readSubstitution(text, at);
      at = replacement.end;
      const [, runs = "", file] = take(flags) ?? [];
      if (command === "s" && runs !== "") runCommandText(replacement.text, script, setting);
      if (file) addFile("write", { ...script, text: file.trim() }, "sed", false, setting);
    } else if (/[aic:#btT]/.test(command)) take(/[aic#]/.test(command) ? restOfLine : label);
  }
}

/** `/pattern/text/`: where it ends, and its text. */
function readSubstitution(source: string, start: number): { readonly text: string; readonly end: number } {
  const mark = source.charAt(start);
  const ends: number[] = [];
  let at = start + 1;
  for (; at < source.length && ends.length < 2; at++) {
    if (source.charAt(at) === "\\") at++;
    else if (source.charAt(at) === mark) ends.push(at);
  }
  const [middle = source.length, end = source.length] = ends;
  return { text: source.slice(middle + 1, end), end: Math.min(end + 1, source.length) };
}

/** Runs a command of the script; one that is made of the input is not known. */
function runCommandText(text: string, script: Field, setting: Setting): void {
  if (text === "" || /^(?:&|\\\d)/.test(text) || !script.known)
    addOpaque(setting.analysis, "code", "shell code that is made of the input", "sed");
  else setting.analysis.walker.source(text.replace(/\\(?=\W)/g, "").replaceAll("&", "$_line"), setting);
}
