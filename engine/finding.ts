import type { Category, Severity } from "./rule.ts";

/** One rule that fired on one call. Holds no text of the call except `on`, a path, host or program name. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly category: Category;
  /** What it fired on, for people: `~/.ssh/id_ed25519`, `git push`. At most 120 characters. */
  readonly on: string;
};
