import type { Category, Severity } from "./rule.ts";

/** One rule that fired on one call. Holds no text of the call except `on`, a path, host or program name, which may itself hold a secret. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly category: Category;
  /** What it fired on, for people: `~/.ssh/id_ed25519`, `git push`. At most 16 KiB; take secrets out and cut it before it is shown or kept. */
  readonly on: string;
};
