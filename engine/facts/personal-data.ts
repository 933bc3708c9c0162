import type { PersonalDataKind } from "../profile.ts";
import { bankAccounts } from "./personal-data/bank-accounts.ts";
import { findAddressLists } from "./personal-data/e-mail-lists.ts";
import type { Identifier } from "./personal-data/identifier.ts";
import { nationalNumbers } from "./personal-data/national-numbers.ts";
import { paymentCards } from "./personal-data/payment-cards.ts";
import { mergeSpans, type SecretSpan } from "./secrets/span.ts";

const identifiers = {
  paymentCards,
  bankAccounts,
  nationalNumbers,
  emailLists: [],
} as const satisfies Readonly<Record<PersonalDataKind, readonly Identifier[]>>;

/** How far in front of a number a word may stand that says what it is, in UTF-16 units. */
const nearBefore = 48;

/**
 * Finds numbers and addresses of people in a text: by their form, their check digits where they have some, and else by a word in front.
 *
 * Linear in the text's length. Nothing here returns what was found, only where.
 *
 * @param text one string of a tool's output; the caller bounds its length
 * @returns ordered spans without overlaps
 */
export function findPersonalData(text: string, kinds: readonly PersonalDataKind[]): readonly SecretSpan[] {
  const spans = kinds.flatMap((kind) => identifiers[kind].flatMap((row) => findIdentifiers(text, row)));
  return mergeSpans(kinds.includes("emailLists") ? [...spans, ...findAddressLists(text)] : spans);
}

const expressions = new Map<Identifier, readonly [shape: RegExp, near: RegExp | undefined]>();

function findIdentifiers(text: string, row: Identifier): readonly SecretSpan[] {
  const [shape, near] = expressionsOf(row);
  return [...text.matchAll(shape)].flatMap((match) => {
    const [found] = match;
    if (near && !near.test(text.slice(Math.max(0, match.index - nearBefore), match.index))) return [];
    if (!row.isValid(found.replace(/[ .+/-]/g, ""))) return [];
    return [
      { detector: row.detector, confidence: "likely", start: match.index, end: match.index + found.length },
    ];
  });
}

function expressionsOf(row: Identifier): readonly [RegExp, RegExp | undefined] {
  let known = expressions.get(row);
  if (known === undefined) {
    // No part of a longer number, word, decimal fraction or identifier.
    const shape = new RegExp(`(?<![\\w.-])(?:${row.shape})(?![\\w-]|\\.\\d)`, "g");
    known = [shape, row.near === undefined ? undefined : new RegExp(row.near, "i")];
    expressions.set(row, known);
  }
  return known;
}
