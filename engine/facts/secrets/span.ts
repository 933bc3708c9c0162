/**
 * Where a secret stands in a text. UTF-16 offsets, half-open; never holds the secret.
 *
 * `detector` is kebab-case `vendor/thing`: `aws/access-key-id`, `github/token`, `assignment/password`.
 */
export type SecretSpan = { readonly detector: string; readonly start: number; readonly end: number };

/**
 * Makes spans ordered and free of overlaps. Overlapping spans become their union, so that no piece of either is left behind.
 *
 * @param spans in any order, earlier ones from the layer that knows more: its detector names the union
 */
export function mergeSpans(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const ranked = spans.map((span, rank) => ({ ...span, rank }));
  ranked.sort((a, b) => a.start - b.start || a.rank - b.rank);
  const merged: { detector: string; start: number; end: number; rank: number }[] = [];
  for (const span of ranked) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push({ ...span });
      continue;
    }
    last.end = Math.max(last.end, span.end);
    if (span.rank < last.rank) {
      last.detector = span.detector;
      last.rank = span.rank;
    }
  }
  return merged.map(({ detector, start, end }) => ({ detector, start, end }));
}
