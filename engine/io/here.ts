import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Here } from "../policy/choose-profile.ts";
import { readRegularFile } from "./files.ts";
import { homeRelative } from "./policy-files.ts";
import { repositoryOf } from "./repository.ts";

/** Largest file that is read for a name, in bytes, and most files that one variable may list. */
const maxBytes = 1024 * 1024;
const maxFiles = 16;

/** What the surroundings say about where we are. Each is read when a policy asks for it; what a variable names counts besides what files say. */
export function hereOf(homes: readonly [string, ...string[]], cwd: string, project: string): Here {
  const folders = [...new Set([cwd, project])];
  const variable = (name: string) => [process.env[name] ?? ""].filter((value) => value !== "");
  return {
    directories: () => folders.map((folder) => homeRelative(realPath(folder), homes.map(realPath))),
    branch: () => all(folders.map((folder) => branchesOf(repositoryOf(folder)))),
    kubeContext: () => {
      const given = variable("KUBECONFIG").flatMap((paths) => paths.split(":").slice(0, maxFiles));
      return all([join(homes[0], ".kube/config"), ...given].map(contextsIn));
    },
    awsProfile: () => {
      const names = [...variable("AWS_PROFILE"), ...variable("AWS_DEFAULT_PROFILE")];
      return names.length > 0 ? names : ["default"];
    },
    terraformWorkspace: () => {
      const files = all(folders.map((folder) => wholeText(join(folder, ".terraform/environment"))));
      return files && [...variable("TF_WORKSPACE"), ...files];
    },
    environment: variable,
  };
}

/** All names of several places; undefined when one of them cannot be read. */
function all(found: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return found.includes(undefined) ? undefined : found.flatMap((names) => names ?? []);
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** The branch that is checked out; a work tree's `.git` is a file that names its directory. A detached commit is no name. */
function branchesOf(repository: string): readonly string[] | undefined {
  const git = join(repository, ".git");
  const head = wholeText(join(git, "HEAD"));
  const [link] = head === undefined || head.length === 0 ? (wholeText(git) ?? []) : [];
  const directory = /^gitdir: (.+)$/.exec(link ?? "")?.[1];
  const [text] =
    directory === undefined ? (head ?? []) : (wholeText(join(resolve(repository, directory), "HEAD")) ?? []);
  if (text === undefined) return head === undefined || directory !== undefined ? undefined : [];
  const branch = /^ref: refs\/heads\/(.+)$/.exec(text)?.[1];
  return branch === undefined ? undefined : [branch];
}

function contextsIn(path: string): readonly string[] | undefined {
  const texts = wholeText(path);
  return texts?.flatMap((text) => /^current-context:\s{0,9}["']?([^"'\s]+)/m.exec(text)?.[1] ?? []);
}

/** The text of a file, none where there is no file, undefined where it cannot be read. */
function wholeText(path: string): readonly string[] | undefined {
  const file = readRegularFile(path, maxBytes);
  if (file.kind === "text") return [file.text.trim()];
  return file.kind === "absent" ? [] : undefined;
}
