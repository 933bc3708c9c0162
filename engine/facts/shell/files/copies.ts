import type { FileAccess } from "../../facts.ts";
import { absolutePath, maxPath } from "../../paths.ts";
import { type Analysis, type Setting, spend } from "../analysis.ts";
import type { Field } from "../stream.ts";

/** Most directories above a path that are looked up. */
const maxAbove = 64;

/** True where an access follows a link that the call has made. Deleting a link leaves alone what it leads to. */
export function isThroughLink(path: string, access: FileAccess, { links }: Analysis): boolean {
  for (const link of links)
    if (path.startsWith(`${link}/`) || (path === link && access !== "delete")) return true;
  return false;
}

/** The path that something had before the same call copied, moved or linked it, or a directory above it. */
export function originalOf(path: string, analysis: Analysis): string | undefined {
  const { copies } = analysis;
  if (copies.size === 0) return undefined;
  spend(analysis, path.length);
  let end = path.length;
  for (let above = 0; above < maxAbove && end > 0; above++) {
    const original = copies.get(path.slice(0, end));
    if (original !== undefined) return `${original}${path.slice(end)}`;
    end = path.lastIndexOf("/", end - 1);
  }
  return undefined;
}

/** The path of a program; of one that the call has copied or linked from where programs lie, the path it had there. */
export function originalProgram(path: string, { analysis, state }: Setting): string {
  const cwd = state.cwd ?? analysis.surroundings.project;
  const original =
    path.includes("/") && analysis.copies.size > 0
      ? originalOf(absolutePath(path, cwd), analysis)
      : undefined;
  return original !== undefined && /\/s?bin\/[^/]+$/.test(original) ? original : path;
}

/** Most names that are remembered for what the call has copied. */
const maxCopies = 1_000;

/** Most links among them that are followed. */
const maxLinks = 64;

/** Remembers that the call gives a file or directory another name: what has it is what it was. */
export function holdCopy(from: Field, to: Field, { analysis, state, reach }: Setting, isLink = false): void {
  if (reach.place !== "here" || !from.known || !to.known || analysis.copies.size >= maxCopies) return;
  const cwd = state.cwd ?? analysis.surroundings.project;
  const [first, second] = [absolutePath(from.text, cwd), absolutePath(to.text, cwd)];
  if (first.length > maxPath || second.length > maxPath || first === second) return;
  if (isLink && analysis.links.size < maxLinks) analysis.links.add(second);
  else analysis.links.delete(second);
  analysis.copies.set(second, originalOf(first, analysis) ?? first);
}
