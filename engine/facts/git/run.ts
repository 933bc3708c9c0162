import { isKnown, programOf } from "../programs/index.ts";
import { postMessage } from "../programs/messages.ts";
import { addOpaque, type Setting, spend } from "../shell/analysis.ts";
import { addServiceCommand } from "../shell/command-facts.ts";
import { addFile } from "../shell/files/files.ts";
import { parseFields } from "../shell/parse-fields.ts";
import { joinSources } from "../shell/sources.ts";
import { type Field, plainField, type Stream, unknownStream } from "../shell/stream.ts";
import { copyState } from "../shell/subshell.ts";
import { operationFact } from "./act.ts";
import { aliasOf, aliasWords } from "./aliases.ts";
import { runCommandsInside } from "./commands-inside.ts";
import { gitFiles } from "./files.ts";
import { gitNetwork } from "./network.ts";
import { gitOperations } from "./operations.ts";
import { isBuiltin, isGroup } from "./option-table.ts";
import { type GitCall, type GitLine, parseGitCall, splitGitLine, valuesOf } from "./parse.ts";
import { gitDirectory, settingInside } from "./place.ts";
import {
  commandIn,
  configAct,
  type GitSetting,
  givenSettings,
  isPlainSwitch,
  matters,
  rememberedSettings,
  rememberSetting,
  settingOf,
} from "./settings.ts";

/** Most aliases that may stand for one another. */
const maxAliases = 8;

/**
 * Collects the facts of one git command.
 *
 * @param name `git`, or one command's own name (`git-push`)
 * @returns what it prints, as far as its origin goes
 */
export function runGit(name: string, args: readonly Field[], setting: Setting): Stream {
  const dashed = plainField(name.slice(4));
  return runLine(splitGitLine(name.length === 3 ? args : [dashed, ...args]), setting, maxAliases);
}

function runLine(line: GitLine, outside: Setting, aliases: number): Stream {
  const { globals, verb, args } = line;
  const setting = settingInside(globals, outside);
  const given = givenSettings(globals, setting);
  const known = [...rememberedSettings(setting), ...given];
  const directory = gitDirectory(globals, setting);
  const second = isGroup(verb?.text ?? "") ? args.find((field) => !field.text.startsWith("-")) : undefined;
  if (verb?.known === false || second?.known === false)
    addOpaque(setting.analysis, "program", "the git command is not known before it runs", "git");
  const name = verb?.text ?? "";
  spend(setting.analysis, 16 * (known.length + 1));
  const alias =
    isBuiltin(name) || name === "" || aliases === 0 ? undefined : aliasOf(name, known, directory, setting);
  if (alias?.startsWith("!")) {
    for (const one of given) useSetting(one, setting);
    const state = { ...copyState(setting), positional: [args] };
    return setting.analysis.walker.source(`${alias.slice(1)} "$@"`, { ...setting, state });
  }
  if (alias !== undefined && alias.trim() !== "") {
    const inner = splitGitLine([...aliasWords(alias), ...args]);
    return runLine({ ...inner, globals: mergeOptions(globals, inner.globals) }, setting, aliases - 1);
  }
  if (alias === "") addOpaque(setting.analysis, "program", "the alias is not known before it runs", "git");
  const call = parseGitCall(name, args);
  addCommand(call, setting);
  runExternal(name, args, setting);
  traceFiles(setting);
  for (const one of given) if (matters(one, name)) useSetting(one, setting);
  if (call.verb === "config") runConfig(call, setting);
  runOptions(globals, call, setting);
  return runCall(call, known, directory, setting);
}

/** Variables that make git write down what it does, to a file where their value is a path. */
const traces =
  "GIT_TRACE GIT_TRACE2 GIT_TRACE2_EVENT GIT_TRACE2_PERF GIT_TRACE_CURL GIT_TRACE_FSMONITOR GIT_TRACE_PACKET GIT_TRACE_PACKFILE GIT_TRACE_PACK_ACCESS GIT_TRACE_PERFORMANCE GIT_TRACE_REFS GIT_TRACE_SETUP GIT_TRACE_SHALLOW".split(
    " ",
  );

function traceFiles(setting: Setting): void {
  for (const name of traces) {
    const values = setting.state.variables.get(name)?.values ?? [];
    for (const text of values.filter((value) => value.startsWith("/")))
      addFile("write", plainField(text), "git", false, setting);
  }
}

/** The texts that a command puts into the history. */
function messagesOf({ options }: GitCall): readonly Field[] {
  return ["--message", "--trailer", "--author"].flatMap((option) => valuesOf(options, option));
}

/** Commands that print the repository itself. */
const packs = /^(?:archive|bundle create|fast-export|pack-objects)$/;

function runCall(
  call: GitCall,
  given: readonly GitSetting[],
  directory: string | undefined,
  setting: Setting,
): Stream {
  const { facts } = setting.analysis;
  facts.operations.push(...gitOperations(call, { setting, directory, given }));
  runCommandsInside(call, setting);
  postMessage("git", call.verb, messagesOf(call), setting);
  const network = gitNetwork(call, given, setting);
  const read = gitFiles(call, setting);
  const named = call.operands.flatMap((field) => field.sources ?? []);
  const packed = packs.test(call.verb) && directory ? [{ from: "file", name: directory } as const] : [];
  return { ...unknownStream, sources: joinSources(setting.stdin.sources, named, read, network, packed) };
}

/** `git crypt unlock` runs the program `git-crypt`. */
function runExternal(verb: string, args: readonly Field[], setting: Setting): void {
  const name = `git-${verb}`;
  if (isBuiltin(verb) || !isKnown(name)) return;
  addServiceCommand(name, parseFields(args, programOf(name)), setting);
}

/** Settings given before an alias count for what it stands for; the directory has been changed already. */
function mergeOptions(first: GitLine["globals"], second: GitLine["globals"]): GitLine["globals"] {
  const merged = new Map(second);
  for (const name of ["-c", "--config-env", "--git-dir"]) {
    const values = [...(first.get(name) ?? []), ...(second.get(name) ?? [])];
    if (values.length > 0) merged.set(name, values);
  }
  return merged;
}

function addCommand({ verb, options, operands }: GitCall, { analysis, reach }: Setting): void {
  analysis.facts.commands.push({
    program: "git",
    verb,
    options: [...options.keys()],
    arguments: operands.map((field) => field.text),
    elevated: reach.elevated,
    reach: reach.through,
    place: reach.place,
    shown: reach.kept !== "piped" && reach.kept !== "captured",
    effects: [],
  });
}

function addSetting(verb: string, one: GitSetting, { analysis }: Setting): void {
  if (isPlainSwitch(one)) return;
  analysis.facts.operations.push(operationFact({ verb, resource: one.key, name: one.value }, false));
}

/** A setting for this command alone. */
function useSetting(one: GitSetting, setting: Setting): void {
  addSetting("use-setting", one, setting);
  const command = commandIn(one);
  if (command !== undefined) setting.analysis.walker.source(command, setting);
}

/** A setting that stays. A program or an alias in it is looked at as if it ran now. */
function changeSetting(one: GitSetting, setting: Setting): void {
  if (!rememberSetting(one, setting)) return;
  addSetting("change-setting", one, setting);
  const alias = one.key.startsWith("alias.") ? one.value : undefined;
  const command =
    alias === undefined ? commandIn(one) : alias.startsWith("!") ? alias.slice(1) : `git ${alias}`;
  if (command !== undefined) setting.analysis.walker.source(command, setting);
}

/** Options that are settings: `git clone -c KEY=VALUE`; hooks of a template and programs of a directory run as well. */
function runOptions(globals: GitLine["globals"], { verb, options }: GitCall, setting: Setting): void {
  if (verb === "clone")
    for (const field of valuesOf(options, "--config")) changeSetting(settingOf(field.text), setting);
  const templates = /^(?:clone|init)$/.test(verb) ? valuesOf(options, "--template") : [];
  for (const { text } of templates)
    if (text !== "") addSetting("use-setting", { key: "init.templatedir", value: text }, setting);
  for (const { text } of valuesOf(globals, "--exec-path"))
    addSetting("use-setting", { key: "exec-path", value: text }, setting);
}

function runConfig(call: GitCall, setting: Setting): void {
  const act = configAct(call);
  if (act?.verb === "change-setting") changeSetting(act, setting);
  else if (act) addSetting(act.verb, act, setting);
}
