import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { redactValue } from "../../../../engine/redact.ts";
import { fakeOf } from "../../../fake-secrets.ts";
import { found } from "./seen.ts";

/** Drawn at random, and with enough of every kind of character. */
const value = `${fakeOf("[A-Za-z0-9]{26}", 3)}x7Q4r2KW`;
const sum = (algorithm: string, encoding: "hex" | "base64") =>
  createHash(algorithm).update(value).digest(encoding);
const data = Array.from({ length: 6 }, (_, n) => fakeOf("[A-Za-z0-9+/]{76}", n));

describe("values that only look random", () => {
  test.each([
    ["alone", value],
    ["in a sentence", `Use ${value} to sign in.`],
    ["in quotes", `connect("db", "${value}")`],
    ["after a name that says nothing", `X7=${value}`],
    ["in JSON", `{"thing": "${value}"}`],
    ["in JSON in JSON", `"{\\"thing\\": \\"${value}\\"}"`],
    ["in a table", `| deploy | ${value} | eu |`],
    ["in YAML", `thing: ${value}\nother: 1\n`],
  ])("are found: %s", async (_, text) => {
    expect(await found(text, "high-entropy")).toEqual([["generic/random-value", value]]);
    expect(await found(text, "credentials-by-context")).toEqual([]);
  });

  test.each([
    ["an id", `"id": "${value}"`],
    ["an id of a user", `userId=${value}`],
    ["a sum", `checksum: ${value}`],
    ["integrity", `integrity sha512-${sum("sha512", "base64")}`],
    ["a sum in base64 behind its name", `sha256-${sum("sha256", "base64")}`],
    ["go.sum", `example.com/a v1.2.3 h1:${sum("sha256", "base64")}`],
    ["hexadecimal", sum("sha256", "hex")],
    ["hexadecimal in mixed case", `0x${fakeOf("[0-9a-fA-F]{40}")}`],
    ["a UUID", "5F1c9a3E-22b4-4c1d-9E0f-77aB12cD34eF"],
    ["a path", `src/${value}/index.ts`],
    ["an address", `https://example.com/d/${value}/edit`],
    ["the name of a file", `${value}.js`],
    ["wrapped base64", data.join("\n")],
    ["the end of wrapped base64", `${data[0]}\n${value}=\n`],
    ["an image", `data:image/png;base64,iVBORw0KGgo${data.join("")}`],
    ["a public key", `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${value} me`],
    ["encoded text", Buffer.from("Many hands make light work 12").toString("base64")],
    ["a name in camel case", "getUserProfileSettingsV2FromCache3"],
    ["an alphabet", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"],
  ])("stay: %s", async (_, text) => {
    expect(await found(text, "high-entropy")).toEqual([]);
  });

  test("the name of a string in an object counts", async () => {
    const { value: after } = await redactValue({ id: value, note: value }, "high-entropy", () =>
      "0".repeat(12),
    );
    expect(after).toEqual({ id: value, note: "[redacted:generic/random-value:000000000000]" });
  });
});
