import type { SecretSpan } from "./facts/secrets.ts";

/** Lines this near to the end wait for what follows them: a secret may be told by the line before it, or go on in the next. */
const context = 4_096;

/** The body of a private key is not longer; what lies that far behind its BEGIN line has lost its END line. */
const longestKey = 65_536;

/**
 * How much of a growing text may be shown, with its secrets taken out: whole lines, and no part of a secret that is still growing.
 *
 * @param text what has not been shown yet
 * @param spans the secrets in it
 * @param isQuiet nothing has come for a while, so that no more context is waited for
 * @returns an offset behind a line break, or 0
 */
export function releasable(text: string, spans: readonly SecretSpan[], isQuiet: boolean): number {
  const startOfLine = (offset: number): number => (offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1);
  let end = startOfLine(isQuiet ? text.length : text.length - context);
  const begins = text.lastIndexOf("-----BEGIN ");
  const isOpen = begins > text.lastIndexOf("-----END ");
  if (isOpen && text.length - begins < longestKey) end = Math.min(end, startOfLine(begins));
  for (const span of spans.toReversed())
    if (span.start < end && span.end > end) end = startOfLine(span.start);
  return end;
}
