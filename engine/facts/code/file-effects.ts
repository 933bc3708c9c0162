import { addFlows } from "../shell/expand.ts";
import { hold, holdText } from "../shell/files.ts";
import { accessFiles, fieldsOf, pathName } from "./accesses.ts";
import { runCode } from "./code-effects.ts";
import { fetchFrom } from "./network-effects.ts";
import type { Call, Reading } from "./reading.ts";
import { elementsOf, listValue, sourcesIn, unknownAs, unknownValue, type Value } from "./values.ts";

/** What one kind of function does: it records facts, and tells what it returns. */
export type Effect = (reading: Reading, call: Call) => Value;

const urlForm = /^(?:https?|ftp|wss?):\/\//i;

/** The path that a function works on: its first argument, or the object it is called on. */
function pathOf({ args, callee, named }: Call): Value {
  const { receiver } = callee;
  if (receiver && (/(?:Path|File|Pathname|file|path)\(\)$/.test(receiver.name ?? "") || args.length === 0))
    return receiver;
  return args[0] ?? named.get("file") ?? named.get("path") ?? named.get("x") ?? receiver ?? unknownValue;
}

function isOnObject({ callee }: Call): boolean {
  return /(?:Path|File|Pathname|file|path)\(\)$/.test(callee.receiver?.name ?? "");
}

/** Data in an open file, or what was read of it. */
function contentOf(reading: Reading, path: Value): Value {
  return { ...unknownAs("data", accessFiles(reading, "read", path)), name: "Data()" };
}

function isRecursive({ named, args }: Call): boolean {
  const flags = [named, ...args.map((arg) => arg.entries)];
  return flags.some((entries) => entries?.get("recursive")?.texts[0]?.toLowerCase() === "true");
}

/** The write mode of `open`: `w`, `a+`, `x`, or the flags of the system call. */
const writeMode = /^(?:[brt+]*[wax+][bt+]*|.*O_(?:WRONLY|RDWR|CREAT).*)$/;

function openFile(reading: Reading, path: Value, mode: Value | undefined): Value {
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

function perlOpen(reading: Reading, { args }: Call): Value {
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
  else if (command)
    result = runCode.run(reading, { name: "open", callee: unknownValue, args: [command], named: new Map() });
  else {
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
function rubyOpen(reading: Reading, call: Call): Value {
  const path = pathOf(call);
  const [text = ""] = path.texts;
  if (text.startsWith("|") && path.known)
    return runCode.run(reading, { ...call, args: [{ ...path, texts: [text.slice(1)] }] });
  return openFile(reading, path, isOnObject(call) ? call.args[0] : call.args[1]);
}

function readOrFetch(reading: Reading, call: Call): Value {
  const path = pathOf(call);
  return path.known && urlForm.test(path.texts[0] ?? "")
    ? fetchFrom(reading, [path], false, [])
    : contentOf(reading, path);
}

function twoFiles(first: "read" | "delete" | "link"): Effect {
  return (reading, call) => {
    const isObject = isOnObject(call);
    const from = isObject
      ? (call.callee.receiver ?? unknownValue)
      : (call.args[0] ?? call.named.get("src") ?? unknownValue);
    const to = (isObject ? call.args[0] : call.args[1]) ?? call.named.get("dst");
    const sources = accessFiles(reading, first, from, first !== "link");
    if (to) accessFiles(reading, "write", to);
    if (to && reading.collects)
      for (const field of fieldsOf(reading, to)) hold(field, sources, reading.setting);
    return to ? { ...to, name: isObject ? "Path()" : undefined } : unknownValue;
  };
}

const allPaths =
  (access: "delete" | "mode", recursive: boolean, skipped = 0): Effect =>
  (reading, call) => {
    const isAll = /^(?:perl|ruby|r)$/.test(reading.language) && !isOnObject(call);
    const value = isAll ? listValue(call.args.slice(skipped)) : pathOf(call);
    accessFiles(reading, access, value, recursive || isRecursive(call));
    return unknownValue;
  };

/** Functions that work on files, by kind. */
export const fileEffects: Readonly<Record<string, Effect>> = {
  open: (reading, call) => openFile(reading, pathOf(call), call.args[1] ?? call.named.get("mode")),
  openPath: (reading, call) => openFile(reading, pathOf(call), call.args[0] ?? call.named.get("mode")),
  perlOpen,
  rubyOpen,
  read: (reading, call) => contentOf(reading, pathOf(call)),
  readOrFetch,
  file: (reading, call) => ({
    ...contentOf(reading, pathOf(call)),
    name: "Bun.file()",
    texts: pathOf(call).texts,
  }),
  write: (reading, call) => writeFile(reading, pathOf(call), isOnObject(call) ? call.args[0] : call.args[1]),
  writeLast: (reading, call) => writeFile(reading, call.args[1] ?? unknownValue, call.args[0]),
  delete: allPaths("delete", false),
  erase: allPaths("delete", true),
  flagged: (reading, call) => {
    const paths = call.args.filter((arg) => !arg.texts[0]?.startsWith("-"));
    accessFiles(
      reading,
      "delete",
      listValue(paths),
      call.args.some((arg) => /^-\w*r/i.test(arg.texts[0] ?? "")),
    );
    return unknownValue;
  },
  move: twoFiles("delete"),
  copy: twoFiles("read"),
  link: twoFiles("link"),
  linkTo: (reading, call) => {
    accessFiles(reading, "link", call.args[0] ?? unknownValue);
    accessFiles(reading, "write", call.callee.receiver ?? unknownValue);
    return unknownValue;
  },
  mode: (reading, call) => {
    accessFiles(reading, "mode", pathOf(call));
    return unknownValue;
  },
  modeLast: allPaths("mode", false, 1),
  list: (reading, call) => {
    const path = pathOf(call);
    accessFiles(reading, "list", path);
    return {
      ...unknownAs("entry"),
      items: elementsOf(path)
        .slice(0, 8)
        .map(() => unknownAs("entry")),
    };
  },
  glob: (_reading, call) => {
    const base = isOnObject(call) ? call.callee.receiver : undefined;
    const pattern = call.args[0] ?? unknownValue;
    if (!pattern.known) return listValue([unknownAs("entry")]);
    const texts = elementsOf(pattern).flatMap((one) =>
      one.texts.map((text) =>
        base?.known ? `${base.texts[0]}/${call.name.endsWith("rglob") ? "**/" : ""}${text}` : text,
      ),
    );
    const one: Value = {
      texts,
      known: base ? base.known : true,
      isPattern: true,
      sources: [],
      name: base ? "Path()" : undefined,
    };
    return listValue([one]);
  },
};
