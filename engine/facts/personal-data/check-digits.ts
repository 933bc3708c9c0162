/** True where the digits pass the check of ISO/IEC 7812 (Luhn), which finds any wrong digit. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The rest of a long decimal number after division. */
export function rest(digits: string, divisor: number): number {
  let left = 0;
  for (const digit of digits) left = (left * 10 + Number(digit)) % divisor;
  return left;
}

/** The sum of digits times weights; places without a weight count nothing. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place] ?? 0), 0);
}

/** Letters as numbers from 10 for `A`, digits as they are: how ISO 7064 and IBANs count. */
export function lettersAsNumbers(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

/** True where the digits pass ISO 7064 MOD 11,10. */
export function isMod11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** Multiplication in the dihedral group of order 10, where `a` below 5 turns and above 4 mirrors. */
function combine(a: number, b: number): number {
  const turn = a < 5 ? a + (b % 5) : a - (b % 5);
  const isMirrored = a < 5 !== b < 5;
  return (((turn % 5) + 5) % 5) + (isMirrored ? 5 : 0);
}

const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** True where the digits pass the check of Verhoeff. */
export function isVerhoeff(digits: string): boolean {
  let check = 0;
  for (let place = 0; place < digits.length; place++) {
    let digit = Number(digits[digits.length - 1 - place]);
    for (let times = place % 8; times > 0; times--) digit = permutation[digit] ?? 0;
    check = combine(check, digit);
  }
  return check === 0;
}

/** True where `YYMMDD` may be a day. */
export function isDay(text: string): boolean {
  const [month, day] = [Number(text.slice(-4, -2)), Number(text.slice(-2))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
