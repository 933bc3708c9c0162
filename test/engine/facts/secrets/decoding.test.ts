import { describe, expect, test } from "vitest";
import { findSecrets } from "../../../../engine/facts/secrets.ts";
import { fake, fakeOf, fakeParts } from "../../../fake-secrets.ts";
import { found, seen } from "./seen.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const wrapped = (text: string, width: number) => text.replace(new RegExp(`.{${width}}`, "g"), "$&\n");
const encoded = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");

const address = (at: number, radix: number, width: number) => at.toString(radix).padStart(width, "0");
const pairs = (row: string) => Buffer.from(row).toString("hex").match(/../g) ?? [];
const shown = (row: string) => row.replaceAll("\n", ".");
const cell = (letter: string) => (letter === "\n" ? "  \\n" : letter.padStart(4));

describe("an encoded secret", () => {
  const token = fake("github-token");
  const { text: url, secret: password } = fakeParts("postgres-url");
  const note = `here is the token that you asked for: ${token} (keep it to yourself, it is valid for a year)`;
  test.each([
    ["base64", base64(note)],
    ["base64 for addresses", Buffer.from(note).toString("base64url")],
    ["base64, wrapped at 76", wrapped(base64(note.repeat(3)), 76)],
    ["base64, wrapped at 64 and indented", wrapped(base64(note.repeat(3)), 64).replaceAll("\n", "\n    ")],
    ["base64 in JSON with line breaks", JSON.stringify({ data: wrapped(base64(note.repeat(3)), 76) })],
    ["base64 of base64", base64(base64(note))],
    ["hexadecimal", Buffer.from(note).toString("hex")],
    ["hexadecimal in lines", wrapped(Buffer.from(note).toString("hex"), 60)],
    ["text of two bytes a letter", Array.from(note, (letter) => `${letter}\0`).join("")],
    ["percent escapes", encodeURIComponent(note)],
    ["percent escapes of every character", encoded(note)],
    ["percent escapes of percent escapes", encodeURIComponent(encodeURIComponent(note))],
    ["JSON in JSON in JSON", JSON.stringify(JSON.stringify(JSON.stringify({ note })))],
  ])("does not come back out of: %s", async (_, text) => {
    const left = await seen(`step 1\n${text}\nstep 2`);
    const everyForm = [
      left,
      decodeURIComponent(decodeURIComponent(left.replace(/%(?![0-9A-F]{2})/gi, ""))),
      Buffer.from(left.replace(/[^A-Za-z0-9+/_-]/g, ""), "base64").toString("latin1"),
      ...[0, 1].map((shift) =>
        Buffer.from(left.replace(/[^0-9a-f]/g, "").slice(shift), "hex").toString("latin1"),
      ),
    ];
    for (const form of everyForm) expect(form).not.toContain(token.slice(4, 20));
    expect(left.startsWith("step 1\n")).toBe(true);
    expect(left.endsWith("\nstep 2")).toBe(true);
    expect(left.length).toBeGreaterThan("step 1\n\nstep 2".length);
  });

  test.each<readonly [string, (row: string, at: number) => string]>([
    ["hexdump -C", (row, at) => `${address(at, 16, 8)}  ${pairs(row).join(" ").padEnd(49)} |${shown(row)}|`],
    [
      "xxd",
      (row, at) => `${address(at, 16, 8)}: ${pairs(row).join("").replace(/.{4}/g, "$& ")} ${shown(row)}`,
    ],
    ["od -t x1", (row, at) => `${address(at, 8, 7)} ${pairs(row).join(" ")}`],
    ["od -c", (row, at) => `${address(at, 8, 7)}${Array.from(row, cell).join("")}`],
  ])("does not come back out of a dump of %s", async (_, line) => {
    const rows = `A=1\nB=${token}\n${note}\n`.match(/.{1,16}/gs) ?? [];
    const text = rows.map((row, n) => line(row, 16 * n)).join("\n");
    const left = (await seen(`step 1\n${text}\nstep 2`)).replace(/[ |]/g, "");
    for (let at = 0; at + 4 <= token.length; at += 1) {
      const piece = token.slice(at, at + 4);
      for (const form of [piece, pairs(piece).join("")]) expect(left).not.toContain(form);
    }
    expect(left).toMatch(/^step1\n0+.*\nstep2$/s);
  });

  test("only the encoded secret goes, what is encoded beside it stays", async () => {
    const text = `next=${encodeURIComponent(`https://app/?u=${url}&page=2`)}&x=1`;
    expect(await seen(text)).toBe(text.replace(encodeURIComponent(password), ""));
  });

  test.each([
    [
      "an image",
      `data:image/png;base64,${base64("\u0089PNG\r\n\u001a\n").slice(0, 8)}${fakeOf("[A-Za-z0-9+/]{400}")}`,
    ],
    ["a hash", fakeOf("[0-9a-f]{128}")],
    [
      "encoded text without a secret",
      base64("a plain text that says nothing at all, and goes on for a while"),
    ],
    ["an address", "https://example.com/?q=a%20b%2Fc%3Dd&sort=desc"],
    ["a format string", 'printf("%02d%3d%40s", token, key)'],
  ])("leaves alone: %s", async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  test("what takes too much decoding is withheld, not passed", async () => {
    const layers = (depth: number): string =>
      depth === 0 ? note.repeat(40) : encoded(layers(depth - 1)).toLowerCase();
    const spans = await findSecrets(layers(2), "known-formats");
    expect(spans.length).toBeGreaterThan(0);
  });
});
