import type { Command, Redirection, SyntaxNode } from "unbash";
import { addPowershellFacts } from "../powershell/run-powershell.ts";
import { type Analysis, addOpaque, maxDepth, maxScriptLength, type Setting, spend } from "./analysis.ts";
import { runCommand } from "./command.ts";
import { joinStreams, walkAndOr, walkBranches } from "./compound.ts";
import { parseScript } from "./parse-script.ts";
import { type Assigned, withVariables } from "./reach/program-variables.ts";
import { withRedirections } from "./redirections.ts";
import { afterwards, noteGiven } from "./shown/captured.ts";
import { showSources } from "./shown/environment.ts";
import { endsOf, insideOf, openReach } from "./shown/kept.ts";
import { defineFunction } from "./state.ts";
import { emptyStream, type Field, type Stream, unknownStream } from "./stream.ts";
import { copyState } from "./subshell.ts";
import { arrayOf } from "./variables.ts";
import { expandCommand } from "./words/expand.ts";

/** What looking at one node of a script costs. */
const nodeWork = 64;

/**
 * Collects the facts of shell source.
 *
 * @returns what it prints, as far as that can be told
 */
export function walkSource(source: string, setting: Setting): Stream {
  const { analysis } = setting;
  if (source.length > maxScriptLength) {
    addOpaque(analysis, "limit", `a script of over ${maxScriptLength / 1024} KiB`, "shell");
    return unknownStream;
  }
  const script = parseScript(source, analysis);
  if (script?.errors && script.commands.length === 0) return walkRest(source, setting);
  return script ? walkNode(script, setting) : unknownStream;
}

/** Collects the facts of PowerShell source. */
export function walkPowershell(source: string, setting: Setting): void {
  addPowershellFacts(source, setting);
}

/** Text that begins with an operator (`& rm x`): bash refuses all of it, another shell may run the rest. */
function walkRest(source: string, setting: Setting): Stream {
  noteErrors(1, setting.analysis);
  const rest = source.replace(/^[\s;&|)}]{1,99}/, "");
  const script = rest === source ? undefined : parseScript(rest, setting.analysis);
  return script ? walkNode(script, setting) : unknownStream;
}

/** Runs one node of the syntax tree and tells what it prints. */
export function walkNode(node: SyntaxNode, setting: Setting): Stream {
  const { analysis } = setting;
  if (analysis.depth >= maxDepth) {
    addOpaque(analysis, "limit", `commands nested deeper than ${maxDepth}`, "shell");
    return unknownStream;
  }
  spend(analysis, nodeWork);
  analysis.depth++;
  const stream = walkKind(node, setting);
  analysis.depth--;
  return stream;
}

function walkKind(node: SyntaxNode, outside: Setting): Stream {
  const setting = isPlain(node) ? outside : { ...outside, reach: openReach(outside.reach) };
  switch (node.type) {
    case "Script":
      noteErrors(node.errors?.length ?? 0, setting.analysis);
      return walkList(node.commands, setting);
    case "CompoundList":
      return walkList(node.commands, setting);
    case "AndOr":
      return walkAndOr(node, setting);
    case "Statement":
      return walkKind(node.command, node.background ? { ...setting, state: copyState(setting) } : setting);
    case "Pipeline":
      return walkPipeline(node.commands, setting);
    case "Command": {
      if (isQuotedLine(node, setting)) return walkSource(node.name?.value ?? "", setting);
      const { fields, others, assigned } = expandCommand(node, setting);
      const place = insideOf(node, setting);
      const start = setting.analysis.facts.network.length;
      if (setting.state.traces) noteTraced(fields, assigned, setting);
      const printed = withRedirections(node.redirects, place, isExec(fields), (inside) => {
        noteGiven(fields, inside);
        // `$(< FILE)` is what is in the file.
        if (fields.length === 0 && others.length === 0 && node.redirects.some(isInput)) return inside.stdin;
        const stdout = withVariables(assigned, inside, () => {
          for (const other of others) runCommand(other, { ...inside, state: copyState(inside) });
          return runCommand(fields, inside);
        });
        return others.length === 0 ? stdout : { ...stdout, text: undefined };
      });
      return afterwards(node, fields, printed, start, place);
    }
    case "Redirected":
      return withRedirections(node.redirects, insideOf(node, setting), false, (inside) =>
        walkKind(node.command, inside),
      );
    case "Subshell":
      return walkNode(node.body, { ...setting, state: copyState(setting) });
    case "Coproc":
      return walkCoproc(node.name?.value ?? "COPROC", node.body, setting);
    case "BraceGroup":
      return walkKind(node.body, setting);
    case "Function":
      defineFunction(setting.state, node.name.value, node.body);
      // The shell itself calls these, for a program that is not there.
      return /^command_not_found_handler?$/.test(node.name.value)
        ? walkNode(node.body, setting)
        : emptyStream;
    default:
      return walkBranches(node, setting);
  }
}

/** A shell that traces prints the words of each command, expanded. */
function noteTraced(fields: readonly Field[], assigned: readonly Assigned[], setting: Setting): void {
  const sources = [...fields, ...assigned.map(({ value }) => value)].flatMap((one) => one.sources ?? []);
  showSources(sources, "shell", setting);
}

/** What a coprocess prints is read from the descriptor in the first element of its variable. */
function walkCoproc(name: string, body: SyntaxNode, setting: Setting): Stream {
  const { state } = setting;
  const input = walkNode(body, { ...setting, state: copyState(setting) });
  const number = Math.max(firstDescriptor, ...state.descriptors.keys()) + 1;
  state.descriptors.set(number, { input });
  const element = { key: "0", text: String(number), known: true, sources: [] };
  state.variables.set(name, arrayOf([[element]], "indexed"));
  return emptyStream;
}

/** The numbers bash gives to descriptors of its own begin here. */
const firstDescriptor = 60;

/** A whole line in quotes: bash finds no such program; whoever takes one level of quotes from the call before a shell gets it runs it. */
function isQuotedLine({ name, args }: Command, { reach }: Setting): boolean {
  if (!name || reach.through.length > 0 || args.length > 0) return false;
  return /^["'][^$`]*$/.test(name.text) && /^[^\s/]{1,999}\s/.test(name.value);
}

/** What runs only one thing: where its output ends is where the whole ends. */
function isPlain(node: SyntaxNode): boolean {
  if (node.type === "Script") return node.commands.length === 1;
  return (
    node.type === "Command" || node.type === "Pipeline" || (node.type === "Statement" && !node.background)
  );
}

const isInput = ({ operator }: Redirection) => operator === "<";

/** `exec` without a command: its redirections are those of the shell from then on. */
function isExec(fields: readonly Field[]): boolean {
  return (
    fields.at(-1)?.text === "exec" &&
    fields.slice(0, -1).every(({ text }) => /^(?:command|builtin)$/.test(text))
  );
}

function noteErrors(count: number, analysis: Analysis): void {
  if (count > 0) addOpaque(analysis, "syntax", "the shell text does not parse", "shell");
}

function walkList(nodes: readonly SyntaxNode[], setting: Setting): Stream {
  return joinStreams(nodes.map((node) => walkNode(node, setting)));
}

function walkPipeline(nodes: readonly SyntaxNode[], setting: Setting): Stream {
  const [first] = nodes;
  if (first && nodes.length === 1) return walkNode(first, setting);
  let stdin = setting.stdin;
  const ends = endsOf(nodes, setting);
  for (const [index, node] of nodes.entries()) {
    const isLast = index === nodes.length - 1;
    const state = copyState(setting);
    if (index > 0) state.descriptors.delete(0);
    if (!isLast) state.descriptors.delete(1);
    const reach = isLast ? setting.reach : { ...setting.reach, captured: true as const };
    stdin = walkNode(node, { ...setting, state, stdin, reach: { ...reach, ...ends[index] } });
  }
  return stdin;
}
