import { hold, holdText } from "../shell/files/files.ts";
import { addFlows } from "../shell/flows.ts";
import { accessFiles, fieldsOf, pathName } from "./accesses.ts";
import { runCode } from "./code-effects.ts";
import { fetchFrom } from "./network-effects.ts";
import type { Call, Reading } from "./reading.ts";
import { listValue, sourcesIn, unknownAs, unknownValue, type Value } from "./values.ts";

const urlForm = /^(?:https?|ftp|wss?):\/\//i;

/** The path that a function works on: its first argument, or the object it is called on. */
export function pathOf({ args, callee, named }: Call): Value {
  const { receiver } = callee;
  if (receiver && (/(?:Path|File|Pathname|file|path)\(\)$/.test(receiver.name ?? "") || args.length === 0))
    return receiver;
  return args[0] ?? named.get("file") ?? named.get("path") ?? named.get("x") ?? receiver ?? unknownValue;
}

/** A method of a path or a file, not a function. */
export function isOnObject({ callee }: Call): boolean {
  return /(?:Path|File|Pathname|file|path)\(\)$/.test(callee.receiver?.name ?? "");
}

/** Data in an open file, or what was read of it. */
export function contentOf(reading: Reading, path: Value): Value {
  return { ...unknownAs("data", accessFiles(reading, "read", path)), name: "Data()" };
}

/** The write mode of `open`: `w`, `a+`, `x`, or the flags of the system call. */
const writeMode = /^(?:[brt+]*[wax+][bt+]*|.*O_(?:WRONLY|RDWR|CREAT).*)$/;

/** Opens a file, or an address. */
export function openFile(reading: Reading, path: Value, mode: Value | undefined): Value {
  const spelled = mode?.known ? (mode.texts[0] ?? "r") : (mode?.name ?? "r");
  if (path.known && urlForm.test(path.texts[0] ?? "")) return fetchFrom(reading, [path], false, []);
  const isWriting = writeMode.test(spelled);
  const sources = accessFiles(reading, isWriting ? "write" : "read", path);
  if (isWriting && reading.collects && !/a/.test(spelled))
    for (const field of fieldsOf(reading, path)) holdText(field, "", false, reading.setting);
  if (isWriting && /\+/.test(spelled) && /r/.test(spelled)) accessFiles(reading, "read", path);
  return {
    ...path,
    known: false,
    texts: path.texts,
    items: undefined,
    name: "File()",
    sources: isWriting ? [] : sources,
    key: undefined,
  };
}

/** Writes data to a file: what is in it later is known. */
export function writeFile(reading: Reading, path: Value, data: Value | undefined): Value {
  accessFiles(reading, "write", path);
  if (reading.collects)
    for (const field of fieldsOf(reading, path)) holdText(field, "", false, reading.setting);
  if (data) keep(reading, path, data);
  return unknownValue;
}

/** Remembers what the code puts into a file. */
export function keep(reading: Reading, path: Value, data: Value): void {
  if (!reading.collects) return;
  const sources = sourcesIn(data);
  for (const field of fieldsOf(reading, { ...path, known: true })) {
    hold(field, sources, reading.setting);
    if (sources.length > 0) addFlows(sources, "file", pathName(reading, field.text), reading.setting);
    if (data.known && data.items === undefined) holdText(field, data.texts[0], true, reading.setting);
  }
}

/** Perl's `open(FILE, MODE, PATH)`, `open(FILE, "COMMAND|")`. */
export function perlOpen(reading: Reading, { args }: Call): Value {
  const [handle, mode, ...rest] = args;
  const spelled = mode?.texts[0] ?? "";
  const key = handle?.key ?? handle?.name;
  const pipe = /^(?:-\||\|-)$/.test(spelled) ? listValue(rest) : undefined;
  const command =
    /^\s*\||\|\s*$/.test(spelled) && mode && !pipe
      ? { ...mode, texts: mode.texts.map((text) => text.replace(/^\s*\||\|\s*$/g, "")) }
      : undefined;
  let result: Value;
  if (pipe)
    result = runCode.args(reading, { name: "open", callee: unknownValue, args: rest, named: new Map() });
  else if (command) {
    result = runCode.run(reading, { name: "open", callee: unknownValue, args: [command], named: new Map() });
  } else {
    const two =
      rest.length === 0 && mode
        ? { ...mode, texts: mode.texts.map((text) => text.replace(/^\s*[+<>]{0,3}\s*/, "")) }
        : undefined;
    const isWriting = /^\s*\+?>/.test(spelled) || /O_(?:WRONLY|RDWR|CREAT)/.test(rest[1]?.name ?? "");
    const isDuplicate = /^\s*[<>]{1,2}&/.test(spelled);
    result = isDuplicate
      ? unknownValue
      : openFile(reading, two ?? rest[0] ?? mode ?? unknownValue, {
          ...unknownValue,
          known: true,
          texts: [isWriting ? "w" : "r"],
        });
  }
  if (key !== undefined) reading.variables.set(key, { ...result, key: undefined });
  return result;
}

/** Ruby's `open("|command")` runs it, `open("https://…")` fetches it. */
export function rubyOpen(reading: Reading, call: Call): Value {
  const path = pathOf(call);
  const [text = ""] = path.texts;
  if (text.startsWith("|") && path.known)
    return runCode.run(reading, { ...call, args: [{ ...path, texts: [text.slice(1)] }] });
  return openFile(reading, path, isOnObject(call) ? call.args[0] : call.args[1]);
}

/** Reads a file, or an address. */
export function readOrFetch(reading: Reading, call: Call): Value {
  const path = pathOf(call);
  return path.known && urlForm.test(path.texts[0] ?? "")
    ? fetchFrom(reading, [path], false, [])
    : contentOf(reading, path);
}
