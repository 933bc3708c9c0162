import type { Assignment, Command, Word, WordPart } from "unbash";
import { addOpaque, type Setting, spend } from "../analysis.ts";
import { parseScript } from "../parse-script.ts";
import type { Assigned } from "../reach/program-variables.ts";
import { isOnePipe, openReach } from "../shown/kept.ts";
import { defineFunction } from "../state.ts";
import { type Field, type Stream, unknownStream } from "../stream.ts";
import { copyState } from "../subshell.ts";
import type { Variable } from "../variable.ts";
import { assign, either } from "../variables.ts";
import { assignedValue } from "./assignments.ts";
import { expandGlob } from "./glob.ts";
import { assignmentThrough } from "./name-references.ts";
import { expandPart } from "./parts.ts";
import type { Expander } from "./piece.ts";
import { runSubstitutions } from "./substitutions.ts";
import { expandPossible, expandWord } from "./words.ts";

/** What a substitution costs, per character of it too, and expanding one word or assignment, or a pattern against the file system. */
const substitutionWork = 256;
const parseWork = 8;
const wordWork = 16;
const assignmentWork = 128;
const globWork = 160;

/** An expander that runs the scripts inside words where the command itself runs. `kept` tells what becomes of what they print. */
export function expanderOf(setting: Setting, kept?: Setting["reach"]["kept"]): Expander {
  const run = (part: WordPart, stdin = setting.stdin): Stream => {
    if (part.type !== "CommandExpansion" && part.type !== "ProcessSubstitution") return unknownStream;
    // The script of a substitution is parsed when it is first asked for, and so are those inside it, each time anew.
    spend(setting.analysis, substitutionWork + parseWork * part.text.length);
    if (part.script) {
      const state = copyState(setting);
      state.descriptors.delete(1);
      const isKept =
        kept && !state.traces && part.type === "CommandExpansion" && isOnePipe(part.script, state);
      const outside = { ...openReach(setting.reach), captured: true as const };
      const reach = isKept ? { ...outside, kept } : outside;
      return setting.analysis.walker.node(part.script, { ...setting, state, stdin, reach });
    }
    addOpaque(setting.analysis, "syntax", "a substitution that does not parse", "shell");
    return unknownStream;
  };
  const expander: Expander = {
    state: setting.state,
    analysis: setting.analysis,
    run,
    part: (part, quoted) => expandPart(part, quoted, expander),
  };
  return expander;
}

/** What becomes of substitutions in the arguments of a command: some only put it into variables, or look whether it is empty. */
function keptOf({ name, args }: Command, { reach }: Setting): Setting["reach"]["kept"] {
  const program = name?.value ?? "";
  if (/^(?:export|declare|typeset|local|readonly|env|curl)$/.test(program)) return "captured";
  // direnv prints assignments and nothing else, of which eval shows none.
  if (
    program === "eval" &&
    args.length === 1 &&
    /^"?\$\(direnv export \w{1,9}\)"?$/.test(args[0]?.text ?? "")
  )
    return "piped";
  if (/^(?:echo|printf)$/.test(program)) return reach.kept === "piped" ? "piped" : undefined;
  const [flag, text] = args;
  const isEmptyTest = /^(?:\[|test)$/.test(program) && /^-[nz]$/.test(flag?.text ?? "") && args.length <= 3;
  return isEmptyTest && text?.text.startsWith('"') ? "piped" : undefined;
}

/** Most programs that one command may run, one instead of another. */
const maxPrograms = 16;

/** Program and arguments of a command, expanded, and the variables before it. A line of assignments alone is applied: no fields. */
export function expandCommand(
  node: Command,
  setting: Setting,
): {
  readonly fields: readonly Field[];
  /** The fields of the command where its program may be another one. */
  readonly others: readonly (readonly Field[])[];
  readonly assigned: readonly Assigned[];
} {
  const { state, analysis } = setting;
  const expander = expanderOf(setting, keptOf(node, setting));
  const capturing = expanderOf(setting, "captured");
  const globbed = (words: readonly Field[]) => {
    const globs = words.filter((field) => field.glob !== undefined);
    if (globs.length === 0) return words;
    spend(analysis, globWork * globs.length);
    return words.flatMap((field) => expandGlob(field, state.cwd, analysis.surroundings));
  };
  const expand = (word: Word) => globbed(expandWord(word, expander));
  const names = node.name?.parts ? expandPossible(node.name, expander) : [];
  const fields = names[0] ? [...globbed(names[0])] : node.name ? [...expand(node.name)] : [];
  const nameLength = fields.length;
  let letters = "";
  spend(analysis, wordWork * node.args.length + assignmentWork * node.prefix.length);
  for (const argument of node.args) {
    if (argument.type === "Word") {
      const words = expand(argument);
      if (/^-[a-zA-Z]+$/.test(words[0]?.text ?? "")) letters += words[0]?.text;
      fields.push(...words);
    } else {
      spend(analysis, assignmentWork);
      fields.push(assignmentField(argument, letters, capturing));
    }
  }
  const assigned = fields.length > 0 ? assignBefore(node, capturing) : [];
  if (fields.length === 0)
    for (const part of node.prefix)
      if (part.type === "Assignment") {
        const target = assignmentThrough(part, state, analysis);
        const value = assignedValue(target, capturing);
        if (/^PS[0-4]$/.test(part.name))
          for (const text of value.values ?? []) runSubstitutions(text, expander);
        if (/^BASH_(?:CMDS|ALIASES)$/.test(part.name)) nameCommand(part.index?.value, part.value, setting);
        assign(target.name, value, setting);
      }
  const args = fields.slice(nameLength);
  const others = names.slice(1, maxPrograms).map((name) => [...globbed(name), ...args]);
  return { fields, others, assigned };
}

/** `BASH_CMDS[x]=/bin/ls`, `BASH_ALIASES[x]=ls`: another name for a command. */
function nameCommand(name: string | undefined, value: Assignment["value"], setting: Setting): void {
  const [only] = value.type === "ArrayValue" ? [] : expandWord(value, expanderOf(setting));
  const script = only?.known ? parseScript(`${only.text} "$@"`, setting.analysis) : undefined;
  if (name !== undefined && script) defineFunction(setting.state, name, script);
}

/**
 * The assignments before a command, each seen by those that follow it; the shell's own variables are as they were afterwards, but for one
 * that an expansion has set meanwhile (`A= B=${A:=x}`).
 */
function assignBefore(node: Command, expander: Expander): readonly Assigned[] {
  const { variables } = expander.state;
  const before = new Map<string, Variable | undefined>();
  const assigned = node.prefix.flatMap((part): readonly Assigned[] => {
    if (part.type !== "Assignment") return [];
    const value = assignedValue(part, expander);
    if (!before.has(part.name)) before.set(part.name, variables.get(part.name));
    variables.set(part.name, value);
    return [{ name: part.name, value }];
  });
  for (const [name, old] of before) {
    const now = variables.get(name);
    const isOurs = assigned.some((entry) => entry.value === now);
    if (!isOurs && now) variables.set(name, old ? either(old, now) : now);
    else if (old) variables.set(name, old);
    else variables.delete(name);
  }
  return assigned;
}

/** What `NAME=value` is as an argument of `export`, `declare` and the like, which get the value itself as well. */
function assignmentField(node: Assignment, letters: string, expander: Expander): Field {
  const variable = assignedValue(node, expander, letters);
  const { values, sources, unset } = variable;
  const isKnown = values?.length === 1 && !unset && !variable.lists;
  const text = isKnown ? `${node.name}=${values[0]}` : node.text;
  return { text, known: isKnown, glob: undefined, sources, assigned: { name: node.name, value: variable } };
}
