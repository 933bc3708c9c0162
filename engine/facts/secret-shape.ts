/** Words and marks that stand beside credentials of any shape. */
const nearCredential =
  /:\/\/[^\s/]{1,200}@|-----BEGIN|auth|pass|pwd|psw|phrase|\bpw\b|key|\s--?u|netrc|token|secret|cred|bearer|cookie|webhook|jwt|sas|login|eyJ|xox[a-z]-|\$[\da-z]{1,8}\$/i;

/** A run of 16 token characters; every token format has one that is more than words in camel or kebab case. */
const longRuns = /[\w-]{16,}/g;
const words = /[A-Z]?[a-z]{2,}|[-_]/g;

/**
 * Could there be anything in this text that looks like a secret? Loads nothing: most calls have no such text, and need not load the
 * scanner. It may say yes for nothing; for a secret of any known format it never says no.
 */
export function hasSecretShape(text: string): boolean {
  return (
    nearCredential.test(text) || (text.match(longRuns) ?? []).some((run) => run.replace(words, "") !== "")
  );
}
