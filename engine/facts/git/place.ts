import { absolutePath } from "../paths.ts";
import type { Setting } from "../shell/analysis.ts";
import type { Field } from "../shell/stream.ts";
import { type GitOptions, valuesOf } from "./parse.ts";

/** Where a git command looks up paths: `-C DIR` (each from the one before) and `--work-tree DIR`. */
export function settingInside(globals: GitOptions, setting: Setting): Setting {
  let { cwd } = setting.state;
  for (const field of [...valuesOf(globals, "-C"), ...valuesOf(globals, "--work-tree")]) {
    if (!field.known || (cwd === undefined && !field.text.startsWith("/"))) return setting;
    cwd = absolutePath(field.text, cwd ?? "/");
  }
  return cwd === setting.state.cwd ? setting : { ...setting, state: { ...setting.state, cwd } };
}

/** The directory that holds git's own data, as far as it can be told without a search: of the project, or of the directory itself. */
export function gitDirectory(globals: GitOptions, { state, analysis }: Setting): string | undefined {
  const named = valuesOf(globals, "--git-dir").at(-1);
  const { project } = analysis.surroundings;
  const cwd = state.cwd ?? project;
  if (named) return named.known ? absolutePath(named.text, cwd) : undefined;
  const isInProject = cwd === project || cwd.startsWith(`${project}/`);
  return `${isInProject ? project : cwd}/.git`;
}

/** The branch that is checked out, or undefined where that cannot be told. */
export function currentBranch(directory: string | undefined, { analysis }: Setting): string | undefined {
  const head = directory === undefined ? undefined : analysis.surroundings.read(`${directory}/HEAD`);
  return /^ref: refs\/heads\/(\S{1,250})/.exec(head ?? "")?.[1];
}

/** False only where git's own data can be read and says that no merge, rebase or the like is under way. */
export function mayBeMerging(directory: string | undefined, { analysis }: Setting): boolean {
  const { read } = analysis.surroundings;
  if (directory === undefined || read(`${directory}/HEAD`) === undefined) return true;
  const heads = ["MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "AUTO_MERGE"];
  return heads.some((head) => read(`${directory}/${head}`) !== undefined);
}

/** True where a branch of this name exists, here or as the remote's. */
function isBranch(name: string, directory: string | undefined, { analysis }: Setting): boolean {
  if (directory === undefined || name.includes("..")) return false;
  const { read } = analysis.surroundings;
  const refs = [`refs/heads/${name}`, `refs/remotes/origin/${name}`, `refs/tags/${name}`];
  if (refs.some((ref) => read(`${directory}/${ref}`) !== undefined)) return true;
  const packed = read(`${directory}/packed-refs`) ?? "";
  return refs.some((ref) => packed.includes(` ${ref}\n`));
}

/** Names that can only be paths: `.`, `./a`, `../a`, `/a`, `:(top)`, `*.ts`, `a/`. */
const onlyPath = /^(?:\.{1,2}(?:\/|$)|\/|:[/(!^])|[*?[]|\/$/;

/** A name with the ending of a file; `v1.2.rc1` and `release/2.x` are not. */
const fileName = /^(?!v?\d).*[^./]\.(?!x$)[a-z][a-z0-9]{0,9}$/i;

/** True when the one word after `git checkout` is a path and no branch. */
export function isPath(field: Field, directory: string | undefined, setting: Setting): boolean {
  const { text, known } = field;
  if (onlyPath.test(text)) return true;
  if (!known || text === "-" || text.startsWith("@") || text.length > 250) return false;
  const { state, analysis } = setting;
  const looksLike = fileName.test(text.slice(text.lastIndexOf("/") + 1));
  const path = state.cwd === undefined ? undefined : absolutePath(text, state.cwd);
  const slash = path?.lastIndexOf("/") ?? -1;
  const names = path === undefined ? undefined : analysis.surroundings.list(path.slice(0, slash) || "/");
  const exists = path !== undefined && names?.includes(path.slice(slash + 1)) === true;
  return (exists || looksLike) && !isBranch(text, directory, setting);
}

const protectedName =
  /^(?:(?:main|master|trunk|develop|production|prod|stable|release)$|(?:release|releases|hotfix)[/-])/;

/** What a branch is to others: `production` is one that everybody builds on. */
export function targetOfBranch(name: string | undefined): "production" | "other" | "unknown" {
  if (name === undefined || name === "" || /[$*`]/.test(name)) return "unknown";
  return protectedName.test(branchName(name)) ? "production" : "other";
}

/** `refs/heads/main` and `heads/main` are `main`. */
export function branchName(ref: string): string {
  return ref.replace(/^(?:refs\/)?heads\//, "");
}
