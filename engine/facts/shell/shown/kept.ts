import type { Command, Redirected, SyntaxNode } from "unbash";
import type { Setting } from "../analysis.ts";
import type { Reach, ShellState } from "../state.ts";
import { leavesOutput, passingOf, simpleCommand } from "./passing.ts";
import type { Passing } from "./passing-filters.ts";

/** Where what a command prints ends: see {@link Reach}. */
type End = Pick<Reach, "kept" | "names">;

const open: End = { kept: undefined, names: undefined };

/** Where the output of each command of a pipe ends, told from those behind it; that of the last ends where the pipe's does. */
export function endsOf(nodes: readonly SyntaxNode[], { reach, state }: Setting): readonly End[] {
  const ends: End[] = [];
  let end: End = { kept: reach.kept, names: reach.names };
  for (let index = nodes.length - 1; index >= 0; index--) {
    ends[index] = end;
    end = before(passingOf(nodes[index], state), nodes[index], end);
  }
  return ends;
}

/** Where the input of a command ends whose output ends there. */
function before(passing: Passing | undefined, node: SyntaxNode | undefined, end: End): End {
  if (!passing) return open;
  if (passing.shows === "nothing") return { kept: "piped", names: undefined };
  if (!leavesOutput(simpleCommand(node)?.redirects ?? [])) return open;
  if (passing.shows === "hosts") return { kept: "hosts", names: undefined };
  if (passing.shows === "names") return { kept: "lines", names: undefined };
  if (passing.shows === "lines") return { kept: end.kept, names: passing.names ?? end.names };
  return end.kept === "lines" || end.kept === "hosts" ? open : { kept: end.kept, names: undefined };
}

/** The place where the command itself runs: whether what it prints, and what it reads, is kept. */
export function insideOf(node: Command | Redirected, setting: Setting): Setting {
  const { reach } = setting;
  const passing = passingOf(node.type === "Redirected" ? node.command : node, setting.state);
  const at = (end: End, hides: Reach["hides"]) => ({ ...setting, reach: { ...reach, ...end, hides } });
  if (passing?.shows === "nothing" || passing?.shows === "names")
    return at({ kept: "piped", names: undefined }, "all");
  if (!reach.kept && !reach.names && !reach.hides && !passing?.names) return setting;
  if (!leavesOutput(node.redirects)) return at(open, undefined);
  if (!passing) return at({ kept: reach.kept, names: reach.names }, undefined);
  if (reach.kept === "hosts") return at({ kept: "hosts", names: undefined }, undefined);
  if (passing.shows === "parts" || passing.shows === "hosts")
    return reach.kept === "lines"
      ? at(open, undefined)
      : at({ kept: reach.kept, names: undefined }, reach.kept && "all");
  const names = passing.names ?? reach.names;
  return at({ kept: reach.kept, names }, reach.kept ? "all" : names && "names");
}

/** Inside a command substitution, or anything else that is more than one command: what holds outside does not hold. */
export function openReach(reach: Reach): Reach {
  return reach.kept || reach.names || reach.hides ? { ...reach, ...open, hides: undefined } : reach;
}

/** Whether a substitution is one command or one pipe, so that all it prints is what it is replaced by. */
export function isOnePipe(node: SyntaxNode | undefined, state: ShellState): boolean {
  if (node?.type !== "Script" || node.commands.length !== 1 || state.descriptors.size > 0) return false;
  const [statement] = node.commands;
  const inner = statement?.type === "Statement" ? statement.command : statement;
  return inner?.type === "Command" || inner?.type === "Pipeline";
}
