/** Words and marks that stand beside credentials of any shape. */
const nearCredential =
  /:\/\/[^\s/]{1,200}@|-----BEGIN|authorization|passw|_auth|\s-u\s?\S|netrc|token|secret|api_?key|credential/i;

/** A run of 16 token characters that is not all lower case: every token format has one. Bounded, so linear. */
const longRun = /(?=[\w-]{16})[a-z_-]{0,64}[A-Z0-9]/;

/**
 * Could there be anything in this text that looks like a secret? Loads nothing and is wrong only in one direction: most calls have no
 * such text, and need not load the scanner.
 */
export function hasSecretShape(text: string): boolean {
  return longRun.test(text) || nearCredential.test(text);
}
