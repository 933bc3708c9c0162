import { type Field, plainField } from "../shell/stream.ts";
import { type Act, each, files, type GitContext, has, moved, none, one, tree } from "./act.ts";
import { type GitCall, valuesOf } from "./parse.ts";
import { isPath, mayBeMerging } from "./place.ts";

/** `checkout BRANCH` refuses to lose changes; with paths, or by force, it does not ask. */
export function checkoutOperations(call: GitCall, { directory, setting }: GitContext): readonly Act[] {
  if (has(call, "--force")) return tree;
  if (has(call, "--ours", "--theirs", "--merge") && mayBeMerging(directory, setting)) return none;
  if (has(call, "--pathspec-from-file", "--patch")) return files(named(call));
  if (call.paths) return files(call.paths);
  if (has(call, "-B")) return recreated(valuesOf(call.options, "-B")[0], call.operands[0]);
  if (has(call, "-b", "--orphan", "--detach", "--track")) return none;
  const [first, ...rest] = call.operands;
  if (rest.length > 0) return files(rest);
  return first && isPath(first, directory, setting) ? files([first]) : none;
}

/** `switch` refuses to lose changes, unless it is told to. */
export function switchOperations(call: GitCall): readonly Act[] {
  if (has(call, "--force", "--discard-changes")) return tree;
  return recreated(valuesOf(call.options, "--force-create")[0], call.operands[0]);
}

/** `checkout -B main START`: the branch is made anew; from the remote's branch of the same name it is brought up to date. */
function recreated(branch: Field | undefined, start: Field | undefined): readonly Act[] {
  if (!branch || !start || start.text.endsWith(`/${branch.text}`)) return none;
  return moved(branch.text);
}

/** What a command without plain paths is about, as one. */
function named({ operands, options }: GitCall): readonly Field[] {
  if (operands.length > 0) return operands;
  return [valuesOf(options, "--pathspec-from-file")[0] ?? plainField(".")];
}

/** `restore` works on the work tree, unless only the index is named. */
export function restoreOperations(call: GitCall, { directory, setting }: GitContext): readonly Act[] {
  const isStaged = has(call, "--staged", "--no-staged");
  const touchesTree = has(call, "--worktree") || !(isStaged || has(call, "--no-worktree"));
  const isNamed = call.operands.length > 0 || has(call, "--patch", "--pathspec-from-file");
  if (!touchesTree || !isNamed) return none;
  const isResolving = has(call, "--ours", "--theirs", "--merge");
  return isResolving && mayBeMerging(directory, setting) ? none : files(named(call));
}

/** Most paths that are told apart: with more, all of the work tree counts. */
const maxPaths = 32;

/** Without `--force`, and unless a setting says it is not needed, git refuses to clean. */
export function cleanOperations(call: GitCall, { given, setting }: GitContext): readonly Act[] {
  const isFree = given.some(
    ({ key, value }) => key === "clean.requireforce" && /^(?:false|no|off|0)$/i.test(value),
  );
  if (!has(call, "--force") && !isFree && !has(call, "--interactive")) return none;
  if (has(call, "--interactive") && setting.stdin.text === "") return none;
  const resource = has(call, "-x", "-X") ? "ignored" : "untracked";
  if (call.operands.length > maxPaths) return one("delete-untracked", resource);
  return call.operands.length > 0
    ? each("delete-untracked", resource, call.operands)
    : one("delete-untracked", resource);
}

/** `git rm -f` deletes files that it tracks, with what was changed in them since; all of them at once is a loss of the work tree. */
export function removeOperations(call: GitCall): readonly Act[] {
  if (!has(call, "--force") || has(call, "--cached")) return none;
  return call.operands.flatMap((field) =>
    field.known && /^[\w@][\w@./-]*$/.test(field.text) && has(call, "-r", "--recursive")
      ? each("remove-files", "file", [field])
      : files([field]),
  );
}

/** A move over another file replaces it; `git mv -f readme.md README.md` only changes the spelling. */
export function moveOperations(call: GitCall): readonly Act[] {
  const [from, to] = call.operands;
  const isSpelling = call.operands.length === 2 && from?.text.toLowerCase() === to?.text.toLowerCase();
  return has(call, "--force") && !isSpelling ? files(call.operands.slice(-1)) : none;
}
