import type { SyntaxNode } from "unbash";
import { runCommand } from "./command.ts";
import { joinStreams, walkAndOr, walkBranches } from "./compound.ts";
import { applyOutput, expandCommand, readInput } from "./expand.ts";
import { parseScript } from "./parse-script.ts";
import { withVariables } from "./program-variables.ts";
import {
  type Analysis,
  addOpaque,
  copyState,
  emptyStream,
  maxDepth,
  maxScriptLength,
  type Setting,
  type Stream,
  spend,
  unknownStream,
  type Walker,
} from "./state.ts";

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
      return walkList(node.commands, setting);
    case "AndOr":
      return walkAndOr(node, setting);
    case "Statement":
      return walkKind(
        node.command,
        node.background ? { ...setting, state: copyState(setting.state) } : setting,
      );
    case "Pipeline":
      return walkPipeline(node.commands, setting);
    case "Command": {
      const { fields, others, assigned } = expandCommand(node, setting);
      const stdin = readInput(node.redirects, setting);
      // `$(< FILE)` is what is in the file.
      if (
        fields.length === 0 &&
        others.length === 0 &&
        node.redirects.some((redirect) => redirect.operator === "<")
      )
        return applyOutput(node.redirects, stdin, setting);
      const inside = { ...setting, stdin };
      const stdout = withVariables(assigned, inside, () => {
        for (const other of others) runCommand(other, { ...inside, state: copyState(setting.state) });
        return runCommand(fields, inside);
      });
      const isCertain = others.length === 0;
      return applyOutput(node.redirects, isCertain ? stdout : { ...stdout, text: undefined }, setting);
    }
    case "Redirected": {
      const stream = walkKind(node.command, { ...setting, stdin: readInput(node.redirects, setting) });
      return applyOutput(node.redirects, stream, setting);
    }
    case "Subshell":
    case "Coproc":
      return walkNode(node.body, { ...setting, state: copyState(setting.state) });
    case "BraceGroup":
      return walkKind(node.body, setting);
    case "Function":
      setting.state.functions.set(node.name.value, node.body);
      return emptyStream;
    default:
      return walkBranches(node, setting);
  }
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
  for (const [index, node] of nodes.entries()) {
    const { reach } = setting;
    const inside = keepsInput(nodes[index + 1]) ? { ...reach, kept: true as const } : reach;
    stdin = walkNode(node, { ...setting, state: copyState(setting.state), stdin, reach: inside });
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
