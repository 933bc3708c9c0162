import type { Effect, OperationFact } from "../operation-fact.ts";
import type { Setting } from "../shell/analysis.ts";
import type { Field } from "../shell/stream.ts";
import type { GitCall } from "./parse.ts";
import { targetOfBranch } from "./place.ts";
import type { GitSetting } from "./settings.ts";

/** What is known of a git command besides its arguments. */
export type GitContext = {
  readonly setting: Setting;
  /** Where git keeps its own data, or undefined. */
  readonly directory: string | undefined;
  /** Settings for this command. */
  readonly given: readonly GitSetting[];
};

/** One thing that a command does to a repository. */
export type Act = Pick<OperationFact, "verb" | "resource"> & {
  readonly name?: string;
  readonly target?: OperationFact["target"];
};

/** What the acts come to, in the words of all services. */
const effectOf: Readonly<Record<string, Effect>> = {
  push: "transfer",
  "push-with-lease": "change",
  "force-push": "delete",
  "mirror-push": "destroy",
  "delete-remote": "delete",
  "delete-merged": "delete",
  "delete-unmerged": "delete",
  "delete-tag": "delete",
  "delete-ref": "delete",
  "delete-untracked": "delete",
  "discard-changes": "delete",
  "drop-stash": "delete",
  "remove-files": "delete",
  "remove-worktree": "delete",
  "expire-reflog": "destroy",
  "prune-objects": "destroy",
  "rewrite-all": "change",
  "rewrite-commits": "change",
  "move-branch": "change",
  "move-tag": "change",
  "unset-setting": "change",
  "read-setting": "read",
  "print-password": "read-secret",
  "give-up": "stop",
  stash: "local",
};

/** The fact of an act. */
export function operationFact(act: Act, dryRun: boolean): OperationFact {
  const { verb, resource, name = "", target = "unknown" } = act;
  return {
    system: "git",
    area: "git",
    effect: effectOf[verb] ?? "unknown",
    verb,
    resource,
    name,
    target,
    dryRun,
  };
}

/** Nothing is taken away. */
export const none: readonly Act[] = [];

/** Uncommitted changes anywhere in the work tree are gone. */
export const tree: readonly Act[] = [{ verb: "discard-changes", resource: "tree" }];

/** Most names in one command that are looked at. */
const maxNames = 64;

/** Uncommitted changes in these files are gone. */
export function files(fields: readonly Field[]): readonly Act[] {
  return each("discard-changes", "file", fields);
}

/** The same act on each of several names. */
export function each(verb: string, resource: string, fields: readonly Field[]): readonly Act[] {
  return fields.slice(0, maxNames).map((field) => ({ verb, resource, name: field.text }));
}

/** One act. */
export function one(verb: string, resource: string, name = ""): readonly Act[] {
  return [{ verb, resource, name }];
}

/** A branch that everybody builds on now points elsewhere; others may move freely. */
export function moved(ref: string): readonly Act[] {
  const target = targetOfBranch(ref);
  return target === "production" ? [{ verb: "move-branch", resource: "branch", name: ref, target }] : none;
}

/** True with any of these options. */
export function has({ options }: GitCall, ...names: readonly string[]): boolean {
  return names.some((name) => options.has(name));
}
