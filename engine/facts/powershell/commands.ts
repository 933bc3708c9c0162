import {
  concat,
  elementsOf,
  listValue,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "../code/values.ts";
import { absolutePath } from "../paths.ts";
import { readEnvironment } from "../shell/builtins.ts";
import { addOpaque } from "../shell/state.ts";
import { cmdletKinds, parameters, switches } from "./cmdlets.ts";
import { access, fetchFrom, notePrinted, putInto, runText, runWords } from "./effects.ts";
import type { Source } from "./source.ts";

/** One word of a command: a parameter's name, or a value. */
export type Word = { readonly parameter: string | undefined; readonly value: Value };

/** A command's words, sorted out. */
type Parsed = {
  readonly name: string;
  readonly named: ReadonlyMap<string, Value>;
  readonly operands: readonly Value[];
  readonly input: Value | undefined;
  readonly words: readonly Word[];
};

type Run = (source: Source, parsed: Parsed) => Value;

const kinds = new Map<string, string>();

function kindOf(name: string): string | undefined {
  if (kinds.size === 0)
    for (const [kind, names] of Object.entries(cmdletKinds))
      for (const one of names.split(" ")) kinds.set(one, kind);
  return kinds.get(name);
}

/** `-Rec` is `-Recurse`. */
function fullName(given: string): string {
  const name = given.toLowerCase();
  if (switches.has(name) || parameters.includes(name)) return name;
  return (
    [...switches].find((one) => one.startsWith(name)) ??
    parameters.find((one) => one.startsWith(name)) ??
    name
  );
}

function parse(name: string, words: readonly Word[], input: Value | undefined): Parsed {
  const named = new Map<string, Value>();
  const operands: Value[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    if (word.parameter === undefined) {
      operands.push(word.value);
      continue;
    }
    const parameter = fullName(word.parameter);
    const next = words[index + 1];
    const takesNext =
      !switches.has(parameter) && next && next.parameter === undefined && word.value.name === "bare";
    named.set(parameter, takesNext ? next.value : word.value);
    if (takesNext) index++;
  }
  return { name, named, operands, input, words };
}

function pathOf({ named, operands, input }: Parsed): Value {
  const given = named.get("path") ?? named.get("literalpath") ?? named.get("filepath");
  const name = named.get("name");
  if (given) return name && !given.items ? concat([given, name], "/") : given;
  return operands[0] ?? name ?? input ?? unknownValue;
}

const isDry = ({ named }: Parsed) => named.has("whatif");
const isRecursive = ({ named }: Parsed) => named.has("recurse");

/** `Env:`, `Env:NAME`: a drive of variables. */
function environmentName(value: Value): string | undefined {
  return /^env:[\\/]?(\*|\w*)$/i.exec(value.texts[0] ?? "")?.[1];
}

function environmentAt(source: Source, value: Value): Value | undefined {
  const name = environmentName(value);
  if (name === undefined) return undefined;
  readEnvironment([name === "" ? "*" : name], "powershell", source.setting);
  return unknownAs("environment", [{ from: "environment", name: name === "" ? "*" : name }]);
}

const runs: Readonly<Record<string, Run>> = {
  read: (source, parsed) => {
    const isPattern = /^(?:select-string|sls)$/.test(parsed.name);
    const value = isPattern
      ? (parsed.named.get("path") ?? parsed.operands[parsed.named.has("pattern") ? 0 : 1] ?? unknownValue)
      : pathOf(parsed);
    if (value === unknownValue) return parsed.input ?? unknownValue;
    return (
      environmentAt(source, value) ??
      unknownAs("content", access(source, "read", value, isRecursive(parsed), parsed.name))
    );
  },
  write: (source, parsed) => {
    const path = pathOf(parsed);
    if (environmentName(path) !== undefined) return unknownValue;
    const isLink = /link|junction/i.test(parsed.named.get("itemtype")?.texts[0] ?? "");
    const target = parsed.named.get("target") ?? parsed.named.get("value");
    if (isLink && target) access(source, "link", target, false, parsed.name);
    access(source, "write", path, false, parsed.name);
    putInto(
      source,
      path,
      parsed.named.get("value") ?? parsed.named.get("inputobject") ?? parsed.operands[1] ?? parsed.input,
    );
    return unknownValue;
  },
  delete: (source, parsed) => {
    const path = pathOf(parsed);
    const given = listValue([path, ...parsed.operands.slice(1)]);
    if (!isDry(parsed) && environmentName(path) === undefined)
      access(
        source,
        "delete",
        given,
        isRecursive(parsed) || parsed.words.some(({ value }) => /^-rf?$/.test(value.texts[0] ?? "")),
        parsed.name,
      );
    return unknownValue;
  },
  copy: (source, parsed) =>
    copyTo(source, parsed, access(source, "read", pathOf(parsed), isRecursive(parsed), parsed.name)),
  move: (source, parsed) =>
    isDry(parsed)
      ? unknownValue
      : copyTo(source, parsed, access(source, "delete", pathOf(parsed), true, parsed.name)),
  list: (source, parsed) => {
    const path = pathOf(parsed);
    const environment = environmentAt(source, path);
    if (environment) return environment;
    const place = path === unknownValue ? textValue(".") : path;
    access(source, "list", place, isRecursive(parsed), parsed.name);
    const filter = parsed.named.get("filter") ?? parsed.named.get("include");
    // What a listing hands on stands for everything below the place.
    return filter
      ? concat([place, filter], "/")
      : isRecursive(parsed)
        ? concat([place, textValue("*")], "/")
        : place;
  },
  mode: (source, parsed) => {
    access(source, "mode", pathOf(parsed), false, parsed.name);
    return unknownValue;
  },
  fetch: (source, parsed) => {
    const { named } = parsed;
    const body = named.get("body") ?? named.get("form");
    const file = named.get("infile");
    const sent = [
      ...(body ? sourcesIn(body) : []),
      ...(file ? access(source, "read", file, false, parsed.name) : []),
      ...(named.get("headers") ? sourcesIn(named.get("headers") ?? unknownValue) : []),
    ];
    const isSending =
      body !== undefined ||
      file !== undefined ||
      /^(?:post|put|patch|delete)$/i.test(named.get("method")?.texts[0] ?? "");
    const answer = fetchFrom(
      source,
      named.get("uri") ?? parsed.operands[0] ?? parsed.input ?? unknownValue,
      isSending ? "out" : "in",
      sent,
      parsed.name,
    );
    return saveTo(source, parsed, named.get("outfile"), answer);
  },
  transfer: (source, parsed) =>
    saveTo(
      source,
      parsed,
      parsed.named.get("destination") ?? parsed.operands[1],
      fetchFrom(
        source,
        parsed.named.get("source") ?? parsed.operands[0] ?? unknownValue,
        "in",
        [],
        parsed.name,
      ),
    ),
  eval: (source, parsed) =>
    runText(source, parsed.named.get("command") ?? parsed.operands[0] ?? parsed.input ?? unknownValue),
  block: (source, parsed) => {
    const code = parsed.named.get("scriptblock") ?? parsed.operands[0];
    return code && code.name !== "scriptblock" ? runText(source, code) : unknownValue;
  },
  process: (source, parsed) => {
    const isElevated = /runas/i.test(parsed.named.get("verb")?.texts[0] ?? "");
    const args = parsed.named.get("argumentlist") ?? parsed.operands[1];
    const words =
      args && !args.items && args.known
        ? (args.texts[0] ?? "").split(/\s+/).map((text) => textValue(text.replace(/^(["'])(.*)\1$/, "$2")))
        : args
          ? [args]
          : [];
    return runWords(source, [started(source, pathOf({ ...parsed, input: undefined })), ...words], isElevated);
  },
  expand: (source, parsed) => {
    access(source, "read", pathOf(parsed), false, parsed.name);
    access(
      source,
      "write",
      parsed.named.get("destinationpath") ??
        parsed.named.get("destination") ??
        parsed.operands[1] ??
        textValue("."),
      true,
      parsed.name,
    );
    return unknownValue;
  },
  source: (source, parsed) => {
    const path = parsed.operands[0] ?? parsed.named.get("name") ?? unknownValue;
    if (/[\\/]/.test(path.texts[0] ?? "")) access(source, "execute", path, false, parsed.name);
    return unknownValue;
  },
  object: (source, parsed) => {
    const type = parsed.named.get("typename") ?? parsed.named.get("comobject") ?? parsed.operands[0];
    const name = (type?.texts[0] ?? "object").toLowerCase().replace(/^system\./, "");
    const args = parsed.named.get("argumentlist") ?? parsed.operands[1];
    if (name === "net.sockets.tcpclient" && args)
      return fetchFrom(source, concat([textValue("tcp://"), elementsOf(args)[0] ?? unknownValue]), "out", []);
    return { ...unknownAs("object"), name };
  },
  print: (source, parsed) => {
    const value =
      parsed.operands.length > 0
        ? listValue(parsed.operands)
        : (parsed.named.get("object") ?? parsed.named.get("inputobject") ?? parsed.input ?? unknownValue);
    if (parsed.name.startsWith("write-") && parsed.name !== "write-output") notePrinted(source, value);
    return value.items?.length === 1 && value.items[0] ? value.items[0] : value;
  },
  each: (_source, parsed) => ({ ...(parsed.input ?? unknownValue), key: undefined }),
  pass: (_source, parsed) => {
    if (parsed.name === "join-path")
      return concat(
        [pathOf({ ...parsed, input: undefined }), ...parsed.operands.slice(parsed.named.has("path") ? 0 : 1)],
        "/",
      );
    return parsed.input
      ? { ...parsed.input, known: parsed.name === "get-unique" }
      : unknownAs(
          "result",
          parsed.operands.flatMap((value) => sourcesIn(value)),
        );
  },
  place: ({ setting }, parsed) => {
    const path = pathOf(parsed);
    const { state } = setting;
    state.cwd =
      path.known && state.cwd !== undefined
        ? absolutePath((path.texts[0] ?? "").replaceAll("\\", "/"), state.cwd)
        : undefined;
    return unknownValue;
  },
};

/** A file that the call has written is started from where it lies. */
function started({ setting }: Source, program: Value): Value {
  const path = absolutePath(program.texts[0] ?? "", setting.state.cwd ?? "/");
  return program.known && setting.analysis.held.has(path) ? textValue(path) : program;
}

function copyTo(source: Source, parsed: Parsed, sources: ReturnType<typeof access>): Value {
  const target = parsed.named.get("destination") ?? parsed.named.get("newname") ?? parsed.operands[1];
  if (target) access(source, "write", target, false, parsed.name);
  if (target) putInto(source, target, unknownAs("content", sources));
  return unknownValue;
}

function saveTo(source: Source, parsed: Parsed, file: Value | undefined, answer: Value): Value {
  if (!file) return answer;
  access(source, "write", file, false, parsed.name);
  putInto(source, file, answer);
  return unknownValue;
}

/** Runs one command by its name: a cmdlet, a program, or one nobody has told us about. */
export function runNamed(
  source: Source,
  name: Value,
  words: readonly Word[],
  input: Value | undefined,
): Value {
  if (!name.known) {
    addOpaque(
      source.setting.analysis,
      "program",
      "the program is not known before the command runs",
      name.texts[0]?.slice(0, 40) ?? "",
    );
    return unknownAs("output");
  }
  if (name.name === "code") return runText(source, name);
  const spelled = name.texts[0] ?? "";
  const lower = spelled.toLowerCase().replace(/\.exe$/, "");
  const isExact = /\.exe$/i.test(spelled);
  const kind = isExact ? undefined : kindOf(lower);
  if (kind) return runs[kind]?.(source, parse(lower, words, input)) ?? unknownValue;
  if (/^(?:[a-z]+)-[a-z]\w*$/i.test(spelled)) {
    const verb = /^[a-z]+/i.exec(spelled)?.[0].toLowerCase() ?? "";
    const hasCommand = addCmdletCommand(source, spelled, words);
    if (
      !hasCommand &&
      !/^(?:get|test|find|measure|show|format|select|convertfrom|convertto|write|out|read|compare|resolve|group|sort)$/.test(
        verb,
      )
    )
      addOpaque(
        source.setting.analysis,
        "program",
        "a PowerShell command that is not understood",
        spelled.slice(0, 40),
      );
    return unknownAs("output", input ? sourcesIn(input) : []);
  }
  const path = spelled.includes("\\")
    ? textValue(spelled.replaceAll("\\", "/").replace(/^\.\/(?=\/)/, ""))
    : name;
  const given = words.flatMap(({ parameter, value }) =>
    parameter === undefined
      ? [value]
      : [textValue(`-${parameter}`), ...(value.name === "bare" ? [] : [value])],
  );
  return runWords(source, [path, ...given], false, input);
}

const known =
  /^(?:set-executionpolicy|stop-process|stop-computer|restart-computer|format-volume|clear-disk|initialize-disk|remove-partition|get-secret|set-secret|get-credential|convertfrom-securestring|install-module|install-package|uninstall-module|stop-service|restart-service|start-service|set-mppreference|disable-netfirewall\w*|new-localuser|add-localgroupmember|register-scheduledtask|set-service|new-service|remove-service|clear-recyclebin|clear-eventlog|remove-\w+)$/i;

/** Cmdlets that rules name are commands like any other. */
function addCmdletCommand(source: Source, name: string, words: readonly Word[]): boolean {
  if (!known.test(name)) return false;
  const { analysis, reach } = source.setting;
  analysis.facts.commands.push({
    program: name.toLowerCase(),
    verb: "",
    options: words.flatMap(({ parameter }) => (parameter === undefined ? [] : [`-${fullName(parameter)}`])),
    arguments: words.flatMap(({ value }) => (value.name === "bare" ? [] : (value.texts[0] ?? []))),
    elevated: reach.elevated,
    reach: reach.through,
    place: reach.place,
  });
  return true;
}
