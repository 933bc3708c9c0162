import { isGit } from "../git/is-git.ts";
import { runGit } from "../git/run.ts";
import { isKnown, programName, programOf } from "../programs/index.ts";
import { addFetched } from "../programs/installs.ts";
import { networkProgramOf, runNetworkProgram } from "../programs/network.ts";
import { networkRole } from "../programs/network-role.ts";
import { sendOnwards } from "../programs/onwards.ts";
import { addOpaque, type Setting, spend } from "./analysis.ts";
import { builtinOf } from "./builtins.ts";
import { isFollowed } from "./command-budget.ts";
import { addCommand, addServiceCommand } from "./command-facts.ts";
import { accessFiles, runLocalProgram } from "./files/access.ts";
import { originalProgram } from "./files/copies.ts";
import { keepFrom, leavesTarget } from "./files/existing.ts";
import { runFind } from "./files/find.ts";
import { noteServing } from "./files/serving.ts";
import { filterWork, outputOf, writeInput } from "./filters/command-output.ts";
import { computedText } from "./filters/computed-text.ts";
import { callFunction } from "./functions.ts";
import { parseFields } from "./parse-fields.ts";
import { runCarrier } from "./reach/carriers.ts";
import { insideOf, runElsewhere } from "./reach/elsewhere.ts";
import { foreignShellOf, runForeignShell } from "./reach/foreign-shells.ts";
import { readGiven } from "./reach/given.ts";
import { runNames } from "./reach/hidden-commands.ts";
import { runInterpreter } from "./reach/interpreter-commands.ts";
import { carriedCommand } from "./reach/launchers.ts";
import {
  isNoAssignment,
  isShouted,
  jarCommand,
  lastSegment,
  lowered,
  projectCommand,
} from "./reach/module-commands.ts";
import { reachRole } from "./reach/reach-role.ts";
import { runScripts } from "./reach/scripts-in-arguments.ts";
import { isShell, runInput, runShell } from "./reach/shells.ts";
import { noteSteering } from "./reach/steering.ts";
import { runTasks } from "./reach/tasks.ts";
import { type Unwrapped, unwrap } from "./reach/wrappers.ts";
import { readEnvironment } from "./shown/environment.ts";
import { inDirectory } from "./state.ts";
import { emptyStream, type Field, type Stream, unknownStream } from "./stream.ts";
import { childState } from "./subshell.ts";

/** A command as it reaches its program: wrappers are peeled one by one. */
type Call = {
  readonly fields: readonly Field[];
  readonly setting: Setting;
  /** Another program runs it: it is no function of this shell. */
  readonly isProgram?: true;
};

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
  if (!isFollowed(call.fields, analysis)) return unknownStream;
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
  const named = first.known ? undefined : lastSegment(first);
  if (named) return run({ ...call, fields: [{ ...first, text: named, known: true }, ...given] });
  if (!first.known) {
    // bash gives up on what it cannot expand (`${a.b()}`), and runs nothing.
    if (/\$\{[A-Za-z_]\w*[.(]/.test(first.text)) return emptyStream;
    addOpaque(
      analysis,
      "program",
      "the program is not known before the command runs",
      first.text.slice(0, 40),
    );
    return runProgram("", "", args, call);
  }
  if (isNoAssignment(first.text)) return run({ ...call, fields: args });
  const name = programName(originalProgram(first.text, setting));
  noteSteering(name, args, setting);
  noteServing(name, args, setting);
  runTasks(name, args, setting);
  runNames(name, args, setting);
  const role = reachRole(name, args);
  const bodies = call.isProgram || first.text.includes("/") ? undefined : state.functions.get(first.text);
  if (bodies) {
    const stream = callFunction(first.text, bodies, args, setting);
    // The function may not be there: it stands in a branch, or it is an alias, which a script does not expand.
    return isKnown(name) || isGit(name) || isShell(name) || builtinOf(name) || role === "carrier"
      ? run({ ...call, isProgram: true })
      : stream;
  }
  if (role === "carrier")
    return runCarrier(name, args, setting, (inner, inside) =>
      run({ fields: inner, setting: inside, isProgram: true }),
    );
  if (name === "find" || name === "fd")
    return runFind(name, args, setting, (inner) => run({ ...call, fields: inner, isProgram: true }));
  const unwrapped = role === "wrapper" ? unwrap(name, args) : undefined;
  if (unwrapped) return runInner(name, unwrapped, call);
  if (isShell(name)) return runShell(name, args, setting);
  const foreign = foreignShellOf(name);
  if (foreign) {
    addCommand(foreign, parseFields(args, programOf(foreign)), setting);
    return runForeignShell(foreign, args, setting);
  }
  const builtin = builtinOf(name);
  if (builtin) return builtin(args, setting);
  if (role === "interpreter")
    return runInterpreter(name, args, setting, (inner) => run({ fields: inner, setting }));
  if (isGit(name)) {
    if (first.text.includes("/")) runLocalProgram(first.text, setting);
    return runGit(name, args, setting);
  }
  const other = name === "java" ? jarCommand(args) : projectCommand(name, args);
  return other ? run({ fields: other, setting }) : runProgram(name, first.text, args, call);
}

function runInner(name: string, inner: Unwrapped, call: Call): Stream {
  const { reach, state } = call.setting;
  if (inner.own) addCommand(name, inner.own, call.setting);
  if (inner.fetched) addFetched(inner.fetched, name, call.setting);
  const through = [...reach.through, name];
  const setting = {
    ...call.setting,
    reach: { ...insideOf(name, inner.before, reach), elevated: reach.elevated || inner.elevates, through },
    state: /^(?:command|builtin|exec)$/.test(name)
      ? state
      : inDirectory(childState(call.setting), inner.directory),
  };
  return inner.fields.length > 0
    ? run({ ...call, fields: inner.fields, setting, isProgram: true })
    : unknownStream;
}

const textOf = ({ text }: Field): string => text;

/** A program of the tables, or one nobody has told us about. */
function runProgram(name: string, path: string, args: readonly Field[], { setting }: Call): Stream {
  const { analysis } = setting;
  const role = networkRole(name);
  const network = role === "program" ? networkProgramOf(name) : undefined;
  // A service's own table knows its verbs; what it sends is read by the other one.
  const table = network && !isKnown(name) ? network : programOf(name);
  const parsed = parseFields(args, table);
  addServiceCommand(name, parsed, setting);
  runScripts(name, args, parsed, setting);
  if (/^(?:at|batch)$/.test(name)) return runInput(name, "shell", setting);
  if (path.includes("/")) runLocalProgram(path, setting);
  if (name === "tee") writeInput(parsed, setting);
  if (table.printsVariables === parsed.verb)
    return readEnvironment(parsed.operands.map(textOf), name, setting);
  if (network) {
    const sent = network === table ? parsed : parseFields(args, network);
    return runNetworkProgram(name, args, sent, setting);
  }
  const computed = computedText(name, args);
  spend(analysis, filterWork * (computed?.text?.length ?? 0));
  if (computed) return computed;
  const elsewhere = runElsewhere(name, parsed, args, setting);
  if (elsewhere) return elsewhere;
  const isUnknown = !isKnown(name);
  const carried = isUnknown ? carriedCommand(args) : undefined;
  if (carried) runInner(name, { fields: carried, elevates: false }, { fields: args, setting });
  const before = analysis.facts.files.length;
  const read = isUnknown
    ? readGiven(parsed.operands, name, setting)
    : accessFiles(name, table, parsed, setting);
  if (leavesTarget(name, parsed, setting)) keepFrom(before, setting);
  if (role === "service") sendOnwards({ name, args, parsed, setting }, read);
  return outputOf({ name, args, table, parsed, read }, setting);
}
