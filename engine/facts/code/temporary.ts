import type { Call, Reading } from "./reading.ts";
import { concat, listValue, textValue, unknownAs, unknownValue, type Value } from "./values.ts";

type Effect = (reading: Reading, call: Call) => Value;

const place = "/tmp";
const made = "tmp.XXXXXXXXXX";

/** The directory that a temporary file shall be in, where the call names one. */
function directoryOf({ language }: Reading, { args, named, name }: Call): Value | undefined {
  const given = named.get("dir");
  if (given) return given;
  if (language === "ruby") return args[1];
  if (language === "perl") return args[args.findIndex((arg) => arg.texts[0] === "DIR") + 1 || args.length];
  const isFile = /TemporaryFile$/.test(name);
  return language === "python" ? args[isFile ? 6 : 2] : undefined;
}

/** The path of a new temporary file or directory. */
function newPath(reading: Reading, call: Call): Value {
  const directory = directoryOf(reading, call);
  const isDefault = !directory || (directory.name === "None" && !directory.known);
  return { ...concat([isDefault ? textValue(place) : directory, textValue(`/${made}`)]), name: "Path()" };
}

/** An object with a path: the names that languages have for it. */
function withPath(path: Value, name: string): Value {
  const fields: readonly (readonly [string, Value])[] = [
    ["name", path],
    ["path", path],
    ["filename", path],
  ];
  return { ...path, name, entries: new Map(fields) };
}

/** Functions that make temporary files and directories, or words that nobody else has, by kind. */
export const temporary: Readonly<Record<string, Effect>> = {
  temporaryPath: newPath,
  temporaryDirectory: (reading, call) => withPath(newPath(reading, call), "Path()"),
  temporaryFile: (reading, call) => withPath(newPath(reading, call), "File()"),
  temporaryPair: (reading, call) => listValue([unknownAs("descriptor"), newPath(reading, call)]),
  temporaryPlace: () => ({ ...textValue(place), name: "Path()" }),
  /** `mkdtemp(PREFIX)`: characters are put behind it. */
  temporaryLike: (_reading, { args: [prefix = unknownValue] }) => ({
    ...concat([prefix, textValue("XXXXXX")]),
    name: "Path()",
  }),
  temporaryIn: (_reading, { args: [directory = textValue(place), prefix = textValue("")] }) => ({
    ...concat([directory, textValue("/"), prefix, textValue("XXXXXX")]),
    name: "Path()",
  }),
  /** A word without a slash that is new each time. */
  unique: () => ({ ...textValue("XXXXXXXXXX"), isPattern: true }),
};
