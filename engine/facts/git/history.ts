import { type Act, each, type GitContext, has, moved, none, one } from "./act.ts";
import { isKeptElsewhere } from "./kept-commits.ts";
import { type GitCall, valuesOf } from "./parse.ts";
import { targetOfBranch } from "./place.ts";

/** Dates that mean: never expire. */
const keeps = /^(?:never|false)$/;

/** Branches that are deleted, or moved by force. */
export function branchOperations(call: GitCall, context: GitContext): readonly Act[] {
  const [from, to] = call.operands;
  if (has(call, "-M", "-C"))
    return from && to && targetOfBranch(from.text) !== "production" ? moved(to.text) : none;
  if (has(call, "--remotes", "--list", "--move", "--copy")) return none;
  const isForced = has(call, "--force", "-D");
  const isDeleting = has(call, "--delete", "-D");
  if (!isDeleting && !isForced) return none;
  const names = isDeleting ? call.operands.slice(0, 64) : call.operands.slice(0, 1);
  const gone = isDeleting ? names.map((field) => field.text) : [];
  return names.map(({ text, known }) => {
    const isKept = !isForced || (known && isKeptElsewhere(text, gone, context));
    const verb = isDeleting ? (isKept ? "delete-merged" : "delete-unmerged") : "move-branch";
    return { verb, resource: "branch", name: text, target: targetOfBranch(text) };
  });
}

/** Tags that are deleted or moved. */
export function tagOperations(call: GitCall): readonly Act[] {
  if (has(call, "--delete")) return each("delete-tag", "tag", call.operands);
  return has(call, "--force") ? one("move-tag", "tag", call.operands[0]?.text) : none;
}

/** `git fetch origin +main:main` replaces a branch of this clone. */
export function fetchOperations(call: GitCall): readonly Act[] {
  return call.operands.slice(1, 64).flatMap(({ text }) => {
    const isForced = text.startsWith("+") || has(call, "--force");
    const target = text.replace(/^\+/, "").split(":")[1];
    return isForced && target ? moved(target) : none;
  });
}

/** Refs that are changed below git's own checks. */
export function updateRefOperations(call: GitCall, { setting }: GitContext): readonly Act[] {
  const [ref] = call.operands;
  // What another program prints there is not known: it may delete.
  const lines = has(call, "--stdin") ? (setting.stdin.text ?? "delete ") : "";
  if (has(call, "--delete") || /^delete /m.test(lines)) return one("delete-ref", "ref", ref?.text);
  return ref?.text.startsWith("refs/heads/") ? moved(ref.text) : none;
}

/** Plain `git gc` and `repack` keep what a mistake is repaired from for weeks. */
export function gcOperations({ options }: GitCall, { given }: GitContext): readonly Act[] {
  const dates = [
    ...valuesOf(options, "--prune", "--unpack-unreachable", "--cruft-expiration").map((field) => field.text),
    ...given.filter(({ key }) => key === "gc.pruneexpire").map(({ value }) => value),
  ];
  const expires = given.some(
    ({ key, value }) => /^gc\.(?:.+\.)?reflogexpire/.test(key) && !keeps.test(value),
  );
  return [
    ...(dates.some((date) => date !== "" && !keeps.test(date)) ? one("prune-objects", "repository") : none),
    ...(expires ? one("expire-reflog", "reflog") : none),
  ];
}

/** What no branch reaches is gone, unless it may stay for ever. */
export function pruneOperations({ options }: GitCall): readonly Act[] {
  const date = valuesOf(options, "--expire").at(-1)?.text ?? "";
  return keeps.test(date) ? none : one("prune-objects", "repository");
}
