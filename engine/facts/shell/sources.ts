import type { Source } from "./variable.ts";

/** Most different sources that are remembered of one piece of data. */
const maxSources = 256;

/** Sources put together, each once. */
export function joinSources(...lists: readonly (readonly Source[])[]): readonly Source[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length <= 1) return (filled[0] ?? []).slice(0, maxSources);
  const found = new Map<string, Source>();
  for (const list of filled)
    for (const source of list) {
      if (found.size < maxSources) found.set(`${source.from} ${source.name}`, source);
    }
  return [...found.values()];
}
