import { describe, expect, test } from "vitest";
import { fake, fakeParts } from "../../../fake-secrets.ts";
import { found, seen } from "./seen.ts";

describe("private keys", () => {
  const { text, secret } = fakeParts("rsa-private-key");
  const lines = secret.split("\n");
  const [begin = "", end = ""] = [text.split("\n")[0], text.split("\n").at(-1)];
  const numbered = text.split("\n").map((line, i) => `${String(i + 1).padStart(6)}→${line}`);
  test.each([
    ["whole", text],
    [
      "indented",
      text
        .split("\n")
        .map((line) => `      ${line}`)
        .join("\n"),
    ],
    ["with Windows line ends", text.replaceAll("\n", "\r\n")],
    ["on one line of JSON", JSON.stringify({ private_key: `${text}\n` })],
    ["escaped twice", JSON.stringify(JSON.stringify({ private_key: text }))],
    [
      "in source code",
      text
        .split("\n")
        .map((line) => `  "${line}\\n" +`)
        .join("\n"),
    ],
    [
      "encrypted, with headers",
      text.replace("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\n"),
    ],
    [
      "added in a diff",
      text
        .split("\n")
        .map((line) => `+${line}`)
        .join("\n"),
    ],
    ["numbered", numbered.join("\n")],
    [
      "found by grep",
      text
        .split("\n")
        .map((line, i) => `certs/a.pem:${i + 1}:${line}`)
        .join("\n"),
    ],
    ["cut at the end", `${text.split("\n").slice(0, 9).join("\n")}\n${lines[8]?.slice(0, 20)}`],
    [
      "cut at the end, more output behind it",
      `${text.split("\n").slice(0, 9).join("\n")}\n\n$ echo done\ndone`,
    ],
    ["cut at the start", `${lines.slice(3).join("\n")}\n${end}\nrest`],
    ["cut at the start, numbered", numbered.slice(4).join("\n")],
    ["two of them", `${text}\n${fake("rsa-private-key", 2)}`],
  ])("no line of the body stays, BEGIN and END lines do: %s", async (_, form) => {
    const left = await seen(form);
    for (const line of lines) expect(left).not.toContain(line.slice(0, 20));
    if (form.includes(begin)) expect(left).toContain(begin);
    if (form.includes(end)) expect(left).toContain(end);
  });

  test("what comes behind a key that was cut is still there", async () => {
    expect(await seen(`${begin}\n${lines.slice(0, 3).join("\n")}\n\n$ echo done\ndone here`)).toContain(
      "$ echo done\ndone here",
    );
  });

  test.each([
    ["a certificate", text.replaceAll("RSA PRIVATE KEY", "CERTIFICATE")],
    ["a public key", text.replaceAll("RSA PRIVATE KEY", "PUBLIC KEY")],
    ["a mention", `Put the key between ${begin} and ${end}, please.`],
    ["a placeholder", `${begin}\n...\n${end}`],
  ])("leaves alone: %s", async (_, form) => {
    expect(await found(form)).toEqual([]);
  });
});
