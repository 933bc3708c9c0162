import type { Setting } from "../analysis.ts";
import { addFile } from "../files/files.ts";
import { type Field, plainField } from "../stream.ts";

/** Most commands and files of one text that are looked at. */
const maxFound = 64;

function readAll(text: string, form: RegExp, by: string, setting: Setting): void {
  for (const [, path = ""] of [...text.matchAll(form)].slice(0, maxFound))
    addFile("read", plainField(path), by, false, setting);
}

/** m4's `syscmd(…)` runs a command, `include(…)` reads a file. */
export function runMacros(_args: readonly Field[], by: string, setting: Setting): void {
  const text = setting.stdin.text ?? "";
  for (const [, command = ""] of [...text.matchAll(/syscmd\(\s{0,9}`?([^')]{1,999})/g)].slice(0, maxFound))
    setting.analysis.walker.source(command, setting);
  readAll(text, /\bs?include\(\s{0,9}`?([^')]{1,999})/g, by, setting);
}

/** What a compiler of C includes is in what it prints, or in its messages. */
export function readIncluded(_args: readonly Field[], by: string, setting: Setting): void {
  const text = setting.stdin.text ?? "";
  readAll(text, /#\s{0,9}(?:include|embed)\s{0,9}["<]([^">\n]{1,999})[">]/g, by, setting);
  readAll(text, /\.inc(?:bin|lude)\s{0,9}\\?"([^"\\\n]{1,999})/g, by, setting);
}
