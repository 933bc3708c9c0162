import type { Surroundings } from "../surroundings.ts";
import type { ToolCall } from "../tool-call.ts";
import { addArgumentFacts } from "./arguments.ts";
import { collectFacts, type FactCollector } from "./collect-facts.ts";
import type { Facts, FileAccess, OpaqueFact } from "./facts.ts";
import { networkFact } from "./hosts.ts";
import { absolutePath, fileFact } from "./paths.ts";
import {
  type Analysis,
  addOpaque,
  type Setting,
  startAnalysis,
  tooMuchWork,
  type Walker,
} from "./shell/analysis.ts";
import { filesLike } from "./shell/files/files-like.ts";
import { freshState } from "./shell/state.ts";
import { emptyStream } from "./shell/stream.ts";
import { walkNode, walkPowershell, walkSource } from "./shell/walk.ts";
import { homePath } from "./shell/words/home.ts";
import { readTool, toolWords } from "./tool-operations.ts";

/** The one way into shell source; handed on so that commands can look at scripts in their arguments. */
export const walker: Walker = { source: walkSource, node: walkNode, powershell: walkPowershell };

/** What a call does. The same whatever anybody thinks of it; bounded, never throws on odd input. */
export function factsOf(call: ToolCall, surroundings: Surroundings): Facts {
  const facts = collectFacts();
  const analysis = startAnalysis(walker, facts, surroundings);
  try {
    addFacts(call, analysis, facts);
    for (const run of analysis.exits) run();
  } catch (error) {
    if (error !== tooMuchWork) throw error;
    addOpaque(analysis, "limit", "more than can be analysed in time", call.tool);
  }
  if (facts.opaque.length === 0) return facts;
  return {
    ...facts,
    opaque: facts.opaque.map((fact) => ({ ...fact, nearDanger: isNear(fact, call, facts) })),
  };
}

/**
 * Text that could not be read is searched as it is; anything else is near what its call does, not near what its texts mention (a commit
 * message).
 */
function isNear({ what }: OpaqueFact, call: ToolCall, facts: FactCollector): boolean {
  const text = /^(?:syntax|limit|code)$/.test(what) ? textOf(call) : wordsOf(facts);
  return preciousName.test(text) || (what !== "path" && dangerousAct.test(text));
}

/** Most characters of a call's words that are searched. */
const maxWords = 64 * 1024;

function wordsOf({ commands, files }: FactCollector): string {
  const words = commands.flatMap(({ program, verb, options, arguments: given }) => [
    ...[program, verb, ...options],
    ...given.filter((word) => !/\s/.test(word)),
  ]);
  return [...words, ...files.map(({ path }) => path)].join(" ").slice(0, maxWords);
}

function addFacts({ action, tool, cwd }: ToolCall, analysis: Analysis, facts: FactCollector): void {
  const { surroundings } = analysis;
  facts.calls.push({ tool });
  const addFile = (access: FileAccess, path: string, recursive = false) => {
    const full = absolutePath(homePath(path, cwd, surroundings), cwd);
    facts.files.push(fileFact(access, full, tool, recursive, surroundings));
  };
  switch (action.kind) {
    case "shell":
      if (action.shell === "powershell") walker.powershell(action.command, settingAt(cwd, analysis));
      else walker.source(action.command, settingAt(cwd, analysis));
      break;
    case "read":
    case "write":
      addFile(action.kind, action.path);
      break;
    case "search":
      addFile("read", action.path, true);
      if (action.glob !== undefined && !action.glob.startsWith("!")) {
        const root = { text: absolutePath(homePath(action.path, cwd, surroundings), cwd), known: true };
        for (const field of filesLike({ ...root, glob: undefined }, action.glob, cwd, analysis))
          addFile("read", field.text);
      }
      break;
    case "list":
      addFile("list", action.pattern.startsWith("/") ? action.pattern : join(action.path, action.pattern));
      break;
    case "fetch": {
      const fact = networkFact(action.url, "in", tool);
      if (fact) facts.network.push(fact);
      else if (/^file:/i.test(action.url)) addFile("read", action.url);
      break;
    }
    case "text":
      break;
    case "mcp":
    case "other": {
      const server = action.kind === "mcp" ? action.server : "";
      const name = action.kind === "mcp" ? action.tool : tool;
      facts.tools.push({ server, tool: name, name: toolWords(name).join("_") });
      const { operations, target } = readTool(server, name, action.arguments, surroundings.targets);
      facts.operations.push(...operations);
      addArgumentFacts(tool, action.arguments, target, settingAt(cwd, analysis));
      break;
    }
    default:
      action satisfies never;
  }
}

function join(directory: string, name: string): string {
  return `${directory.replace(/\/+$/, "")}/${name}`;
}

function settingAt(cwd: string, analysis: Analysis): Setting {
  return {
    analysis,
    state: freshState(cwd, [[]]),
    reach: { elevated: false, through: [], place: "here" },
    stdin: emptyStream,
  };
}

/** Programs and options that destroy, send or run something. */
const dangerousAct =
  /(?:^|[\s;&|(`"'])(?:rm|rmdir|unlink|shred|mkfs|dd|drop|truncate|delete|destroy|purge|wipe|sudo|doas|base64|curl|wget|nc|ssh|scp|kubectl|terraform|chmod|chown|kill)(?=$|[\s;&|)`"'])|\s-(?:rf|fr)\b|--force\b|\b(?:rm_rf|rmtree|remove_?(?:item|all|tree)|delete_?(?:recursively|tree)|homedir|user_home)\b/i;

/** Names of what holds secrets or is production. */
const preciousName =
  /\b(?:prod|production|secrets?|passwords?|passwd|tokens?|credentials?|id_rsa|id_ed25519|shadow)\b|\.env\b|\.ssh\b|\.aws\b|\.kube\b|\.gnupg\b|\/etc\/|~\/?(?=$|\s|["'])|\$HOME\b|\s\/(?:\s|\$|$)/i;

function textOf({ action }: ToolCall): string {
  if (action.kind === "shell") return action.command;
  return action.kind === "mcp" || action.kind === "other" ? JSON.stringify(action.arguments) : "";
}
