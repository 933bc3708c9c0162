import { findBusinessData } from "./facts/business-data.ts";
import { hasSecretShape } from "./facts/secret-shape.ts";
import { besidesSecrets, type PolicyInForce } from "./policy/apply-policy.ts";
import type { Redaction } from "./profile.ts";
import { type Fingerprint, redactText } from "./redact.ts";

/** How much is taken out of what is kept about a call: what the profile takes out of results, and never less than credentials by their names. */
export function levelOfRecords({ profile }: PolicyInForce): Redaction {
  const { redaction } = profile.credentialManagement;
  return redaction === "known-formats" ? "credentials-by-context" : redaction;
}

/** A text of a call as the audit log and people may see it: without secrets and without what the policy guards besides. */
export async function heldBack(
  text: string,
  policy: PolicyInForce,
  fingerprint: Fingerprint,
): Promise<string> {
  const besides = besidesSecrets(policy);
  const isAsked = besides.personal.length + besides.own.length > 0;
  if (!hasSecretShape(text) && !(isAsked && findBusinessData(text, besides).length > 0)) return text;
  return (await redactText(text, levelOfRecords(policy), fingerprint, besides)).text;
}
