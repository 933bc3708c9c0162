import { dirname, join } from "node:path";
import { GuardError } from "../errors.ts";
import type { Layer, PolicySource } from "../policy/policy-source.ts";
import { isAbsent, readRegularFile } from "./files.ts";

/** Largest policy file, in bytes. */
const maxBytes = 256 * 1024;

/** Most directories above the working directory that are searched. */
const maxDirectories = 40;

/** A file that was read for a policy besides the policy files themselves; `text` is null where there was none. */
export type PolicyInput = { readonly path: string; readonly text: string | null };

/** Reads such a file. One that cannot be read is none: then what names it is not followed. */
export function readInput(path: string): PolicyInput {
  const file = readRegularFile(path, maxBytes);
  return { path, text: file.kind === "text" ? file.text : null };
}

/** The spellings of a policy file. Where there are several, all count. */
const endings = ["yaml", "yml", "jsonc"] as const;

/**
 * All policy files there are, strongest layer first.
 *
 * @param directories working directory and project, absolute; files of all their parents count, since each may only tighten
 * @throws GuardError `policy-unreadable`
 */
export function readSources(
  homes: readonly string[],
  directories: readonly string[],
): readonly PolicySource[] {
  const user = homes.map((home) => join(home, ".sallyport"));
  const repo = [...new Set(directories.flatMap(parentsOf))].filter(
    (directory) => !user.includes(join(directory, ".sallyport")),
  );
  return [
    ...readNamed("/etc/sallyport", "policy", "managed", ""),
    ...user.flatMap((folder) => readNamed(folder, "policy", "user", "")),
    ...repo.flatMap((directory) => {
      const folder = join(directory, ".sallyport");
      const at = homeRelative(directory, homes);
      return [
        ...readNamed(folder, "policy", "repo", at),
        ...readNamed(folder, "policy.local", "repo-local", at),
      ];
    }),
  ];
}

function readNamed(folder: string, name: string, layer: Layer, directory: string): readonly PolicySource[] {
  // Most directories have no such folder, and each name in it would be looked for.
  if (isAbsent(folder)) return [];
  return endings.flatMap((ending) => {
    const path = join(folder, `${name}.${ending}`);
    const file = readRegularFile(path, maxBytes);
    if (file.kind === "text") return [{ path, layer, directory, text: file.text }];
    if (file.kind === "absent") return [];
    throw new GuardError("policy-unreadable", `${path} cannot be read: ${file.why}; mend or remove it`);
  });
}

function parentsOf(directory: string): readonly string[] {
  const parents: string[] = [];
  for (let current = directory; parents.length < maxDirectories; current = dirname(current)) {
    parents.push(current);
    if (current === dirname(current)) break;
  }
  return parents;
}

/** The path with `~` for a home directory, as rules know it. */
export function homeRelative(path: string, homes: readonly string[]): string {
  const home = homes.find((one) => one !== "/" && `${path}/`.startsWith(`${one}/`));
  return home === undefined ? path : `~${path.slice(home.length)}`;
}
