import type { Surroundings } from "../../surroundings.ts";
import type { GitContext } from "./act.ts";
import { branchName } from "./place.ts";

/** Most refs in files of their own that are read. */
const maxRefs = 64;

const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * True where the repository itself shows that nothing is lost with a branch: another branch, a remote's branch or a tag has the same
 * commit. A ref in a file of its own hides the packed one of its name.
 *
 * @param gone branches that the same call deletes
 */
export function isKeptElsewhere(
  name: string,
  gone: readonly string[],
  { directory, setting }: GitContext,
): boolean {
  if (directory === undefined || name === "" || /[$*`]|\.\./.test(name) || name.length > 250) return false;
  const { surroundings, facts } = setting.analysis;
  const own = headOf(name);
  const refs = packedRefs(surroundings.read(`${directory}/packed-refs`) ?? "");
  for (const [ref, id] of looseRefs(own, directory, surroundings)) refs.set(ref, id);
  const tip = refs.get(own);
  const deleted = facts.operations.filter(({ verb }) => verb.startsWith("delete-")).map((one) => one.name);
  for (const ref of [...deleted, ...gone, name].map(headOf)) refs.delete(ref);
  return tip !== undefined && [...refs.values()].includes(tip);
}

const headOf = (name: string): string => `refs/heads/${branchName(name)}`;

function packedRefs(text: string): Map<string, string> {
  const lines = text.split("\n").map((line) => line.split(" "));
  return new Map(lines.flatMap(([id = "", ref = ""]) => (commit.test(id) ? [[ref, id]] : [])));
}

/** Branches of this clone and of its remotes that have a file of their own. */
function looseRefs(own: string, directory: string, surroundings: Surroundings): ReadonlyMap<string, string> {
  const namesIn = (folder: string) =>
    (surroundings.list(`${directory}/${folder}`) ?? []).map((name) => `${folder}/${name}`);
  const remotes = namesIn("refs/remotes");
  const refs = [
    own,
    ...remotes.map((remote) => own.replace("refs/heads", remote)),
    ...namesIn("refs/heads"),
    ...remotes.flatMap(namesIn),
  ];
  return new Map(
    [...new Set(refs)].slice(0, maxRefs).flatMap((ref) => {
      const id = surroundings.read(`${directory}/${ref}`)?.trim();
      return id !== undefined && commit.test(id) ? [[ref, id] as const] : [];
    }),
  );
}
