import type { RedactionCount } from "./redaction-pass.ts";

const mark = /\[redacted:([a-z0-9-]{1,40}\/[a-z0-9-]{1,60}):([0-9a-f]{12})\]/g;

/** More different secrets than that are not counted: anything may print such marks. */
const maxKinds = 100;

/** What had been taken out of a text before we saw it. The text may pretend it: good for a note, not for a decision. */
export function marksIn(text: string): readonly RedactionCount[] {
  const counts = new Map<string, RedactionCount>();
  for (const [key, detector = "", fingerprint = ""] of text.matchAll(mark)) {
    const known = counts.get(key);
    if (known === undefined && counts.size >= maxKinds) break;
    counts.set(key, { detector, fingerprint, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
