/**
 * How unusual each pair of letters is in ordinary identifiers: -log2 of the chance that the second follows the first, rounded, 0 to 9.
 * Row and column are a to z, then any digit. Counted over all words in the type declarations and READMEs of this project's dependencies;
 * digit after digit is set by hand, since hexadecimal is mostly that.
 */
const pairs = [
  "854487595973439593436777598376738794473883794473999596396838935944892794635999797",
  "465526773875664595464779698474455687885536573348674698486834892995963994564899597",
  "576726643984645694455989787286727873987583785545989798564555499984423595439697969",
  "498628885878874888254768786465516673886656685356879798476527893974783697544589498",
  "257728993996573397586799797484445384866764697335689799655486797874426492554658999",
  "397738965984783593535899897568879776785687876770869777385527693966553794445689599",
  "574736954967764497424878597485626842996674693455889497555646594993437493438998998",
  "288819793998795898788999995366738753986843793468878798484747874896786297628987595",
  "555555775964534296357759877498829775986891889797888567677776898978678798799996994",
].join("");

/** 0 to 25 a letter, 26 a digit, -1 anything else. */
function symbol(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65;
  return code >= 48 && code <= 57 ? 26 : -1;
}

/**
 * Mean unusualness of a text's letter pairs, 0 to 9. Words and camel-case names lie below 4.5 (99 in 100 below 5), random
 * base62 of 20 characters above 5.2 (99 in 100), random hexadecimal around 5.
 *
 * @param text at most a few hundred characters matter; the caller cuts
 */
export function unusualness(text: string): number {
  let sum = 0;
  let count = 0;
  let previous = -1;
  for (let i = 0; i < text.length; i += 1) {
    const current = symbol(text.charCodeAt(i));
    if (previous >= 0 && current >= 0) {
      sum += pairs.charCodeAt(previous * 27 + current) - 48;
      count += 1;
    }
    previous = current;
  }
  return count === 0 ? 0 : sum / count;
}

/** Shannon entropy of a text's characters in bits a character: 0 for one character repeated, 4 for random hexadecimal, up to 6 for base64. */
export function entropy(text: string): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
