/** Words and marks that stand beside credentials of any shape. Looking for them one by one is faster than to make an expression of them. */
const near =
  "-----begin auth pass pwd psw phrase key netrc token secret cred bearer cookie webhook jwt sas login eyj".split(
    " ",
  );

/** Those that are told by more than a word, behind a part that is rare in other texts. */
const nearToo: readonly (readonly [string, RegExp])[] = [
  ["@", /:\/\/[^\s/]{1,200}@/],
  ["pw", /\bpw\b/],
  ["-u", /\s--?u/],
  ["xox", /xox[a-z]-/],
  ["$", /\$[\da-z]{1,8}\$/],
];

/** A run of 16 token characters; every token format has one that is more than words in camel or kebab case. */
const longRuns = /[\w-]{16,}/g;
const words = /[A-Z]?[a-z]{2,}|[-_]/g;

/**
 * Could there be anything in this text that looks like a secret? Loads nothing: most calls have no such text, and need not load the
 * scanner. It may say yes for nothing; for a secret of any known format it never says no.
 */
export function hasSecretShape(text: string): boolean {
  const lower = text.toLowerCase();
  return (
    near.some((word) => lower.includes(word)) ||
    nearToo.some(([part, form]) => lower.includes(part) && form.test(lower)) ||
    (text.match(longRuns) ?? []).some((run) => run.replace(words, "") !== "")
  );
}
