/**
 * One place where a protocol or a file format puts a credential.
 *
 * - detector: `vendor/thing`;
 * - anchor: a literal in lower case that the expression starts with, in any case;
 * - expression: sticky, linear and bounded; its first group is what stands before the credential, its second the credential;
 * - weak: the value is also found without a credential in it, so it must look random.
 */
export type Place = {
  readonly detector: string;
  readonly anchor: string;
  readonly expression: RegExp;
  readonly weak?: true;
};
