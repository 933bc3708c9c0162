/** Letters of other scripts that look like a Latin one, by the letter they imitate. */
const imitated: Readonly<Record<string, string>> = {
  a: "аαɑ",
  b: "Ьƅ",
  c: "сϲ",
  d: "ԁɗ",
  e: "еҽ",
  g: "ɡց",
  h: "һհ",
  i: "іıɩι",
  j: "јϳ",
  k: "кκ",
  l: "ӏǀⅼ",
  n: "ոп",
  o: "оοօ",
  p: "рρ",
  q: "ԛ",
  r: "гᴦ",
  s: "ѕꜱ",
  t: "тτ",
  u: "υսц",
  v: "ѵνᴠ",
  w: "ԝѡω",
  x: "хχ",
  y: "уγү",
  z: "ᴢ",
  A: "АΑ",
  B: "ВΒ",
  C: "СϹ",
  E: "ЕΕ",
  H: "НΗ",
  I: "ІΙ",
  K: "КΚ",
  M: "МΜ",
  N: "Ν",
  O: "ОΟ",
  P: "РΡ",
  S: "Ѕ",
  T: "ТΤ",
  X: "ХΧ",
  Y: "ҮΥ",
  ".": "․‧。",
  "/": "∕⁄",
  "-": "‐‑‒–−",
  _: "ˍ",
};

const plainLetters = new Map(
  Object.entries(imitated).flatMap(([plain, others]) => [...others].map((other) => [other, plain] as const)),
);

/** Characters that show nothing: soft hyphen, zero-width space and joiners, direction marks, variation selectors. */
const invisible = /\u00ad|[\u200b-\u200f]|[\u2028-\u202e]|[\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff/g;

/**
 * Text as it looks: full-width and other compatibility forms, letters of other scripts and characters that show nothing become the
 * plain letters that a reader, and a file system that folds such forms, takes them for. Text of ASCII alone is returned as it is.
 */
export function plainSpelling(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is the whole of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  const folded = text.normalize("NFKC").replace(invisible, "");
  return [...folded].map((letter) => plainLetters.get(letter) ?? letter).join("");
}
