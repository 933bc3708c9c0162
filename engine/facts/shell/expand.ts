import type { Assignment, Command, Redirection, Word, WordPart } from "unbash";
import { networkFact } from "../hosts.ts";
import { assignedValue } from "./assignments.ts";
import { addFile, hold, holdText } from "./files.ts";
import { expandGlob } from "./glob.ts";
import { expandPart } from "./parts.ts";
import type { Expander } from "./piece.ts";
import type { Assigned } from "./program-variables.ts";
import {
  addOpaque,
  copyState,
  emptyStream,
  type Field,
  type Setting,
  type Source,
  type Stream,
  spend,
  unknownStream,
} from "./state.ts";
import { assign } from "./variables.ts";
import { expandJoined, expandPossible, expandText, expandWord } from "./words.ts";

/** An expander that runs the scripts inside words where the command itself runs. */
export function expanderOf(setting: Setting): Expander {
  const run = (part: WordPart): Stream => {
    if (part.type !== "CommandExpansion" && part.type !== "ProcessSubstitution") return unknownStream;
    if (part.script) {
      return setting.analysis.walker.node(part.script, { ...setting, state: copyState(setting.state) });
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
  const expander = expanderOf(setting);
  const globbed = (words: readonly Field[]) =>
    words.flatMap((field) => expandGlob(field, state.cwd, analysis.surroundings));
  const expand = (word: Word) => globbed(expandWord(word, expander));
  const names = node.name?.parts ? expandPossible(node.name, expander) : [];
  const fields = names[0] ? [...globbed(names[0])] : node.name ? [...expand(node.name)] : [];
  const nameLength = fields.length;
  let letters = "";
  for (const argument of node.args) {
    if (argument.type === "Word") {
      const words = expand(argument);
      if (/^-[a-zA-Z]+$/.test(words[0]?.text ?? "")) letters += words[0]?.text;
      fields.push(...words);
    } else fields.push(assignmentField(argument, letters, expander));
  }
  const assigned: Assigned[] = [];
  for (const part of node.prefix) {
    if (part.type !== "Assignment") continue;
    const value = assignedValue(part, expander);
    if (fields.length > 0) assigned.push({ name: part.name, value });
    else assign(part.name, value, setting);
  }
  const args = fields.slice(nameLength);
  const others = names.slice(1, maxPrograms).map((name) => [...globbed(name), ...args]);
  return { fields, others, assigned };
}

/** What `NAME=value` is as an argument of `export`, `declare` and the like, which get the value itself as well. */
function assignmentField(node: Assignment, letters: string, expander: Expander): Field {
  const variable = assignedValue(node, expander, letters);
  const { values, sources, unset } = variable;
  const isKnown = values?.length === 1 && !unset && !variable.lists;
  const text = isKnown ? `${node.name}=${values[0]}` : node.text;
  return { text, known: isKnown, glob: undefined, sources, assigned: { name: node.name, value: variable } };
}

/** What a command reads on its standard input, after its redirections. */
export function readInput(redirects: readonly Redirection[], setting: Setting): Stream {
  const { analysis } = setting;
  let stdin = setting.stdin;
  for (const redirect of redirects) {
    const expander = expanderOf(setting);
    if (redirect.type === "HereDoc") {
      const { text, parts } = redirect.body;
      const isQuoted = redirect.delimiter?.quoted === true;
      const plain = { text: isQuoted ? text : text.replace(/\\(?:([$`\\])|\n)/g, "$1") };
      stdin = { ...emptyStream, ...(isQuoted || parts === undefined ? plain : expandText(parts, expander)) };
    } else if (redirect.type === "HereString" && redirect.target) {
      const [value, ...others] = expandJoined(redirect.target, expander);
      const isKnown = value?.known && !value.among && others.length === 0;
      stdin = {
        ...emptyStream,
        text: isKnown ? `${value.text}\n` : undefined,
        sources: value?.sources ?? [],
      };
    } else if (redirect.type === "Redirect" && redirect.target) {
      const fields = expandWord(redirect.target, expander);
      const socket = fields.map((field) => socketHost(field.text)).find((host) => host !== undefined);
      // A shell with a socket on any of its descriptors takes its commands from there.
      if (socket !== undefined) stdin = { ...unknownStream, sources: [{ from: "network", name: socket }] };
      else if (redirect.operator === "<" || redirect.operator === "<>") {
        const pipe = analysis.pipes.get(fields[0]?.text ?? "");
        if (pipe) stdin = pipe;
        if (pipe) continue;
        const sources = fields.flatMap((field) => addFile("read", field, "shell", false, setting));
        stdin = { ...unknownStream, sources };
      }
    }
  }
  return stdin;
}

/** The host of bash's `/dev/tcp/HOST/PORT`. */
function socketHost(path: string): string | undefined {
  return /^\/dev\/(?:tcp|udp)\/([^/]+)\//.exec(path)?.[1];
}

/** Applies output redirections; what goes to a file does not go on. */
export function applyOutput(redirects: readonly Redirection[], stdout: Stream, setting: Setting): Stream {
  let out = stdout;
  for (const redirect of redirects) {
    if (redirect.type !== "Redirect" || !redirect.target || redirect.operator === "<") continue;
    const targets = expandWord(redirect.target, expanderOf(setting));
    if (redirect.operator.endsWith("&") && targets.every((field) => /^(\d+|-)$/.test(field.text))) continue;
    for (const field of targets) {
      writeTo(field, out, setting);
      holdText(field, out.text, redirect.operator.includes(">>"), setting);
    }
    const isErrorOnly = redirect.descriptor?.type === "FileDescriptor" && redirect.descriptor.value !== 1;
    if (!isErrorOnly && redirect.operator !== "<>") out = emptyStream;
  }
  return out;
}

function writeTo(field: Field, stream: Stream, setting: Setting): void {
  const { facts } = setting.analysis;
  const socket = socketHost(field.text);
  if (socket !== undefined) {
    const fact = networkFact(`tcp://${socket}`, "out", "shell");
    if (fact) facts.network.push(fact);
    addFlows(stream.sources, "network", socket, setting);
    return;
  }
  addFile("write", field, "shell", false, setting);
  hold(field, stream.sources, setting);
  if (stream.sources.length > 0)
    addFlows(stream.sources, "file", facts.files.at(-1)?.path ?? field.text, setting);
}

/** What one flow costs. */
const flowWork = 32;

/** Records that data of these sources goes to a sink. */
export function addFlows(
  sources: readonly Source[],
  to: "network" | "file",
  sink: string,
  { analysis }: Setting,
): void {
  spend(analysis, flowWork * sources.length);
  for (const source of sources) {
    if (source.from === "decoded") continue;
    analysis.facts.flows.push({ from: source.from, source: source.name, to, sink });
  }
}
