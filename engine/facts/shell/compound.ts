import { type AndOr, forEachChild, type SyntaxNode } from "unbash";
import { maxScriptLength, type Setting } from "./analysis.ts";
import {
  forgetAssigned,
  inBranch,
  joinBefore,
  joinBranches,
  type Snapshot,
  statusOf,
  takeSnapshot,
} from "./branches.ts";
import { absentAt, testedIn, withAbsent } from "./files/existing.ts";
import { isEndlessSpawning } from "./growth.ts";
import { walkTest } from "./reach/hidden-commands.ts";
import { joinSources } from "./sources.ts";
import { mayBeIn, type Whereabouts } from "./state.ts";
import { emptyStream, type Stream } from "./stream.ts";
import { copyState } from "./subshell.ts";
import { calculateNode } from "./words/arithmetic-words.ts";
import { expanderOf } from "./words/expand.ts";
import { expandGlob } from "./words/glob.ts";
import { expandWord } from "./words/words.ts";

/** What commands print one after the other. */
export function joinStreams(streams: readonly Stream[]): Stream {
  const [only, ...others] = streams;
  if (only && others.length === 0) return only;
  const texts = streams.map((stream) => stream.text);
  const isKnown = texts.every((text) => text !== undefined);
  return {
    text: isKnown ? texts.join("").slice(0, maxScriptLength) : undefined,
    sources: joinSources(...streams.map((stream) => stream.sources)),
    paths: streams.flatMap((stream) => stream.paths),
  };
}

/** `A && B || C`: where it cannot be told whether a command runs, what it assigns is one of the possible values. */
export function walkAndOr({ commands, operators }: AndOr, setting: Setting): Stream {
  const { state, analysis } = setting;
  const streams: Stream[] = [];
  const before: Snapshot[] = [];
  const failed: Whereabouts[] = [];
  let isThere = false;
  let status: boolean | undefined = true;
  for (const [index, node] of commands.entries()) {
    const isAlternative = operators[index - 1] === "||";
    const runs: boolean | undefined = status === undefined ? undefined : status !== isAlternative;
    if (runs === undefined) {
      if (isAlternative) for (const snapshot of before.splice(0)) joinBefore(state, snapshot, analysis);
      before.push(takeSnapshot(setting));
    }
    // A command that cannot run is looked at as well: what we take for success may be none.
    // Behind `cd X &&` the shell is in X; what follows the whole line may stand where the `cd` has failed, unless that ends the shell.
    isThere = operators[index - 1] === "&&" && (isThere || isCd(commands[index - 1]));
    if (isThere) {
      failed.push(...state.elsewhere);
      state.elsewhere = [];
    }
    const inside = withAbsent(absentAt(commands, operators, index), setting);
    const stream = analysis.walker.node(
      node,
      runs === false ? { ...inside, state: copyState(setting) } : inside,
    );
    if (isAlternative && endsShell(node)) {
      failed.length = 0;
      state.elsewhere = [];
    }
    if (runs === false) continue;
    streams.push(runs || stream.text === "" ? stream : { ...stream, text: undefined });
    status = runs === undefined ? undefined : statusOf(node, state);
  }
  for (const snapshot of before) joinBefore(state, snapshot, analysis);
  mayBeIn(state, failed);
  return joinStreams(streams);
}

function nameOf(node: SyntaxNode | undefined): string | undefined {
  const command = node?.type === "Statement" ? node.command : node;
  return command?.type === "Command" ? command.name?.value : undefined;
}

function isCd(node: SyntaxNode | undefined): boolean {
  return /^(?:cd|pushd)$/.test(nameOf(node) ?? "");
}

function endsShell(node: SyntaxNode): boolean {
  return /^(?:exit|return)$/.test(nameOf(node) ?? "");
}

/** Everything with branches or loops: each body is looked at once, and what it assigns is one of the possible values. */
export function walkBranches(node: SyntaxNode, setting: Setting): Stream {
  const { analysis } = setting;
  const streams: Stream[] = [];
  const walkChild = (child: SyntaxNode, inside: Setting) => {
    if (child.type === "Word") expandWord(child, expanderOf(inside));
    else streams.push(analysis.walker.node(child, inside));
  };
  switch (node.type) {
    case "If":
      walkChild(node.clause, setting);
      walkBodies(
        [node.then, ...node.elif, ...(node.else ? [node.else] : [])],
        node.else !== undefined,
        (body, inside) =>
          walkChild(body, body === node.then ? withAbsent(testedIn(node.clause, true), inside) : inside),
        setting,
      );
      break;
    case "Case":
      walkChild(node.word, setting);
      walkBodies(node.items, false, walkChild, setting);
      break;
    case "TestUnary":
    case "TestBinary":
      walkTest(node, setting);
      return emptyStream;
    case "ArithmeticCommand":
      // A shell without arithmetic commands takes the parentheses for two subshells.
      if (/^(?:sh|dash|ash) /.test(setting.reach.through.at(-1) ?? ""))
        analysis.walker.source(node.body, { ...setting, state: copyState(setting) });
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
  const { cwd } = state;
  const directories: Whereabouts[] = isComplete ? [] : [{ cwd }];
  const after = bodies.map((body) => {
    const inside = inBranch({ ...setting, state: { ...state, cwd } }, before);
    walkChild(body, inside);
    directories.push({ cwd: inside.state.cwd }, ...inside.state.elsewhere);
    state.cwd = inside.state.cwd;
    return inside.state;
  });
  mayBeIn(state, directories);
  joinBranches(state, isComplete ? after : [before, ...after], analysis);
}

function walkLoop(
  node: Extract<SyntaxNode, { type: "For" | "Select" | "While" | "ArithmeticFor" }>,
  walkChild: WalkChild,
  setting: Setting,
): void {
  const { state, analysis } = setting;
  if (isEndlessSpawning(node)) analysis.facts.processes.push({ growth: "endless", by: "loop" });
  const { cwd } = state;
  const before = takeSnapshot(setting);
  const words = node.type === "For" || node.type === "Select" ? node.wordlist : undefined;
  const fields = (words ?? [])
    .flatMap((word) => expandWord(word, expanderOf(setting)))
    .flatMap((field) => expandGlob(field, state.cwd, analysis.surroundings));
  forgetAssigned(node, setting);
  if (node.type === "For" || node.type === "Select") {
    const given = words ? fields : state.positional?.flat();
    state.variables.set(node.name.value, {
      values: given?.every((field) => field.known)
        ? [...new Set(given.map((field) => field.text))]
        : undefined,
      sources: (given ?? []).flatMap((field) => field.sources ?? []),
    });
  }
  analysis.loops++;
  forEachChild(node, (child) => {
    if (child.type !== "Word") walkChild(child, setting);
  });
  analysis.loops--;
  mayBeIn(state, [{ cwd }]);
  joinBefore(state, before, analysis);
}
