import type { Setting } from "./analysis.ts";

/** Directories in which the shell may be instead of the current one: where a `cd` has failed, or stands in a branch. */
export function otherPlaces({ state, analysis }: Setting): readonly string[] {
  return state.elsewhere.flatMap(({ cwd, unless }) =>
    cwd === undefined || (unless !== undefined && analysis.surroundings.list(unless) !== undefined)
      ? []
      : [cwd],
  );
}
