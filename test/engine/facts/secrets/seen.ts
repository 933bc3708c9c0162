import { findSecrets } from "../../../../engine/facts/secrets.ts";
import type { Redaction } from "../../../../engine/profile.ts";

/** The detectors that fire, with what they take. */
export async function found(
  text: string,
  level: Redaction = "credentials-by-context",
): Promise<readonly (readonly [string, string])[]> {
  const spans = await findSecrets(text, level);
  return spans.map(({ detector, start, end }) => [detector, text.slice(start, end)] as const);
}

/** What is left for a reader. */
export async function seen(text: string): Promise<string> {
  let from = 0;
  let left = "";
  for (const { start, end } of await findSecrets(text, "credentials-by-context")) {
    left += text.slice(from, start);
    from = end;
  }
  return left + text.slice(from);
}
