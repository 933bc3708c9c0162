import { formats, infixFormats } from "../../../../engine/facts/secrets/formats.ts";
import { fakeNames, fakeOf, fakeParts } from "../../../fake-secrets.ts";
import { rows } from "./place-rows.ts";

/** A fabricated secret and what stands around it. */
export type Sample = { readonly before: string; readonly secret: string; readonly after: string };

/** One family of the tables: its name, and a secret of it for every seed. */
export type Family = readonly [name: string, make: (seed: number) => Sample];

const alone = (secret: string): Sample => ({ before: "", secret, after: "" });

/** Every family: formats with a prefix, formats with a literal inside, places, and the other kinds of secrets. */
export const families: readonly Family[] = [
  ...formats.map(
    ({ detector, prefix, body }): Family => [
      `${detector} ${prefix}`,
      (seed) => alone(fakeOf(prefix.replace(/[$().?]/g, "\\$&"), seed) + fakeOf(body, seed)),
    ],
  ),
  ...infixFormats.map(
    ({ detector, left, literal, right }): Family => [
      detector,
      (seed) => alone(fakeOf(left, seed) + literal + fakeOf(right, seed)),
    ],
  ),
  ...rows.map(
    ([detector, before, secret, after]): Family => [
      `${detector} ${before}`,
      () => ({ before, secret, after }),
    ],
  ),
  ...fakeNames.map(
    (name): Family => [
      name,
      (seed) => {
        const { text, secret } = fakeParts(name, seed);
        const [before = "", after = ""] = text.split(secret);
        return { before, secret, after };
      },
    ],
  ),
];
