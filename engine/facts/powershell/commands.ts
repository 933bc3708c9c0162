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
import { absolutePath, maxPath } from "../paths.ts";
import { addOpaque, spend } from "../shell/analysis.ts";
import { fileRuns } from "./cmdlet-files.ts";
import { cmdletKinds } from "./cmdlets.ts";
import { fetchFrom, notePrinted, runText, runWords } from "./effects.ts";
import { picksNames, runsBlock } from "./environment.ts";
import { fullName, parse, pathOf, type Run, type Word } from "./parameters.ts";
import type { Source } from "./source.ts";

const kinds = new Map<string, string>();

function kindOf(name: string): string | undefined {
  if (kinds.size === 0)
    for (const [kind, names] of Object.entries(cmdletKinds))
      for (const one of names.split(" ")) kinds.set(one, kind);
  return kinds.get(name);
}

const runs: Readonly<Record<string, Run>> = {
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
  object: (source, parsed) => {
    const type = parsed.named.get("typename") ?? parsed.named.get("comobject") ?? parsed.operands[0];
    const name = (type?.texts[0] ?? "object").toLowerCase().replace(/^system\./, "");
    const args = parsed.named.get("argumentlist") ?? parsed.operands[1];
    if (name === "net.sockets.tcpclient" && args)
      return fetchFrom(source, concat([textValue("tcp://"), elementsOf(args)[0] ?? unknownValue]), "out", []);
    return { ...unknownAs("object"), name };
  },
  print: (source, parsed) => {
    if (picksNames(parsed)) return unknownAs("names");
    // Operands of these are names of members.
    const isFormat = /^(?:format-|convertto-|f[tlw]$)/.test(parsed.name) && parsed.input !== undefined;
    const value =
      parsed.operands.length > 0 && !isFormat
        ? listValue(parsed.operands)
        : (parsed.named.get("object") ?? parsed.named.get("inputobject") ?? parsed.input ?? unknownValue);
    if (parsed.name.startsWith("write-") && parsed.name !== "write-output") notePrinted(source, value);
    return value.items?.length === 1 && value.items[0] ? value.items[0] : value;
  },
  each: (_source, parsed) =>
    picksNames(parsed) || runsBlock(parsed)
      ? unknownAs("names")
      : { ...(parsed.input ?? unknownValue), key: undefined },
  temporary: () => textValue("/tmp/tmp.XXXXXXXXXX"),
  pass: (_source, parsed) => {
    if (picksNames(parsed)) return unknownAs("names");
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
    const cwd =
      path.known && state.cwd !== undefined
        ? absolutePath((path.texts[0] ?? "").replaceAll("\\", "/"), state.cwd)
        : undefined;
    spend(setting.analysis, 2 * (cwd?.length ?? 0));
    state.cwd = (cwd?.length ?? 0) > maxPath ? undefined : cwd;
    return unknownValue;
  },
};

/** A file that the call has written is started from where it lies. */
function started({ setting }: Source, program: Value): Value {
  const path = absolutePath(program.texts[0] ?? "", setting.state.cwd ?? "/");
  return program.known && setting.analysis.held.has(path) ? textValue(path) : program;
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
  if (kind) return (fileRuns[kind] ?? runs[kind])?.(source, parse(lower, words, input)) ?? unknownValue;
  if (/^(?:[a-z]+)-[a-z]\w*$/i.test(spelled)) {
    const verb = /^[a-z]+/i.exec(spelled)?.[0].toLowerCase() ?? "";
    const hasCommand = addCmdletCommand(source, spelled, words);
    if (
      !hasCommand &&
      !/^(?:get|test|find|measure|show|format|select|convertfrom|convertto|write|out|read|compare|resolve|group|sort|wait|join|assert|confirm|watch)$/.test(
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
    shown: true,
    effects: [],
  });
  return true;
}
