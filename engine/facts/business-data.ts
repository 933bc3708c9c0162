import type { PersonalDataKind } from "../profile.ts";
import { findOwnPatterns, type OwnPattern } from "./own-patterns.ts";
import { findPersonalData } from "./personal-data.ts";
import type { SecretSpan } from "./secrets/span.ts";

/** What a policy asks to be taken out of results besides secrets. */
export type Besides = {
  readonly personal: readonly PersonalDataKind[];
  readonly own: readonly OwnPattern[];
};

/** Finds data of people and of the business in a text. Where nothing asks for it, none of this is loaded. */
export function findBusinessData(text: string, { personal, own }: Besides): readonly SecretSpan[] {
  return [...findPersonalData(text, personal), ...findOwnPatterns(text, own)];
}
