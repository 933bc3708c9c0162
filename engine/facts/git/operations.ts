import type { OperationFact } from "../facts.ts";
import type { Field } from "../shell/state.ts";
import type { Effect, GitContext } from "./effect.ts";
import { type GitCall, valuesOf } from "./parse.ts";
import { currentBranch, isPath, mayBeMerging, targetOfBranch } from "./place.ts";
import { pushOperations } from "./push.ts";

type Describe = (call: GitCall, context: GitContext) => readonly Effect[];

const tree: readonly Effect[] = [{ verb: "discard-changes", resource: "tree" }];
const files = (fields: readonly Field[]): readonly Effect[] =>
  fields.slice(0, 64).map((field) => ({ verb: "discard-changes", resource: "file", name: field.text }));
const one = (verb: string, resource: string, name = ""): readonly Effect[] => [{ verb, resource, name }];
const none: readonly Effect[] = [];

const has = ({ options }: GitCall, ...names: readonly string[]): boolean =>
  names.some((name) => options.has(name));

const describe: Readonly<Record<string, Describe>> = {
  am: (call) => giveUp("patches", call),
  branch: branchOperations,
  checkout: checkoutOperations,
  "checkout-index": (call) => (has(call, "--force") ? tree : none),
  "cherry-pick": (call) => giveUp("cherry-pick", call),
  clean: cleanOperations,
  commit: (call, context) =>
    has(call, "--amend") ? [ofBranch("rewrite-commits", "commit", currentName(context))] : none,
  "credential fill": () => one("print-password", "credential"),
  fetch: fetchOperations,
  "filter-branch": () => one("rewrite-all", "repository"),
  "filter-repo": (call) => (has(call, "--analyze", "--dry-run") ? none : one("rewrite-all", "repository")),
  gc: gcOperations,
  "lfs migrate": ({ operands }) =>
    /^(?:import|export)$/.test(operands[0]?.text ?? "") ? one("rewrite-all", "repository") : none,
  merge: (call) => giveUp("merge", call),
  mv: (call) => (has(call, "--force") && !isCaseChange(call) ? files(call.operands.slice(-1)) : none),
  prune: (call) =>
    isNever(valuesOf(call.options, "--expire").at(-1)) ? none : one("prune-objects", "repository"),
  pull: fetchOperations,
  push: (call, context) => pushOperations(call, currentName(context)),
  "read-tree": (call) => (has(call, "--reset") && has(call, "-u") ? tree : none),
  rebase: (call, context) =>
    has(call, "--abort", "--skip", "--quit", "--continue", "--edit-todo", "--show-current-patch")
      ? giveUp("rebase", call)
      : [ofBranch("rewrite-commits", "branch", currentName(context))],
  "reflog delete": () => one("expire-reflog", "reflog"),
  "reflog expire": () => one("expire-reflog", "reflog"),
  reset: (call) => (has(call, "--hard", "--merge") ? tree : none),
  restore: restoreOperations,
  revert: (call) => giveUp("revert", call),
  rm: (call) => (has(call, "--force") && !has(call, "--cached") ? files(call.operands) : none),
  "send-pack": (call, context) => pushOperations(call, currentName(context)),
  "stash clear": () => one("drop-stash", "stash"),
  "stash drop": ({ operands }) => one("drop-stash", "stash", operands[0]?.text),
  "submodule deinit": (call) => (has(call, "--force") ? tree : none),
  "submodule update": (call) => (has(call, "--force") ? tree : none),
  switch: (call) =>
    has(call, "--force", "--discard-changes")
      ? tree
      : recreated(valuesOf(call.options, "--force-create")[0], call.operands[0]),
  "symbolic-ref": (call) => (has(call, "--delete") ? one("delete-ref", "ref", call.operands[0]?.text) : none),
  tag: tagOperations,
  "update-ref": updateRefOperations,
  "worktree remove": (call) =>
    has(call, "--force") ? one("remove-worktree", "worktree", call.operands[0]?.text) : none,
};

/** What a git command takes away or moves: uncommitted work, commits, branches, tags, stashes, here or on a remote. */
export function gitOperations(call: GitCall, context: GitContext): readonly OperationFact[] {
  const effects = effectsOf(call, context);
  if (effects.length === 0 || isAsking(call)) return [];
  const dryRun = has(call, "--dry-run");
  return effects.map(({ verb, resource, name = "", target = "unknown" }) => ({
    system: "git",
    verb,
    resource,
    name,
    target,
    dryRun,
  }));
}

function effectsOf(call: GitCall, context: GitContext): readonly Effect[] {
  if (call.verb.startsWith("credential-"))
    return call.operands[0]?.text === "get" ? one("print-password", "credential") : none;
  return Object.hasOwn(describe, call.verb) ? (describe[call.verb]?.(call, context) ?? none) : none;
}

/** Git prints its help or refuses: nothing happens. */
function isAsking(call: GitCall): boolean {
  return (
    has(call, "--help", "--version") ||
    (call.options.has("-h") && call.options.size === 1 && call.operands.length === 0)
  );
}

const currentName =
  ({ directory, setting }: GitContext) =>
  () =>
    currentBranch(directory, setting);

function ofBranch(verb: string, resource: string, current: () => string | undefined): Effect {
  const name = current();
  return { verb, resource, name: name ?? "", target: targetOfBranch(name) };
}

function giveUp(resource: string, call: GitCall): readonly Effect[] {
  return has(call, "--abort", "--skip", "--quit") ? one("give-up", resource) : none;
}

/** `git mv -f readme.md README.md` overwrites nothing. */
function isCaseChange({ operands }: GitCall): boolean {
  const [from, to] = operands;
  return operands.length === 2 && from?.text.toLowerCase() === to?.text.toLowerCase();
}

const isNever = (field: Field | undefined): boolean => /^(?:never|false)$/.test(field?.text ?? "");

function checkoutOperations(call: GitCall, { directory, setting }: GitContext): readonly Effect[] {
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

/** `checkout -B main START`: the branch is made anew; from the remote's branch of the same name it is brought up to date. */
function recreated(branch: Field | undefined, start: Field | undefined): readonly Effect[] {
  if (!branch || !start || start.text.endsWith(`/${branch.text}`)) return none;
  return moved(branch.text);
}

/** A branch that everybody builds on now points elsewhere. */
function moved(ref: string): readonly Effect[] {
  const target = targetOfBranch(ref);
  return target === "production" ? [{ verb: "move-branch", resource: "branch", name: ref, target }] : none;
}

/** What a command without plain paths is about, as one. */
function named({ operands, options }: GitCall): readonly Field[] {
  if (operands.length > 0) return operands;
  return [valuesOf(options, "--pathspec-from-file")[0] ?? { text: ".", known: true, glob: undefined }];
}

function restoreOperations(call: GitCall, { directory, setting }: GitContext): readonly Effect[] {
  const isStaged = has(call, "--staged", "--no-staged");
  const touchesTree = has(call, "--worktree") || !(isStaged || has(call, "--no-worktree"));
  const isNamed = call.operands.length > 0 || has(call, "--patch", "--pathspec-from-file");
  if (!touchesTree || !isNamed) return none;
  const isResolving = has(call, "--ours", "--theirs", "--merge");
  return isResolving && mayBeMerging(directory, setting) ? none : files(named(call));
}

/** Without `--force`, and unless a setting says it is not needed, git refuses to clean. */
function cleanOperations(call: GitCall, { given, setting }: GitContext): readonly Effect[] {
  const isFree = given.some(
    ({ key, value }) => key === "clean.requireforce" && /^(?:false|no|off|0)$/i.test(value),
  );
  if (!has(call, "--force") && !isFree && !has(call, "--interactive")) return none;
  if (has(call, "--interactive") && setting.stdin.text === "") return none;
  const resource = has(call, "-x", "-X") ? "ignored" : "untracked";
  return one("delete-untracked", resource, call.operands[0]?.text);
}

function branchOperations(call: GitCall): readonly Effect[] {
  const [from, to] = call.operands;
  if (has(call, "-M", "-C"))
    return from && to && targetOfBranch(from.text) !== "production" ? moved(to.text) : none;
  if (has(call, "--remotes", "--list", "--move", "--copy")) return none;
  const isForced = has(call, "--force", "-D");
  const isDeleting = has(call, "--delete", "-D");
  if (!isDeleting && !isForced) return none;
  const verb = isDeleting ? (isForced ? "delete-unmerged" : "delete-merged") : "move-branch";
  const names = isDeleting ? call.operands : call.operands.slice(0, 1);
  return names
    .slice(0, 64)
    .map((field) => ({ verb, resource: "branch", name: field.text, target: targetOfBranch(field.text) }));
}

/** `git fetch origin +main:main` replaces a branch of this clone. */
function fetchOperations(call: GitCall): readonly Effect[] {
  return call.operands.slice(1, 64).flatMap(({ text }) => {
    const isForced = text.startsWith("+") || has(call, "--force");
    const target = text.replace(/^\+/, "").split(":")[1];
    return isForced && target ? moved(target) : none;
  });
}

function tagOperations(call: GitCall): readonly Effect[] {
  if (has(call, "--delete"))
    return call.operands.slice(0, 64).flatMap((field) => one("delete-tag", "tag", field.text));
  return has(call, "--force") ? one("move-tag", "tag", call.operands[0]?.text) : none;
}

function updateRefOperations(call: GitCall, { setting }: GitContext): readonly Effect[] {
  const [ref] = call.operands;
  const lines = has(call, "--stdin") ? (setting.stdin.text ?? "") : "";
  if (has(call, "--delete") || /^delete /m.test(lines)) return one("delete-ref", "ref", ref?.text);
  const isShared = ref?.text.startsWith("refs/heads/") === true && targetOfBranch(ref.text) === "production";
  return isShared
    ? [{ verb: "move-branch", resource: "branch", name: ref.text, target: "production" }]
    : none;
}

/** Plain `git gc` keeps what a mistake is repaired from for weeks. */
function gcOperations({ options }: GitCall, { given }: GitContext): readonly Effect[] {
  const dates = [
    ...valuesOf(options, "--prune").map((field) => field.text),
    ...given.filter(({ key }) => key === "gc.pruneexpire").map(({ value }) => value),
  ];
  const expires = given.some(
    ({ key, value }) => /^gc\.(?:.+\.)?reflogexpire/.test(key) && !/^(?:never|false)$/.test(value),
  );
  return [
    ...(dates.some((date) => !/^(?:never|false|)$/.test(date)) ? one("prune-objects", "repository") : none),
    ...(expires ? one("expire-reflog", "reflog") : none),
  ];
}
