/** Letters of other scripts that look like a Latin one, each group behind the letter that it imitates. A map would be built on each call of a hook. */
const imitated =
  "aаαɑ bЬƅ cсϲ dԁɗ eеҽ gɡց hһհ iіıɩι jјϳ kкκ lӏǀⅼ nոп oоοօ pрρ qԛ rгᴦ sѕꜱ tтτ uυսц vѵνᴠ wԝѡω xхχ yуγү zᴢ AАΑ BВΒ CСϹ EЕΕ HНΗ IІΙ KКΚ MМΜ NΝ OОΟ PРΡ SЅ TТΤ XХΧ YҮΥ .․‧。 /∕⁄ -‐‑‒–− _ˍ";

function plainLetter(letter: string): string {
  const at = imitated.indexOf(letter);
  return at === -1 ? letter : imitated.charAt(imitated.lastIndexOf(" ", at) + 1);
}

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
  return folded.replace(/[^\0-\x7f]/gu, plainLetter);
}
