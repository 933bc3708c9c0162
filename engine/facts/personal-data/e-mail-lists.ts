import type { SecretSpan } from "../secrets/span.ts";

/** So many people's addresses in one text are a list of customers or members, not a signature or a log of commits. */
const fewestAddresses = 20;

const address = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi;

/** Addresses of nobody: of documentation, and of programs. */
const nobodys =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|git|root|\d+\+[^@]*)@|@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|example|test|invalid|localhost|local|noreply\.github\.com)$/i;

/** The addresses of a text that holds many. */
export function findAddressLists(text: string): readonly SecretSpan[] {
  if (!text.includes("@")) return [];
  const found = [...text.matchAll(address)].filter(([one]) => !nobodys.test(one));
  const people = new Set(found.map(([one]) => one.toLowerCase()));
  if (people.size < fewestAddresses) return [];
  return found.map((match) => ({
    detector: "personal/e-mail-list",
    confidence: "likely",
    start: match.index,
    end: match.index + match[0].length,
  }));
}
