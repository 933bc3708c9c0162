/** A kind of number by which people or their money are known. */
export type Identifier = {
  /** As in a redaction: `personal/iban`. */
  readonly detector: string;
  /** Source of a linear expression; what stands around it may be no letter and no digit. */
  readonly shape: string;
  /** Words of which one must stand shortly in front, for shapes that many other numbers have. */
  readonly near?: string;
  /** @param text the number without blanks, dots, slashes and dashes, in upper case */
  readonly isValid: (text: string) => boolean;
};
