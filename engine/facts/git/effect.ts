import type { OperationFact } from "../facts.ts";
import type { Setting } from "../shell/state.ts";
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
export type Effect = Pick<OperationFact, "verb" | "resource"> & {
  readonly name?: string;
  readonly target?: OperationFact["target"];
};
