import { describe, expect, test } from "vitest";
import { findPersonalData } from "../../../engine/facts/personal-data.ts";
import { type PersonalDataKind, personalDataKinds } from "../../../engine/profile.ts";

const kinds = [...personalDataKinds];
const found = (text: string, asked: readonly PersonalDataKind[] = kinds) =>
  findPersonalData(text, asked).map(({ detector, start, end }) => [detector, text.slice(start, end)]);

/** Numbers that documentation of their issuers shows; nobody has them. */
const published: readonly (readonly [detector: string, before: string, number: string])[] = [
  ["payment-card", "card ", "4539 5787 6362 1486"],
  ["payment-card", "", "5425233430109903"],
  ["payment-card", "amex,", "374245455400126"],
  ["iban", "", "GB82 WEST 1234 5698 7654 32"],
  ["iban", "iban=", "DE89370400440532013000"],
  ["iban", "", "FR14 2004 1010 0505 0001 3M02 606"],
  ["us-social-security-number", "ssn: ", "219-09-9999"],
  ["gb-national-insurance-number", "", "AB 12 34 56 C"],
  ["de-tax-number", "Steuer-ID ", "86 095 742 719"],
  ["fr-social-security-number", "", "2 55 08 14 168 025 38"],
  ["es-identity-number", "DNI ", "12345678Z"],
  ["es-identity-number", "", "X1234567L"],
  ["it-tax-code", "", "RSSMRA80A01H501U"],
  ["nl-citizen-number", "BSN: ", "111222333"],
  ["be-national-number", "", "85.07.30-033.28"],
  ["ch-insurance-number", "", "756.9217.0769.85"],
  ["pl-identity-number", "PESEL ", "44051401359"],
  ["se-personal-number", "", "811218-9876"],
  ["fi-personal-code", "", "131052-308T"],
  ["br-taxpayer-number", "CPF ", "529.982.247-25"],
  ["mx-population-code", "", "HEGG560427MVZRRL04"],
  ["ca-insurance-number", "SIN ", "046 454 286"],
  ["au-tax-file-number", "TFN ", "123 456 782"],
  ["cn-identity-number", "", "11010519491231002X"],
  ["jp-individual-number", "my number ", "123456789018"],
  ["za-identity-number", "id ", "8001015009087"],
];

describe("numbers of people", () => {
  test.each(published)("%s: %s%s", (detector, before, number) => {
    expect(found(`${before}${number} rest`)).toEqual([[`personal/${detector}`, number]]);
  });

  test.each(published.filter(([detector]) => !/us-|gb-/.test(detector)))(
    "%s: %s%s with a wrong digit is another number",
    (_, before, number) => {
      const last = [...number.matchAll(/\d/g)].at(-1)?.index ?? 0;
      const wrong = `${number.slice(0, last)}${(Number(number[last]) + 1) % 10}${number.slice(last + 1)}`;
      expect(found(`${before}${wrong}`)).toEqual([]);
    },
  );

  test.each([
    ["Aadhaar ", "2345 6789 012"],
    ["", "880101-123456"],
  ])("of the ten last digits of %s%s… one is right", (before, start) => {
    const right = Array.from({ length: 10 }, (_, digit) => found(`${before}${start}${digit}`)).filter(
      (spans) => spans.length > 0,
    );
    expect(right).toHaveLength(1);
  });

  test.each([
    ["a test card", "4242 4242 4242 4242"],
    ["a time in milliseconds", "1700000000000"],
    ["a part of a longer number", "94539578763621486123456"],
    ["an identifier", "urn:uuid:4539-5787-6362-1486-aa"],
    ["a decimal fraction", "0.4539578763621486"],
    ["a number that only a word in front would explain", "111222333"],
    ["a version", "1.2.3-4"],
    ["a commit", "4539578763621486aabbccddeeff00112233445566"],
    ["a date and a time", "2026-11-25 12:00:00"],
    ["a telephone number", "555-12-345"],
  ])("leaves alone %s", (_, text) => expect(found(text)).toEqual([]));

  test("looks only for what is asked", () => {
    expect(found("GB82 WEST 1234 5698 7654 32", ["paymentCards"])).toEqual([]);
    expect(found("GB82 WEST 1234 5698 7654 32", [])).toEqual([]);
  });
});

describe("lists of addresses", () => {
  const list = (count: number, host: string) =>
    Array.from({ length: count }, (_, i) => `person${i}@${host}`).join(",\n");

  test("twenty different people are a list", () => {
    expect(found(list(20, "acme.io"))).toHaveLength(20);
    expect(found(list(19, "acme.io"))).toEqual([]);
    expect(found(`me@acme.io `.repeat(50))).toEqual([]);
  });

  test.each(["example.com", "mail.example.org", "host.invalid", "users.noreply.github.com"])(
    "addresses at %s are nobody's",
    (host) => expect(found(list(30, host))).toEqual([]),
  );
});

test.each([
  ["digits", "4".repeat(1_000_000)],
  ["digits and blanks", "4539 ".repeat(200_000)],
  ["dashes", "1-".repeat(500_000)],
  ["letters", "A".repeat(1_000_000)],
  ["at signs", "a@".repeat(500_000)],
  ["dots after an at sign", `a@${"a.".repeat(500_000)}`],
  ["plus signs", "+".repeat(1_000_000)],
])("a megabyte of %s is read to its end", (_, text) => {
  expect(found(text)).toEqual([]);
});
