/**
 * How sure a detector is.
 * - certain: a format, a structure or a checksum says so, or a protocol has a credential in that place;
 * - likely: a name in front of the value says so, or a format whose checksum or structure does not hold (an edited token, a cut key);
 * - possible: the value only looks random.
 */
export type Confidence = "certain" | "likely" | "possible";

/**
 * Where a secret stands in a text. UTF-16 offsets, half-open; never holds the secret.
 *
 * `detector` is kebab-case `vendor/thing`: `aws/access-key-id`, `github/token`, `assignment/password`.
 */
export type SecretSpan = {
  readonly detector: string;
  readonly confidence: Confidence;
  readonly start: number;
  readonly end: number;
};

type Writable = { -readonly [key in keyof SecretSpan]: SecretSpan[key] };

/**
 * Makes spans ordered and free of overlaps. Overlapping spans become their union, so that no piece of either is left behind.
 *
 * @param spans in any order, earlier ones from the layer that knows more: its detector names the union
 */
export function mergeSpans(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const ranked = spans.map((span, rank) => ({ ...span, rank }));
  ranked.sort((a, b) => a.start - b.start || a.rank - b.rank);
  const merged: (Writable & { rank: number })[] = [];
  for (const span of ranked) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push({ ...span });
      continue;
    }
    last.end = Math.max(last.end, span.end);
    if (span.rank < last.rank) {
      last.detector = span.detector;
      last.confidence = span.confidence;
      last.rank = span.rank;
    }
  }
  return merged.map(({ detector, confidence, start, end }) => ({ detector, confidence, start, end }));
}
