import {
  concat,
  elementsOf,
  listValue,
  mapText,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "../code/values.ts";
import type { Source as DataSource } from "../shell/variable.ts";
import { access, fetchFrom, putInto, runText, runWords } from "./effects.ts";
import { variableMember } from "./environment.ts";
import type { Source } from "./source.ts";
import { environmentVariable } from "./variables.ts";

type Member = (source: Source, object: Value, args: readonly Value[]) => Value;

const decoded: readonly DataSource[] = [{ from: "decoded", name: "base64" }];
/** A word without a slash that is new each time. */
const anyWord: Value = { ...textValue("XXXXXXXXXX"), isPattern: true };
const first = (args: readonly Value[]): Value => args[0] ?? unknownValue;

const reads: Member = (source, _object, args) => unknownAs("content", access(source, "read", first(args)));
const writes: Member = (source, _object, args) => {
  access(source, "write", first(args));
  putInto(source, first(args), args[1]);
  return unknownValue;
};

function fetches(direction: "in" | "out"): Member {
  return (source, _object, args) =>
    fetchFrom(
      source,
      first(args),
      direction,
      args.slice(1).flatMap((arg) => sourcesIn(arg)),
    );
}

/** Static members, by type and name, and methods by name: what they do. Lower case. */
const members: Readonly<Record<string, Member>> = {
  "io.file::readalltext": reads,
  "io.file::readalllines": reads,
  "io.file::readallbytes": reads,
  "io.file::readlines": reads,
  "io.file::openread": reads,
  "io.file::opentext": reads,
  "io.file::writealltext": writes,
  "io.file::writealllines": writes,
  "io.file::writeallbytes": writes,
  "io.file::appendalltext": writes,
  "io.file::create": writes,
  "io.file::openwrite": writes,
  "io.directory::createdirectory": writes,
  "io.file::delete": (source, _object, args) => unknownAs("deleted", access(source, "delete", first(args))),
  "io.directory::delete": (source, _object, args) =>
    unknownAs("deleted", access(source, "delete", first(args), args[1]?.texts[0] === "true")),
  "io.file::copy": (source, _object, args) => {
    const sources = access(source, "read", first(args));
    writes(source, unknownValue, [args[1] ?? unknownValue, unknownAs("content", sources)]);
    return unknownValue;
  },
  "io.file::move": (source, _object, args) => {
    access(source, "delete", first(args));
    return writes(source, unknownValue, [args[1] ?? unknownValue]);
  },
  "io.directory::getfiles": (source, _object, args) =>
    unknownAs("entry", access(source, "list", first(args))),
  "io.path::combine": (_source, _object, args) => concat(args, "/"),
  "environment::getenvironmentvariable": (source, _object, args) =>
    environmentVariable(source, first(args).texts[0] ?? ""),
  "environment::getenvironmentvariables": () =>
    unknownAs("environment", [{ from: "environment", name: "*" }]),
  "environment::getfolderpath": (source, _object, args) =>
    /profile|personal|documents/i.test(first(args).texts[0] ?? "")
      ? environmentVariable(source, "HOME")
      : unknownAs("folder"),
  "diagnostics.process::start": (source, _object, args) => runWords(source, [first(args), ...args.slice(1)]),
  "scriptblock::create": (_source, _object, args) => ({ ...first(args), name: "code" }),
  "convert::frombase64string": (_source, _object, args) => ({
    ...mapText(first(args), (text) => Buffer.from(text, "base64").toString("latin1"), decoded),
    name: "bytes",
  }),
  "io.path::gettemppath": () => textValue("/tmp"),
  "io.path::gettempfilename": () => textValue("/tmp/tmp.XXXXXXXXXX"),
  "io.path::getrandomfilename": () => anyWord,
  "guid::newguid": () => anyWord,
  "::tostring": (_source, object) => ({ ...object, name: undefined }),
  "net.webrequest::create": fetches("in"),
  "reflection.assembly::load": (source, _object, args) => runText(source, { ...first(args), known: false }),
  "array::reverse": (source, _object, args) => {
    const [list] = args;
    if (list?.key !== undefined && list.items)
      source.variables.set(list.key, listValue([...list.items].reverse()));
    return unknownValue;
  },
  "string::join": (_source, _object, args) =>
    concat(
      args.slice(1).flatMap((arg) => elementsOf(arg)),
      first(args).texts[0] ?? "",
    ),
  "::getstring": (_source, object, args) => {
    const encoding = /unicode|utf16/i.test(object.name ?? "") ? "utf16le" : "utf8";
    return {
      ...mapText(first(args), (text) => Buffer.from(text, "latin1").toString(encoding)),
      name: undefined,
    };
  },
  "::downloadstring": fetches("in"),
  "::downloaddata": fetches("in"),
  "::getstringasync": fetches("in"),
  "::getasync": fetches("in"),
  "::openread": fetches("in"),
  "::uploadstring": fetches("out"),
  "::uploaddata": fetches("out"),
  "::postasync": fetches("out"),
  "::uploadfile": (source, _object, args) =>
    fetchFrom(source, first(args), "out", access(source, "read", args.at(-1) ?? unknownValue)),
  "::downloadfile": (source, _object, args) => {
    const answer = fetchFrom(source, first(args), "in", []);
    return args[1] ? writes(source, unknownValue, [args[1], answer]) : answer;
  },
  "::invokescript": (source, _object, args) => runText(source, first(args)),
  "::invoke": (source, object) => (object.name === "code" ? runText(source, object) : object),
  "::invokereturnasis": (source, object) => (object.name === "code" ? runText(source, object) : object),
  "::run": (source, object, args) =>
    /wscript/i.test(object.name ?? "") ? runWords(source, [first(args)]) : unknownValue,
  "::shellexecute": (source, _object, args) => runWords(source, args.slice(0, 2)),
  "::replace": (_source, object, args) => {
    const [from, to] = args;
    return from?.known && to?.known && from.texts[0]
      ? mapText(object, (text) => text.split(from.texts[0] ?? "").join(to.texts[0] ?? ""))
      : { ...unknownValue, sources: sourcesIn(object) };
  },
  "::tochararray": (_source, object) =>
    object.known
      ? listValue([...(object.texts[0] ?? "")].slice(0, 4096).map((char) => textValue(char)))
      : object,
  "::tolower": (_source, object) => mapText(object, (text) => text.toLowerCase()),
  "::toupper": (_source, object) => mapText(object, (text) => text.toUpperCase()),
  "::trim": (_source, object) => mapText(object, (text) => text.trim()),
  "::substring": (_source, object, args) => {
    const [from, length] = args.map((arg) => Number(arg.texts[0]));
    return Number.isInteger(from)
      ? mapText(object, (text) => text.slice(from, length === undefined ? undefined : (from ?? 0) + length))
      : unknownValue;
  },
};

/** A member of an object or a type, called with `args` where there are any. */
export function callMember(
  source: Source,
  object: Value,
  name: string,
  args: readonly Value[] | undefined,
): Value {
  const lower = name.toLowerCase();
  const type = object.name ?? "";
  if (type === "net.sockets.tcpclient" && lower === "new")
    return fetchFrom(
      source,
      { ...first(args ?? []), texts: first(args ?? []).texts.map((text) => `tcp://${text}`) },
      "out",
      [],
    );
  const member = [`${type}::${lower}`, `::${lower}`].find((key) => Object.hasOwn(members, key));
  if (args && member) return members[member]?.(source, object, args) ?? unknownValue;
  if (args && lower === "new") return { ...unknownAs("object"), name: type };
  const ofVariable = args ? undefined : variableMember(object, lower);
  if (ofVariable) return ofVariable;
  const isPath = lower === "path" || lower === "fullname";
  const named = `${type}::${lower}`.slice(0, 200);
  const sources = [...sourcesIn(object), ...(args ?? []).flatMap((arg) => sourcesIn(arg))].slice(0, 64);
  return {
    ...unknownAs(name, sources),
    name: named,
    known: isPath && object.known,
    texts: isPath ? object.texts : unknownAs(name).texts,
  };
}
