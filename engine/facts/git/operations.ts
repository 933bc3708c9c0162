import type { OperationFact } from "../operation-fact.ts";
import { fileFact } from "../paths.ts";
import { targetNamed } from "../programs/operations/targets.ts";
import { otherPlaces } from "../shell/whereabouts.ts";
import { type Act, type GitContext, has, none, one, operationFact, tree } from "./act.ts";
import {
  branchOperations,
  fetchOperations,
  gcOperations,
  pruneOperations,
  tagOperations,
  updateRefOperations,
} from "./history.ts";
import type { GitCall } from "./parse.ts";
import { branchName, currentBranch, targetOfBranch } from "./place.ts";
import { pushOperations } from "./push.ts";
import {
  checkoutOperations,
  cleanOperations,
  moveOperations,
  removeOperations,
  restoreOperations,
  switchOperations,
} from "./work-tree.ts";

type Describe = (call: GitCall, context: GitContext) => readonly Act[];

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
  mv: moveOperations,
  prune: pruneOperations,
  pull: fetchOperations,
  push: (call, context) => pushOperations(call, currentName(context)),
  "read-tree": (call) => (has(call, "--reset") && has(call, "-u") ? tree : none),
  rebase: (call, context) =>
    has(call, "--abort", "--skip", "--quit", "--continue", "--edit-todo", "--show-current-patch")
      ? giveUp("rebase", call)
      : [ofBranch("rewrite-commits", "branch", currentName(context))],
  "reflog delete": () => one("expire-reflog", "reflog"),
  "reflog expire": () => one("expire-reflog", "reflog"),
  repack: gcOperations,
  reset: (call) => (has(call, "--hard", "--merge") ? tree : none),
  restore: restoreOperations,
  revert: (call) => giveUp("revert", call),
  rm: removeOperations,
  "send-pack": (call, context) => pushOperations(call, currentName(context)),
  "stash clear": () => one("drop-stash", "stash"),
  "stash drop": ({ operands }) => one("drop-stash", "stash", operands[0]?.text),
  "submodule deinit": (call) => (has(call, "--force") ? tree : none),
  "submodule update": (call) => (has(call, "--force") ? tree : none),
  switch: switchOperations,
  "symbolic-ref": (call) => (has(call, "--delete") ? one("delete-ref", "ref", call.operands[0]?.text) : none),
  tag: tagOperations,
  "update-ref": updateRefOperations,
  "worktree remove": (call) =>
    has(call, "--force") ? one("remove-worktree", "worktree", call.operands[0]?.text) : none,
};

/** What a git command takes away or moves: uncommitted work, commits, branches, tags, stashes, here or on a remote. */
export function gitOperations(call: GitCall, context: GitContext): readonly OperationFact[] {
  const acts = actsOf(call, context);
  if (acts.length === 0 || isAsking(call)) return [];
  const dryRun = has(call, "--dry-run");
  const isPassing = isThrowaway(context);
  return acts
    .filter((act) => !(isPassing && ofTree.test(act.verb)))
    .map((act) => withNamedTarget(operationFact(act, dryRun), context));
}

/** What the policy says of a branch comes before what its name says. */
function withNamedTarget(fact: OperationFact, { setting }: GitContext): OperationFact {
  const named = targetNamed(branchName(fact.name), setting.analysis.surroundings.targets);
  return fact.resource !== "branch" || named === undefined ? fact : { ...fact, target: named };
}

/** True where the work tree surely lies among temporary files: a clone or a fixture made to try something. */
function isThrowaway({ setting, given }: GitContext): boolean {
  const { cwd, variables } = setting.state;
  const isNamed = variables.has("GIT_WORK_TREE") || given.some(({ key }) => key === "core.worktree");
  const { surroundings } = setting.analysis;
  const isTemporary = (path: string) => fileFact("list", path, "git", false, surroundings).scope === "temp";
  return !isNamed && cwd !== undefined && [cwd, ...otherPlaces(setting)].every(isTemporary);
}

/** What a work tree loses, and not the repository. */
const ofTree = /^(?:discard-changes|delete-untracked)$/;

function actsOf(call: GitCall, context: GitContext): readonly Act[] {
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

function ofBranch(verb: string, resource: string, current: () => string | undefined): Act {
  const name = current();
  return { verb, resource, name: name ?? "", target: targetOfBranch(name) };
}

function giveUp(resource: string, call: GitCall): readonly Act[] {
  return has(call, "--abort", "--skip", "--quit") ? one("give-up", resource) : none;
}
