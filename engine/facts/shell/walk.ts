import { type AndOr, forEachChild, type SyntaxNode } from "unbash";
import { calculateNode } from "./arithmetic-words.ts";
import { forgetAssigned, inBranch, joinVariables, type Snapshot, statusOf, takeSnapshot } from "./branches.ts";
import { runCommand } from "./command.ts";
import { applyOutput, expandCommand, expanderOf, readInput } from "./expand.ts";
import { expandGlob } from "./glob.ts";
import { parseScript } from "./parse-script.ts";
import { withVariables } from "./program-variables.ts";
import { joinSources } from "./sources.ts";
import {
  type Analysis,
  addOpaque,
  copyState,
  emptyStream,
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
      return walkKind(node.command, node.background ? { ...setting, state: copyState(setting.state) } : setting);
    case "Pipeline":
      return walkPipeline(node.commands, setting);
    case "Command": {
      const { fields, assigned } = expandCommand(node, setting);
      const stdin = readInput(node.redirects, setting);
      const stdout = withVariables(assigned, setting, () => runCommand(fields, { ...setting, stdin }));
      return applyOutput(node.redirects, stdout, setting);
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

/** `A && B || C`: where it cannot be told whether a command runs, what it assigns is one of the possible values. */
function walkAndOr({ commands, operators }: AndOr, setting: Setting): Stream {
  const { state, analysis } = setting;
  const streams: Stream[] = [];
  const before: Snapshot[] = [];
  let status: boolean | undefined = true;
  for (const [index, node] of commands.entries()) {
    const isAlternative = operators[index - 1] === "||";
    const runs: boolean | undefined = status === undefined ? undefined : status !== isAlternative;
    if (runs === undefined && state.variables.size > 0) {
      if (isAlternative) for (const snapshot of before.splice(0)) joinVariables(state, snapshot, analysis);
      before.push(takeSnapshot(setting));
    }
    // A command that cannot run is looked at as well: what we take for success may be none.
    const stream = walkNode(node, runs === false ? { ...setting, state: copyState(state) } : setting);
    if (runs === false) continue;
    streams.push(runs || stream.text === "" ? stream : { ...stream, text: undefined });
    status = runs === undefined ? undefined : statusOf(node, state);
  }
  for (const snapshot of before) joinVariables(state, snapshot, analysis);
  return joinStreams(streams);
}

/** Everything with branches or loops: each body is looked at once, and what it assigns is one of the possible values. */
function walkBranches(node: SyntaxNode, setting: Setting): Stream {
  const streams: Stream[] = [];
  const walkChild = (child: SyntaxNode, inside: Setting) => {
    if (child.type === "Word") expandWord(child, expanderOf(inside));
    else streams.push(walkNode(child, inside));
  };
  switch (node.type) {
    case "If":
      walkChild(node.clause, setting);
      walkBodies([node.then, ...node.elif, ...(node.else ? [node.else] : [])], node.else !== undefined, walkChild, setting);
      break;
    case "Case":
      walkChild(node.word, setting);
      walkBodies(node.items, false, walkChild, setting);
      break;
    case "ArithmeticCommand":
      if (node.expression) calculateNode(node.expression, node.body, node.pos + 2, expanderOf(setting));
      return emptyStream;
    case "For":
    case "Select":
    case "While":
    case "ArithmeticFor":
      walkLoop(node, walkChild, setting);
      break;
    default:
      forEachChild(node, (child) => walkChild(child, setting));
  }
  const joined = joinStreams(streams);
  return joined.text === "" ? joined : { ...joined, text: undefined };
}

type WalkChild = (child: SyntaxNode, inside: Setting) => void;

/** Bodies of which one runs, or none. */
function walkBodies(
  bodies: readonly SyntaxNode[],
  isComplete: boolean,
  walkChild: WalkChild,
  setting: Setting,
): void {
  const { state, analysis } = setting;
  const before = takeSnapshot(setting);
  const after = bodies.map((body) => {
    const inside = inBranch(setting, before);
    walkChild(body, inside);
    state.cwd = inside.state.cwd;
    state.positional = inside.state.positional;
    return inside.state.variables;
  });
  const [first, ...others] = isComplete ? after : [before, ...after];
  state.variables.clear();
  for (const [name, value] of first ?? []) state.variables.set(name, value);
  for (const variables of others) {
    for (const [name, value] of variables) if (!state.variables.has(name)) state.variables.set(name, value);
    joinVariables(state, variables, analysis);
  }
}

function walkLoop(
  node: Extract<SyntaxNode, { type: "For" | "Select" | "While" | "ArithmeticFor" }>,
  walkChild: WalkChild,
  setting: Setting,
): void {
  const { state, analysis } = setting;
  const before = takeSnapshot(setting);
  const words = node.type === "For" || node.type === "Select" ? node.wordlist : undefined;
  const fields = (words ?? [])
    .flatMap((word) => expandWord(word, expanderOf(setting)))
    .flatMap((field) => expandGlob(field, state.cwd, analysis.surroundings));
  forgetAssigned(node, setting);
  if (node.type === "For" || node.type === "Select") {
    const given = words ? fields : state.positional;
    state.variables.set(node.name.value, {
      values: given?.every((field) => field.known) ? [...new Set(given.map((field) => field.text))] : undefined,
      sources: (given ?? []).flatMap((field) => field.sources ?? []),
    });
  }
  analysis.loops++;
  forEachChild(node, (child) => {
    if (child.type !== "Word") walkChild(child, setting);
  });
  analysis.loops--;
  joinVariables(state, before, analysis);
}
