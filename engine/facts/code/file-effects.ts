import { hold } from "../shell/files/files.ts";
import { accessFiles, fieldsOf } from "./accesses.ts";
import {
  contentOf,
  isOnObject,
  openFile,
  pathOf,
  perlOpen,
  readOrFetch,
  rubyOpen,
  writeFile,
} from "./open-files.ts";
import type { Call, Reading } from "./reading.ts";
import { elementsOf, listValue, textValue, unknownAs, unknownValue, type Value } from "./values.ts";

/** What one kind of function does: it records facts, and tells what it returns. */
type Effect = (reading: Reading, call: Call) => Value;

function isRecursive({ named, args }: Call): boolean {
  const flags = [named, ...args.map((arg) => arg.entries)];
  return flags.some((entries) => entries?.get("recursive")?.texts[0]?.toLowerCase() === "true");
}

function twoFiles(first: "read" | "delete" | "link"): Effect {
  return (reading, call) => {
    const isObject = isOnObject(call);
    const from = isObject
      ? (call.callee.receiver ?? unknownValue)
      : (call.args[0] ?? call.named.get("src") ?? unknownValue);
    const to = (isObject ? call.args[0] : call.args[1]) ?? call.named.get("dst");
    // What is moved is still there, under another name.
    const by = first === "delete" ? "mv" : reading.by;
    const sources = accessFiles(reading, first, from, first !== "link" && !from.isPattern, by);
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
  readDefault: (reading, call) =>
    contentOf(reading, call.args[0] ?? textValue(call.name.startsWith("netrc") ? "~/.netrc" : ".env")),
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
  /** `make_archive(NAME, FORMAT, ROOT)`. */
  packTree: (reading, { args, named }) => {
    const [name = unknownValue, , root = textValue(".")] = args;
    const sources = accessFiles(reading, "read", named.get("root_dir") ?? root, true);
    return writeFile(reading, name, unknownAs("archive", sources));
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
