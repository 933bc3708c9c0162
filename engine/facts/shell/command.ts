import { posix } from "node:path";
import { addLiteralFacts } from "../literals.ts";
import { isKnown, programName, programOf } from "../programs/index.ts";
import { networkProgramOf, runNetworkProgram } from "../programs/network.ts";
import { operationsOf } from "../programs/operations.ts";
import { type Arguments, type Program, parseArguments } from "../programs/program.ts";
import { accessFiles, runLocalProgram } from "./access.ts";
import { builtinOf } from "./builtins.ts";
import { carriers } from "./carriers.ts";
import { runElsewhere } from "./elsewhere.ts";
import { filterText } from "./filters.ts";
import { runFind } from "./find.ts";
import { readGiven } from "./given.ts";
import { interpreterOf, runInterpreter } from "./interpreters.ts";
import { isShouted, lowered, moduleCommand, projectCommand } from "./module-commands.ts";
import { runGitCommands, runGitSetting, runJqFilter, runSedScript } from "./scripts-in-arguments.ts";
import { isShell, runShell } from "./shells.ts";
import { joinSources } from "./sources.ts";
import {
  addOpaque,
  copyState,
  emptyStream,
  type Field,
  maxCarried,
  type Setting,
  type Stream,
  spend,
  unknownStream,
} from "./state.ts";
import { unwrap } from "./wrappers.ts";

/** A command as it reaches its program: wrappers are peeled one by one. */
type Call = { readonly fields: readonly Field[]; readonly setting: Setting };

/** What looking at one word costs, besides its characters. */
const fieldWork = 8;

/** What a program that may be a filter costs, per character of its input. */
const filterWork = 4;

/**
 * Collects the facts of one simple command.
 *
 * @returns what it prints
 */
export function runCommand(fields: readonly Field[], setting: Setting): Stream {
  return run({ fields, setting });
}

function run(call: Call): Stream {
  const { analysis } = call.setting;
  if (call.fields.length === 0) return emptyStream;
  if (--analysis.budget < 0 || analysis.carried >= maxCarried) {
    addOpaque(analysis, "limit", "too many commands in one call", "shell");
    return unknownStream;
  }
  for (const field of call.fields) spend(analysis, fieldWork + field.text.length);
  analysis.carried++;
  const stream = runOne(call);
  analysis.carried--;
  return stream;
}

function runOne(call: Call): Stream {
  const { fields, setting } = call;
  const { analysis, state } = setting;
  const [first, ...given] = fields;
  if (!first) return emptyStream;
  const args = isShouted(first.text) ? given.map(lowered) : given;
  if (!first.known) {
    addOpaque(
      analysis,
      "program",
      "the program is not known before the command runs",
      first.text.slice(0, 40),
    );
    return runProgram("", "", args, call);
  }
  const name = programName(first.text);
  const body = state.functions.get(name);
  if (body) return callFunction(name, body, args, setting);
  const carrier = Object.hasOwn(carriers, name) ? carriers[name] : undefined;
  if (carrier) return carrier(args, setting, (inner, inside) => run({ fields: inner, setting: inside }));
  if (name === "find" || name === "fd")
    return runFind(name, args, setting, (inner) => run({ ...call, fields: inner }));
  const unwrapped = unwrap(name, args);
  if (unwrapped) return runInner(name, unwrapped, call);
  if (isShell(name)) return runShell(name, args, setting);
  const builtin = builtinOf(name);
  if (builtin) return builtin(args, setting);
  const interpreter = interpreterOf(name);
  if (interpreter) {
    const parsed = parse(args, interpreter.program);
    addCommand(name, parsed, setting);
    const isCode = [...interpreter.code, "-m"].some((option) => parsed.options.has(option));
    readGiven(parsed.operands.slice(isCode ? 0 : 1), name, setting);
    if (!isCode) addScript(parsed.operands[0], args, setting);
    const module = moduleCommand(name, args) ?? projectCommand(name, args);
    return module ? run({ fields: module, setting }) : runInterpreter(name, interpreter, args, setting);
  }
  const other = name === "java" ? moduleCommand(name, args) : projectCommand(name, args);
  return other ? run({ fields: other, setting }) : runProgram(name, first.text, args, call);
}

function callFunction(
  name: string,
  body: Parameters<Setting["analysis"]["walker"]["node"]>[0],
  args: readonly Field[],
  setting: Setting,
): Stream {
  const state = copyState(setting.state);
  state.positional = args;
  // A function that calls itself would otherwise be followed to the depth limit.
  state.functions.delete(name);
  return setting.analysis.walker.node(body, { ...setting, state });
}

function runInner(name: string, inner: { fields: readonly Field[]; elevates: boolean }, call: Call): Stream {
  const { reach } = call.setting;
  if (/^(npx|bunx|pnpx|uvx|pipx)$/.test(name))
    addCommand(name, { verb: "", options: new Map(), operands: inner.fields.slice(0, 1) }, call.setting);
  const through = [...reach.through, name];
  const setting = {
    ...call.setting,
    reach: { ...reach, elevated: reach.elevated || inner.elevates, through },
  };
  return run({ ...call, fields: inner.fields, setting });
}

function parse(args: readonly Field[], program: Program): Arguments<Field> {
  return parseArguments(
    args,
    program,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  );
}

function addCommand(program: string, parsed: Arguments<Field>, { analysis, reach }: Setting): void {
  analysis.facts.commands.push({
    program,
    verb: parsed.verb,
    options: [...parsed.options.keys()],
    arguments: parsed.operands.map((field) => field.text),
    elevated: reach.elevated,
    reach: reach.through,
    place: reach.place,
  });
}

/** `node bin/tool.cjs verb` is the program `tool` as well. */
function addScript(file: Field | undefined, args: readonly Field[], setting: Setting): void {
  const name = posix.basename(file?.text ?? "").replace(/\.\w+$/, "");
  if (!file?.known || (name === posix.basename(file.text) && !isKnown(name))) return;
  const parsed = parse(args.slice(args.indexOf(file) + 1), programOf(name));
  addCommand(name, parsed, setting);
  setting.analysis.facts.operations.push(...operationsOf(name, parsed, setting));
}

/** A program of the tables, or one nobody has told us about. */
function runProgram(name: string, path: string, args: readonly Field[], { setting }: Call): Stream {
  const table = networkProgramOf(name) ?? programOf(name);
  const parsed = parse(args, table);
  addCommand(name, parsed, setting);
  if (name === "git") {
    addGitSettings(parsed, setting);
    runGitCommands(parsed, setting);
  }
  if (name === "sed") runSedScript(parsed, setting);
  if (name === "jq") runJqFilter(parsed, setting);
  if (/^[gmn]?awk$/.test(name) && parsed.operands[0])
    addLiteralFacts(parsed.operands[0].text, "awk", name, setting);
  if (path.includes("/")) runLocalProgram(path, setting);
  setting.analysis.facts.operations.push(...operationsOf(name, parsed, setting));
  if (networkProgramOf(name)) return runNetworkProgram({ name, args, setting });
  const elsewhere = runElsewhere(name, parsed, args, setting);
  if (elsewhere) return elsewhere;
  const isUnknown = !networkProgramOf(name) && !isKnown(name);
  const read = isUnknown
    ? readGiven(parsed.operands, name, setting)
    : accessFiles(name, table, parsed, setting);
  spend(setting.analysis, filterWork * (setting.stdin.text?.length ?? 0));
  const filtered = filterText(name, parsed, setting.stdin, read.length > 0);
  if (filtered) return filtered;
  const given = args.flatMap((field) => field.sources ?? []);
  const sources = table.silent ? [] : joinSources(setting.stdin.sources, given, read);
  return { text: table.silent ? "" : undefined, sources, paths: [] };
}

/** `git -c KEY=VALUE` sets for one command what `git config KEY VALUE` sets for all; an alias that runs a shell is shell text. */
function addGitSettings(parsed: Arguments<Field>, setting: Setting): void {
  for (const field of parsed.options.get("-c") ?? []) {
    const [, key = "", value = ""] = /^([^=]+)=?(.*)$/s.exec(field?.text ?? "") ?? [];
    const operands = [key, value].map((text) => ({ text, known: true, glob: undefined }));
    addCommand("git", { verb: "config", options: new Map(), operands }, setting);
    runGitSetting(key, value, setting);
  }
  const [key, value] = parsed.operands;
  if (/^config( set)?$/.test(parsed.verb) && key && value) runGitSetting(key.text, value.text, setting);
}
