import type { Setting } from "../analysis.ts";
import type { Field, Stream } from "../stream.ts";

/** A command that carries another one in a way of its own. `run` runs the inner command. */
export type Carrier = (
  args: readonly Field[],
  setting: Setting,
  run: (inner: readonly Field[], setting: Setting) => Stream,
) => Stream;

/** The setting of a command that is reached through another one. */
export function through(setting: Setting, by: string, elevated = false): Setting {
  const { reach } = setting;
  return {
    ...setting,
    reach: { ...reach, elevated: reach.elevated || elevated, through: [...reach.through, by] },
  };
}
