import type { Matcher } from "./match.ts";

/** Names that a policy gives a meaning, as globs in lower case: contexts, profiles, accounts, workspaces, hosts, branches, databases. */
export type TargetNames = {
  readonly production?: Matcher;
  readonly staging?: Matcher;
  readonly development?: Matcher;
};

/**
 * What facts may know of the machine, as plain values and lookups. Made by `engine/io/surroundings.ts`; a lookup that has no answer
 * yet returns its neutral value and is repeated once the answer is there, so facts stay synchronous and pure.
 */
export type Surroundings = {
  /** Home directories of the user, absolute; the first is the one `~` means. */
  readonly homes: readonly [string, ...string[]];
  /** Root of the project the session works in, absolute. */
  readonly project: string;
  readonly user: string;
  /** What the policy calls production and the like. */
  readonly targets: TargetNames;
  /** Directory with our own executables. */
  readonly ownDirectory: string;
  readonly environment: (name: string) => string | undefined;
  /** Follows symlinks; of a missing path, those of its deepest existing directory. */
  readonly realPath: (path: string) => string;
  /** Names in a directory, at most 1,000; undefined when it cannot be read. */
  readonly list: (directory: string) => readonly string[] | undefined;
  /** Text of a regular file of at most 256 KiB; undefined when it cannot be read. */
  readonly read: (path: string) => string | undefined;
};
