import { isBuiltin } from "./option-table.ts";

/** True for git, also by the name of one command (`git-push`), in any case: file systems of macOS and Windows do not tell it apart. */
export function isGit(name: string): boolean {
  const [, verb] = /^git(?:-(.+))?$/i.exec(name) ?? [undefined, name];
  return verb === undefined || (verb !== name && (isBuiltin(verb) || verb.startsWith("credential-")));
}
