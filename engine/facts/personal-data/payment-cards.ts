import { isLuhn } from "./check-digits.ts";
import type { Identifier } from "./identifier.ts";

/** How the numbers of a network begin, and how long they are. */
const networks: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[68])/, [14]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
];

/** Numbers of test cards repeat a few digits. */
const fewestDigits = 5;

/** Numbers of payment cards (ISO/IEC 7812). */
export const paymentCards: readonly Identifier[] = [
  {
    detector: "personal/payment-card",
    shape: String.raw`\d{4}(?:[ -]?\d{4,6}){2}(?:[ -]?\d{1,7})?`,
    isValid: (digits) =>
      networks.some(([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length)) &&
      new Set(digits).size >= fewestDigits &&
      isLuhn(digits),
  },
];
