import { findSecrets, type SecretSpan } from "../../engine/facts/secrets.ts";
import type { Fingerprint } from "../../engine/redact.ts";

/** A secret in a file. Lines and columns count from 1, columns in UTF-16 units; the secret itself is not kept. */
export type Sighting = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly detector: string;
  readonly confidence: SecretSpan["confidence"];
  readonly fingerprint: string;
};

/** Finds the secrets in the text of a file, in order. */
export async function scanText(
  path: string,
  text: string,
  fingerprint: Fingerprint,
): Promise<readonly Sighting[]> {
  const spans = await findSecrets(text, "credentials-by-context");
  if (spans.length === 0) return [];
  const placeOf = placesIn(text);
  return spans.map(({ detector, confidence, start, end }) => {
    const [from, to] = [placeOf(start), placeOf(end)];
    return {
      path,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      detector,
      confidence,
      fingerprint: fingerprint(text.slice(start, end)),
    };
  });
}

/** Line and column of offsets that are asked in ascending order. */
function placesIn(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (
      let end = text.indexOf("\n", lineStart);
      end !== -1 && end < offset;
      end = text.indexOf("\n", lineStart)
    ) {
      line++;
      lineStart = end + 1;
    }
    return { line, column: offset - lineStart + 1 };
  };
}
