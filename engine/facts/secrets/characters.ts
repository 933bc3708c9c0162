/** What kinds of characters the first 128 are, as bits; the others are none. */
const kinds = new Uint8Array(128);
/** Letters, digits and what else names are made of. */
export const inName = 1;
/** The three quotes. */
export const inQuotes = 2;
/** Letters and digits of ASCII, and the signs of both base64 alphabets. */
export const inBase64 = 8;
/** Letters, digits and the hyphens of a UUID. */
export const inUuid = 16;
/** What ends a value without quotes: white space, quotes, commas, semicolons, closing and angle brackets, pipes, ampersands, backslashes. */
export const ending = 4;
for (const letter of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  mark(letter, inName | inBase64 | inUuid);
mark("-", inName | inBase64 | inUuid);
mark("_", inName | inBase64);
for (const letter of "+/") mark(letter, inBase64);
for (const letter of ".$") mark(letter, inName);
for (const letter of "\"'`") mark(letter, inQuotes | ending);
for (const letter of ",;)]}<>|&\\") mark(letter, ending);
for (let code = 0; code <= 32; code += 1) kinds[code] = ending;

function mark(letter: string, kind: number): void {
  kinds[letter.charCodeAt(0)] = (kinds[letter.charCodeAt(0)] ?? 0) | kind;
}

/** Is this UTF-16 code of that kind? */
export function is(code: number, kind: number): boolean {
  return code < 128 && ((kinds[code] ?? 0) & kind) !== 0;
}
