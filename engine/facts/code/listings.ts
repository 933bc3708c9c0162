import { accessFiles } from "./accesses.ts";
import { isOnObject, pathOf } from "./open-files.ts";
import type { Call, Reading } from "./reading.ts";
import { listValue, mapText, textValue, unknownAs, unknownValue, type Value } from "./values.ts";

type Effect = (reading: Reading, call: Call) => Value;

/** The name of something in a directory: whichever, but without a slash. */
const anyName: Value = { ...textValue("*"), isPattern: true };

/** Lists a directory. @returns the directory, where it is known */
function listed(reading: Reading, call: Call): Value | undefined {
  const isHere = call.args.length === 0 && !isOnObject(call);
  const path = isHere ? textValue(".") : pathOf(call);
  accessFiles(reading, "list", path);
  return path.known && !path.items ? { ...path, key: undefined } : undefined;
}

/** Everything that is directly in a directory, as paths. */
function inside(directory: Value): Value {
  const below = mapText(directory, (text) => `${text.replace(/\/+$/, "")}/*`);
  return { ...below, isPattern: true, name: "Path()" };
}

const unknownEntries = listValue([unknownAs("entry")]);

/** An entry that is an object with a name, as `withFileTypes` gives it. */
function entryIn(directory: Value, text: Value): Value {
  const fields: readonly (readonly [string, Value])[] = [
    ["name", anyName],
    ["path", text],
    ["parentPath", directory],
  ];
  return { ...text, entries: new Map(fields) };
}

/** Functions that tell what is in a directory, by kind. */
export const listings: Readonly<Record<string, Effect>> = {
  names: (reading, call) => {
    const directory = listed(reading, call);
    if (!directory) return unknownEntries;
    const hasTypes = call.args[1]?.entries?.has("withFileTypes") === true;
    return listValue([hasTypes ? entryIn(directory, anyName) : anyName]);
  },
  children: (reading, call) => {
    const directory = listed(reading, call);
    return directory ? listValue([inside(directory)]) : unknownEntries;
  },
  scanned: (reading, call) => {
    const directory = listed(reading, call);
    return directory ? listValue([entryIn(directory, inside(directory))]) : unknownEntries;
  },
  walked: (reading, call) => {
    const directory = listed(reading, call);
    const names = listValue([anyName]);
    return directory ? listValue([listValue([directory, names, names])]) : unknownEntries;
  },
  /** Perl's `opendir(HANDLE, PATH)`, of which `readdir` gives the next name or all of them. */
  openDirectory: (reading, call) => {
    const [handle, ...args] = call.args;
    const key = handle?.key ?? handle?.name;
    const names = listed(reading, { ...call, args }) ? { ...anyName, items: [anyName] } : unknownEntries;
    if (key !== undefined) reading.variables.set(key, names);
    return unknownValue;
  },
  nextNames: (_reading, call) => ({ ...(call.args[0] ?? unknownEntries), key: undefined }),
};
