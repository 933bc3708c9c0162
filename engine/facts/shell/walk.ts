import { forEachChild, type SyntaxNode } from "unbash";
import { runCommand } from "./command.ts";
import { expandCommand, expanderOf } from "./expand.ts";
import { expandGlob } from "./glob.ts";
import { isEndlessSpawning } from "./growth.ts";
import { parseScript } from "./parse-script.ts";
import { withVariables } from "./program-variables.ts";
import { withRedirections } from "./redirections.ts";
import { joinSources } from "./sources.ts";
import {
  type Analysis,
  addOpaque,
  copyState,
  emptyStream,
  type Field,
  maxDepth,
  type Setting,
  type Stream,
  spend,
  unknownStream,
  type Walker,
} from "./state.ts";
import { expandWord } from "./words.ts";

/** Longest script text that is parsed, in UTF-16 units. */
const maxScriptLength = 64 * 1024;

/** What parsing one character costs, and looking at one node of the result. */
const parseWork = 4;
const nodeWork = 16;

/**
 * Collects the facts of shell source.
 *
 * @returns what it prints, as far as that can be told
 */
function walkSource(source: string, setting: Setting): Stream {
  const { analysis } = setting;
  if (source.length > maxScriptLength) {
    addOpaque(analysis, "limit", `a script of over ${maxScriptLength / 1024} KiB`, "shell");
    return unknownStream;
  }
  spend(analysis, parseWork * source.length);
  const script = parseScript(source, analysis);
  if (script?.errors && script.commands.length === 0) return walkRest(source, setting);
  return script ? walkNode(script, setting) : unknownStream;
}

/** Text that begins with an operator (`& rm x`): bash refuses all of it, another shell may run the rest. */
function walkRest(source: string, setting: Setting): Stream {
  noteErrors(1, setting.analysis);
  const rest = source.replace(/^[\s;&|)}]{1,99}/, "");
  const script = rest === source ? undefined : parseScript(rest, setting.analysis);
  return script ? walkNode(script, setting) : unknownStream;
}

/** Runs one node of the syntax tree and tells what it prints. */
function walkNode(node: SyntaxNode, setting: Setting): Stream {
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

/** The one way into shell source; handed on so that commands can look at scripts in their arguments. */
export const walker: Walker = { source: walkSource, node: walkNode };

function walkKind(node: SyntaxNode, setting: Setting): Stream {
  switch (node.type) {
    case "Script":
      noteErrors(node.errors?.length ?? 0, setting.analysis);
      return walkList(node.commands, setting);
    case "CompoundList":
    case "AndOr":
      return walkList(node.commands, setting);
    case "Statement":
      return walkKind(node.command, setting);
    case "Pipeline":
      return walkPipeline(node.commands, setting);
    case "Command": {
      const { fields, assigned } = expandCommand(node, setting);
      return withRedirections(node.redirects, setting, isExec(fields), (inside) =>
        withVariables(assigned, inside, () => runCommand(fields, inside)),
      );
    }
    case "Redirected":
      return withRedirections(node.redirects, setting, false, (inside) => walkKind(node.command, inside));
    case "Subshell":
    case "Coproc":
      return walkNode(node.body, { ...setting, state: copyState(setting.state) });
    case "BraceGroup":
      return walkKind(node.body, setting);
    case "Function":
      setting.state.functions.set(node.name.value, node.body);
      // The shell itself calls these, for a program that is not there.
      return /^command_not_found_handler?$/.test(node.name.value)
        ? walkNode(node.body, setting)
        : emptyStream;
    default:
      return walkBranches(node, setting);
  }
}

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

function joinStreams(streams: readonly Stream[]): Stream {
  const texts = streams.map((stream) => stream.text);
  const isKnown = texts.every((text) => text !== undefined);
  return {
    text: isKnown ? texts.join("").slice(0, maxScriptLength) : undefined,
    sources: joinSources(...streams.map((stream) => stream.sources)),
    paths: streams.flatMap((stream) => stream.paths),
  };
}

function walkPipeline(nodes: readonly SyntaxNode[], setting: Setting): Stream {
  const [first] = nodes;
  if (first && nodes.length === 1) return walkNode(first, setting);
  let stdin = setting.stdin;
  for (const [index, node] of nodes.entries()) {
    const { reach } = setting;
    const inside = keepsInput(nodes[index + 1]) ? { ...reach, kept: true as const } : reach;
    const state = copyState(setting.state);
    if (index > 0) state.descriptors.delete(0);
    if (index < nodes.length - 1) state.descriptors.delete(1);
    stdin = walkNode(node, { ...setting, state, stdin, reach: inside });
  }
  return stdin;
}

/** A command that reads a secret on its standard input and does not show it. */
function keepsInput(node: SyntaxNode | undefined): boolean {
  const command = node?.type === "Statement" ? node.command : node;
  if (command?.type !== "Command") return false;
  const words = command.args.map((word) => (word.type === "Word" ? word.value : ""));
  const text = `${command.name?.value ?? ""} ${words.join(" ")}`.slice(0, 1_000);
  return /\s(?:--password-stdin|--with-token|--passphrase-fd)\b|^(?:gh|wrangler|vercel|fly|flyctl) (?:secrets?|env) (?:set|put|add|import)\b/.test(
    text,
  );
}

/** Everything with branches or loops: each body is looked at once, and what it assigns is one of the possible values. */
function walkBranches(node: SyntaxNode, setting: Setting): Stream {
  const { analysis, state } = setting;
  if (node.type === "For" || node.type === "Select") {
    const fields = (node.wordlist ?? [])
      .flatMap((word) => expandWord(word, expanderOf(setting)))
      .flatMap((field) => expandGlob(field, state.cwd, analysis.surroundings));
    const isKnown = node.wordlist !== undefined && fields.every((field) => field.known);
    state.variables.set(node.name.value, {
      values: isKnown ? fields.map((field) => field.text) : undefined,
      sources: fields.flatMap((field) => field.sources ?? []),
    });
  }
  if (isEndlessSpawning(node)) analysis.facts.processes.push({ growth: "endless", by: "loop" });
  analysis.branches++;
  const streams: Stream[] = [];
  forEachChild(node, (child) => {
    if (child.type === "Word") expandWord(child, expanderOf(setting));
    else streams.push(walkNode(child, setting));
  });
  analysis.branches--;
  const joined = joinStreams(streams);
  return joined.text === "" ? joined : { ...joined, text: undefined };
}
