import type { Redaction } from "../profile.ts";
import { findAssignments } from "./secrets/assignments.ts";
import { findCredentials } from "./secrets/credentials.ts";
import { findPresetSecrets } from "./secrets/preset.ts";
import { findPrivateKeys, mayHoldPrivateKey } from "./secrets/private-keys.ts";
import { mergeSpans, type SecretSpan } from "./secrets/span.ts";
import { findTokens } from "./secrets/tokens.ts";
import { type View, viewOf } from "./secrets/view.ts";

export type { SecretSpan } from "./secrets/span.ts";

/**
 * Finds the secrets in a text: private keys, tokens of well-known formats, credentials where protocols and files put them, what secretlint's preset
 * finds, and, where asked for, values whose name says that they are credentials.
 *
 * Every layer is linear in the text's length and bounded; terminal colours inside a secret do not hide it. Nothing here returns the secret's text.
 *
 * @param text one string of a tool's output or of written content; the caller bounds its length
 * @param redaction `known-formats` leaves out what only a name in front of it tells
 * @returns ordered spans without overlaps; an empty list means nothing was recognised, not that nothing is there
 */
export async function findSecrets(text: string, redaction: Redaction): Promise<readonly SecretSpan[]> {
  const view = viewOf(text);
  const found = mergeSpans([
    ...findTokens(view.text),
    ...findCredentials(view.text),
    ...(redaction === "credentials-by-context" ? findAssignments(view.text) : []),
  ]);
  const spans = [...found, ...(await findPresetSecrets(view.text, found))];
  // Private keys span lines and hold written-out line breaks, so they are looked for in the text itself.
  return mergeSpans([...(mayHoldPrivateKey(text) ? findPrivateKeys(text) : []), ...inOriginal(view, spans)]);
}

function inOriginal(view: View, spans: readonly SecretSpan[]): readonly SecretSpan[] {
  return spans.map((span) => {
    const [start, end] = view.range(span.start, span.end);
    return { detector: span.detector, start, end };
  });
}
