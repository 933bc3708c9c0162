/** Words and marks that stand beside credentials of any shape. */
const nearCredential =
  /:\/\/[^\s/]{1,200}@|-----BEGIN|authorization|auth|pass|pwd|psw|phrase|\bpw\b|key|\s--?u|netrc|token|secret|cred|bearer|cookie|webhook|jwt|sas|cred|login|eyJ/i;

/** A run of 16 token characters; every token format has one that is more than words in camel or kebab case. */
const longRuns = /[\w-]{16,}/g;
const words = /[A-Z]?[a-z]{2,}|[-_]/g;

/**
 * Could there be anything in this text that looks like a secret? Loads nothing and is wrong only in one direction: most calls have no
 * such text, and need not load the scanner.
 */
export function hasSecretShape(text: string): boolean {
  return (
    nearCredential.test(text) || (text.match(longRuns) ?? []).some((run) => run.replace(words, "") !== "")
  );
}
