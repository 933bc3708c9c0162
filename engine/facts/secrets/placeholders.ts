import { unusualness } from "./randomness.ts";

/**
 * Words and forms that say that a value is not the real one. Short ones must stand alone, and not between the signs of base64: four given letters turn up in one of ten thousand random keys.
 */
const telltale =
  /example|placeholder|anonymous|redacted|\.signature$|AAECAwQF|sandbox|foobar|deadbeef|change_?-?me|changeit|not[-_]?(?:a[-_]?)?real|(?<![a-z0-9+/])your[-_ ]|xxxxx|-(\d)\1{7,}-|^eyJ[\w-]{8,}(?:\.[\w-]{0,12}){1,2}$|(?<![a-z0-9])(?:foo|bar|baz)[-_]?\d{2}|\*\*\*|\.\.\.|…|&[lg]t;|(?<![a-z0-9+/])(?:todo|fixme|dummy|lorem|sdbx|sbx|insert|replace|test[-_](?:key|token|secret))(?![a-z0-9+/])|(?:token|key|secret|password|[-_])here\b/i;

/** How documentation types an alphabet where real keys have none. */
const typed = "AbCdEfGh";

/** A value that stands for another one: an environment variable, a template, a function call, a type. */
const reference =
  /^[$%@&#]?[{([<]|^\$\w|\$\{[\w.:!?#[\] -]*(?:[}/|,+]|$)|\$\([\w./ -]*|\{\{-?\s{0,4}[\w.$"|() -]{1,100}\}\}|<%|%\(\w|process\.env|os\.environ|getenv|import\.meta|^%\w+%$|^@\w+@$|^<[^>]*>$|^\[redacted:|^:\w+$|^vault:|^secret(?:s|smanager)?[:/.]|^arn:|^ref\+|^op:\/\/|^env[:.]|^ENC\[|^!/i;

/** Words that are values of everyday settings, or passwords that guard nothing. */
const everyday = new Set(
  (
    "true false null none nil undefined yes no on off string str text number int integer bool boolean object array any void bytes buffer unknown never " +
    "password passwd pass pwd passphrase secret token key apikey api_key api-key auth authorization bearer basic credentials credential username user root admin login " +
    "test tests testing default optional required disabled enabled hidden masked empty missing invalid valid value values data name email local localhost dev development production staging " +
    "password1 password123 pass123 test123 admin123 secret123 mypassword mysecret mytoken my-secret my-token my-password foo bar baz qux abc xyz abc123 123456 12345678 postgres mysql guest letmein hunter2"
  ).split(" "),
);

/** Mostly one character, or letters and digits that each count up (`AbCdEf`, `a1b2c3`, `0123456789abcdef`): nothing that was drawn at random. */
function isPatterned(text: string): boolean {
  let steps = 0;
  let letter = 0;
  let digit = 0;
  const distinct = new Set<number>();
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i) | 32;
    distinct.add(code);
    const isLetter = code >= 97 && code <= 122;
    const difference = code - (isLetter ? letter : digit);
    if (
      difference === 0 ||
      difference === 1 ||
      (difference === -25 && isLetter) ||
      (difference === -9 && !isLetter)
    )
      steps += 1;
    if (isLetter) letter = code;
    else digit = code;
  }
  return distinct.size < Math.min(6, text.length / 2) || steps > text.length * 0.6;
}

/** An alphabet of this many letters in a row was typed by a person. */
const maxAlphabet = 12;

/** Words in a row, as in `my-token_is-right`. */
const phrase = /(?:^|[-_])(?:[a-z]{2,12}[-_]){3}/;

function longestAlphabet(text: string): number {
  let longest = 0;
  let run = 0;
  let previous = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i) | 32;
    run = code === previous + 1 && code > 97 && code <= 122 ? run + 1 : 0;
    longest = Math.max(longest, run);
    previous = code;
  }
  return longest;
}

/**
 * Is this body of a well-known token format an example rather than a token? Milder than {@link isPlaceholder}: the format itself says a lot.
 * `text` is a token's body, a few hundred characters at most.
 */
export function isDull(text: string): boolean {
  if (new Set(text).size < Math.min(6, text.length / 2) || longestAlphabet(text) >= maxAlphabet) return true;
  if (phrase.test(text)) return true;
  return (
    telltale.test(text.slice(0, 300)) || unusualness(text.slice(0, 300)) < 3.7 || documented.has(fnv1a(text))
  );
}

/**
 * FNV-1a of key bodies and passwords that vendors print in their own documentation, so that no such literal stands here.
 * Sources: the examples of RFC 6749, 6750 and 7617; the allowlists of gitleaks' `gcp-api-key` and `nuget-config-password`, which name Google's and Microsoft's pages.
 */
const documented: ReadonlySet<number> = new Set([
  2542281986, 1281250381, 2424781640, 3446315166, 316126011, 2641536291, 1348956834, 3993943261, 2775664965,
  1853291869, 680355416, 2104875209, 203448455, 1324767808, 2972450682, 605994796, 3575164993, 1794469248,
  2961641304, 3385772383, 3636843369, 3787841940, 4241587627, 2332091592, 175093031, 3012000411, 2913140181,
  2101620746,
]);

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Digits and signs that stand for letters in `p4ssw0rd`. */
const leet: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Is this a password of documentation: `s00pers3cret`, `Password123!`, `test_password`? Such ones exist in earnest, but not in source code. */
export function isSamplePassword(value: string): boolean {
  const plain = value.toLowerCase().replace(/[0134577@$!]/g, (sign) => leet[sign] ?? sign);
  return /passw|secret|p[a@]ss\d*$|^test|letmein|qwert|sesame/.test(plain);
}

/** Does this value say that it stands for another one? Milder than {@link isPlaceholder}: letters and digits may count up. */
export function isStandIn(value: string): boolean {
  const text = value.slice(0, 300);
  return reference.test(text) || telltale.test(text) || text.includes(typed) || documented.has(fnv1a(value));
}

/** Does this value of an assignment stand for something else: a placeholder, a reference, a type, a path, a word? At most 300 characters are read. */
export function isPlaceholder(value: string): boolean {
  const text = value.slice(0, 300);
  return (
    everyday.has(text.toLowerCase()) ||
    reference.test(text) ||
    telltale.test(text) ||
    isPatterned(text) ||
    documented.has(fnv1a(value))
  );
}
