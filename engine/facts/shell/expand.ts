import type { Assignment, Command, SyntaxNode, Word, WordPart } from "unbash";
import { expandGlob } from "./glob.ts";
import type { Expander } from "./piece.ts";
import type { Assigned } from "./program-variables.ts";
import { joinSources } from "./sources.ts";
import {
  addOpaque,
  copyState,
  type Field,
  type Setting,
  type Stream,
  spend,
  unknownStream,
  type Variable,
} from "./state.ts";
import { expandWord } from "./words.ts";

/** An expander that runs the scripts inside words where the command itself runs. */
export function expanderOf(setting: Setting): Expander {
  const run = (part: WordPart, stdin = setting.stdin): Stream => {
    if (part.type !== "CommandExpansion" && part.type !== "ProcessSubstitution") return unknownStream;
    if (part.script) {
      const state = copyState(setting.state);
      state.descriptors.delete(1);
      return setting.analysis.walker.node(part.script, { ...setting, state, stdin });
    }
    addOpaque(setting.analysis, "syntax", "a substitution that does not parse", "shell");
    return unknownStream;
  };
  const runInside = (node: SyntaxNode) => void setting.analysis.walker.node(node, setting);
  return { state: setting.state, analysis: setting.analysis, run, runInside };
}

/** Program and arguments of a command, expanded, and the variables before it. A line of assignments alone is applied: no fields. */
export function expandCommand(
  node: Command,
  setting: Setting,
): { readonly fields: readonly Field[]; readonly assigned: readonly Assigned[] } {
  const { state, analysis } = setting;
  const expander = expanderOf(setting);
  const expand = (word: Word) =>
    expandWord(word, expander).flatMap((field) => expandGlob(field, state.cwd, analysis.surroundings));
  const assigned = node.prefix.flatMap((part) =>
    part.type === "Assignment" ? [{ name: part.name, value: assignedValue(part, expander) }] : [],
  );
  const fields = node.name ? [...expand(node.name)] : [];
  for (const argument of node.args) {
    if (argument.type === "Word") fields.push(...expand(argument));
    else fields.push(...assignmentFields(argument, expander));
  }
  if (fields.length > 0) return { fields, assigned };
  for (const { name, value } of assigned) assign(name, value, setting);
  return { fields, assigned: [] };
}

/** Sets a variable; in a branch, the old value stays possible. */
export function assign(name: string, value: Variable, { analysis, state }: Setting): void {
  const old = state.variables.get(name);
  const before = analysis.branches > 0 ? old : undefined;
  if (before) spend(analysis, before.sources.length + 16 * (before.values?.length ?? 0));
  const next = before ? either(before, value) : value;
  const isExported = value.exported ?? old?.exported ?? (state.exportsAll ? true : undefined);
  state.variables.set(name, isExported ? { ...next, exported: true } : next);
}

function either(a: Variable, b: Variable): Variable {
  const values = a.values && b.values ? [...new Set([...a.values, ...b.values])].slice(0, 64) : undefined;
  return { values, sources: joinSources(a.sources, b.sources) };
}

function assignedValue(node: Assignment, expander: Expander): Variable {
  const words = node.value.type === "ArrayValue" ? node.value.elements : [node.value];
  const fields = words.flatMap((word) => expandWord(word, expander));
  const sources = fields.flatMap((field) => field.sources ?? []);
  const isKnown = !node.index && fields.every((field) => field.known);
  const before = node.append ? (expander.state.variables.get(node.name)?.values ?? []) : [""];
  if (!isKnown || before.length !== 1 || (node.append && fields.length > 1))
    return { values: undefined, sources };
  if (node.append) return { values: [`${before[0]}${fields[0]?.text ?? ""}`], sources };
  return { values: fields.length > 0 ? fields.map((field) => field.text) : [""], sources };
}

function assignmentFields(node: Assignment, expander: Expander): readonly Field[] {
  const { values, sources } = assignedValue(node, expander);
  if (values === undefined) return [{ text: node.text, known: false, glob: undefined, sources }];
  return values.map((value) => ({ text: `${node.name}=${value}`, known: true, glob: undefined, sources }));
}
