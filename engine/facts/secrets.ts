import type { Redaction } from "../profile.ts";
import { findAssignments } from "./secrets/assignments.ts";
import { findCredentials } from "./secrets/credentials.ts";
import { decodingsOf } from "./secrets/decoding.ts";
import { findRandomValues } from "./secrets/high-entropy.ts";
import { findKubernetesSecrets } from "./secrets/kubernetes.ts";
import { findPresetSecrets } from "./secrets/preset.ts";
import { findPrivateKeys, mayHoldPrivateKey } from "./secrets/private-keys.ts";
import { mergeSpans, type SecretSpan } from "./secrets/span.ts";
import { findTokens } from "./secrets/tokens.ts";
import { findVendorValues } from "./secrets/vendor-context.ts";
import { type View, viewOf, within } from "./secrets/view.ts";

export type { SecretSpan } from "./secrets/span.ts";

/** How often a text is decoded: base64 in JSON text, percent escapes in a percent escape. */
const maxDepth = 2;

/**
 * Finds the secrets in a text: private keys, tokens of well-known formats, credentials where protocols and files put them, what secretlint's preset
 * finds, and, where asked for, values whose name says that they are credentials, and values that only look random. What is encoded (base64, percent, JSON, hexadecimal) is read too;
 * its span is the encoded text.
 *
 * Every layer is linear in the text's length and bounded; terminal colours inside a secret do not hide it. Nothing here returns the secret's text.
 *
 * @param text one string of a tool's output or of written content; the caller bounds its length
 * @param redaction `known-formats` leaves out what only a name in front of it tells, `credentials-by-context` what nothing but its looks tells
 * @returns ordered spans without overlaps; an empty list means nothing was recognised, not that nothing is there
 */
export async function findSecrets(text: string, redaction: Redaction): Promise<readonly SecretSpan[]> {
  const view = viewOf(text);
  const found = mergeSpans(findIn(view.text, redaction));
  const spans = [...found, ...(await findPresetSecrets(view.text, found))];
  // Private keys span lines and hold written-out line breaks, so they are looked for in the text itself.
  const keys = mayHoldPrivateKey(text) ? findPrivateKeys(text) : [];
  const budget = { left: 3 * text.length + 65_536 };
  const encoded = findEncoded(view, redaction, budget, maxDepth);
  return mergeSpans([...keys, ...inOriginal(view, spans), ...encoded]);
}

function findIn(text: string, redaction: Redaction): readonly SecretSpan[] {
  const known = [...findTokens(text), ...findCredentials(text), ...findKubernetesSecrets(text)];
  if (redaction === "known-formats") return known;
  const named = [...known, ...findAssignments(text), ...findVendorValues(text)];
  return redaction === "high-entropy" ? [...named, ...findRandomValues(text)] : named;
}

/** The secrets in what a view's text holds encoded, as ranges of what lies below the view. */
function findEncoded(
  outer: View,
  redaction: Redaction,
  budget: { left: number },
  depth: number,
): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const decoded of decodingsOf(outer.text)) {
    const view = within(outer, decoded);
    budget.left -= view.text.length;
    if (budget.left < 0) {
      const [start] = view.range(0, 1);
      const end = outer.range(0, outer.text.length)[1];
      return [...spans, { detector: "limit/too-much-encoded", confidence: "certain", start, end }];
    }
    const keys = mayHoldPrivateKey(view.text) ? findPrivateKeys(view.text) : [];
    spans.push(...inOriginal(view, [...findIn(view.text, redaction), ...keys]));
    if (depth > 1) spans.push(...findEncoded(view, redaction, budget, depth - 1));
  }
  return spans;
}

function inOriginal(view: View, spans: readonly SecretSpan[]): readonly SecretSpan[] {
  return spans.map((span) => {
    const [start, end] = view.range(span.start, span.end);
    return { ...span, start, end };
  });
}
