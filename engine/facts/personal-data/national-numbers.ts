import { isDay, isLuhn, isMod11And10, isVerhoeff, rest, weighted } from "./check-digits.ts";
import type { Identifier } from "./identifier.ts";

const letterOfDni = "TRWAGMYFPDXBNJZSQVHLCKE";
const signOfHetu = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const oddCodice = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/** The two check digits of a CPF, each from all digits before it. */
function isCpf(digits: string): boolean {
  const isRight = (length: number) => {
    const weights = Array.from({ length }, (_, place) => length + 1 - place);
    return ((weighted(digits, weights) * 10) % 11) % 10 === Number(digits[length]);
  };
  return new Set(digits).size > 1 && isRight(9) && isRight(10);
}

/** Letters count from 0, digits as they are; those in odd places by a table. */
function isCodiceFiscale(text: string): boolean {
  const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...text.slice(0, -1)].reduce(
    (total, sign, place) => total + (place % 2 === 0 ? (oddCodice[value(sign)] ?? 0) : value(sign)),
    0,
  );
  return String.fromCharCode(65 + (sum % 26)) === text.at(-1);
}

function isCurp(text: string): boolean {
  const alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
  const sum = [...text.slice(0, 17)].reduce(
    (total, sign, place) => total + alphabet.indexOf(sign) * (18 - place),
    0,
  );
  return isDay(text.slice(4, 10)) && (10 - (sum % 10)) % 10 === Number(text[17]);
}

/**
 * Numbers that states give to people: of large countries, and of those whose numbers carry a check.
 *
 * Source: https://en.wikipedia.org/wiki/National_identification_number and the articles it names for each country
 */
export const nationalNumbers: readonly Identifier[] = [
  {
    detector: "personal/us-social-security-number",
    shape: String.raw`\d{3}-\d{2}-\d{4}`,
    isValid: (digits) => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)/.test(digits) && new Set(digits).size > 2,
  },
  {
    detector: "personal/gb-national-insurance-number",
    shape: String.raw`[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]`,
    isValid: (text) => !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(text),
  },
  {
    detector: "personal/de-tax-number",
    shape: String.raw`\d{2} ?\d{3} ?\d{3} ?\d{3}`,
    near: "steuer|tax|idnr|tin",
    isValid: isMod11And10,
  },
  {
    detector: "personal/fr-social-security-number",
    shape: String.raw`[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}`,
    isValid: (text) => {
      const digits = text.replace("2A", "19").replace("2B", "18");
      return !/[AB]/.test(digits) && 97 - rest(digits.slice(0, 13), 97) === Number(digits.slice(13));
    },
  },
  {
    detector: "personal/es-identity-number",
    shape: String.raw`[XYZ\d]\d{7}-?[A-HJ-NP-TV-Z]`,
    isValid: (text) => {
      const digits = text.slice(0, 8).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
      return letterOfDni[Number(digits) % 23] === text[8];
    },
  },
  {
    detector: "personal/it-tax-code",
    shape: String.raw`[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]`,
    isValid: isCodiceFiscale,
  },
  {
    detector: "personal/nl-citizen-number",
    shape: String.raw`\d{9}`,
    near: "bsn|burgerservice|sofi",
    isValid: (digits) => weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  {
    detector: "personal/be-national-number",
    shape: String.raw`\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}`,
    isValid: (digits) =>
      ["", "2"].some((century) => 97 - rest(century + digits.slice(0, 9), 97) === Number(digits.slice(9))),
  },
  {
    detector: "personal/ch-insurance-number",
    shape: String.raw`756\.?\d{4}\.?\d{4}\.?\d{2}`,
    isValid: (digits) => {
      const sum = weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
      return (10 - (sum % 10)) % 10 === Number(digits[12]);
    },
  },
  {
    detector: "personal/pl-identity-number",
    shape: String.raw`\d{11}`,
    near: "pesel",
    isValid: (digits) => weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  },
  {
    detector: "personal/se-personal-number",
    shape: String.raw`(?:19|20)?\d{6}[-+]\d{4}`,
    isValid: (text) => isDay(text.slice(-10, -4)) && isLuhn(text.slice(-10)),
  },
  {
    detector: "personal/fi-personal-code",
    shape: String.raw`\d{6}[-+A]\d{3}[0-9A-Y]`,
    isValid: (text) => {
      const digits = text.slice(0, 6) + text.slice(-4, -1);
      return signOfHetu[Number(digits) % 31] === text.at(-1) && /^(?:[0-2]\d|3[01])(?:0\d|1[0-2])/.test(text);
    },
  },
  {
    detector: "personal/br-taxpayer-number",
    shape: String.raw`\d{3}\.\d{3}\.\d{3}-\d{2}`,
    isValid: isCpf,
  },
  {
    detector: "personal/mx-population-code",
    shape: String.raw`[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d`,
    isValid: isCurp,
  },
  {
    detector: "personal/ca-insurance-number",
    shape: String.raw`\d{3}[ -]?\d{3}[ -]?\d{3}`,
    near: "sin|insurance",
    isValid: (digits) => new Set(digits).size > 2 && isLuhn(digits),
  },
  {
    detector: "personal/au-tax-file-number",
    shape: String.raw`\d{3} ?\d{3} ?\d{3}`,
    near: "tfn|tax",
    isValid: (digits) => weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  },
  {
    detector: "personal/in-aadhaar-number",
    shape: String.raw`[2-9]\d{3}[ -]\d{4}[ -]\d{4}|[2-9]\d{11}`,
    near: "aadhaar|aadhar|uid",
    isValid: isVerhoeff,
  },
  {
    detector: "personal/cn-identity-number",
    shape: String.raw`[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]`,
    isValid: (text) => {
      const sum = weighted(text.slice(0, 17), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
      return "10X98765432"[sum % 11] === text[17];
    },
  },
  {
    detector: "personal/jp-individual-number",
    shape: String.raw`\d{4}[ -]?\d{4}[ -]?\d{4}`,
    near: "my.?number|マイナンバー|個人番号",
    isValid: (digits) => {
      const left = weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
      return (left <= 1 ? 0 : 11 - left) === Number(digits[11]);
    },
  },
  {
    detector: "personal/kr-resident-number",
    shape: String.raw`\d{6}-[1-8]\d{6}`,
    isValid: (digits) => {
      const sum = weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
      return isDay(digits.slice(0, 6)) && (11 - (sum % 11)) % 10 === Number(digits[12]);
    },
  },
  {
    detector: "personal/za-identity-number",
    shape: String.raw`\d{6} ?\d{4} ?[01]\d{2}`,
    near: "identity|\\bid\\b",
    isValid: (digits) => isDay(digits.slice(0, 6)) && isLuhn(digits),
  },
];
