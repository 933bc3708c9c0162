import { describe, expect, test } from "vitest";
import { hasSecretShape } from "../../../engine/facts/secret-shape.ts";
import { findSecrets } from "../../../engine/facts/secrets.ts";
import { fake, fakeNames, fakeParts } from "../../fake-secrets.ts";
import { within } from "../../within.ts";
import { seen } from "./secrets/seen.ts";

describe("every fabricated secret", () => {
  test.each(fakeNames)("%s: the value goes, the rest stays", async (name) => {
    const { text, secret } = fakeParts(name);
    expect(await seen(text)).toBe(text.split(secret).join(""));
    expect(hasSecretShape(text)).toBe(true);
  });

  test.each(fakeNames)("%s: is found on a line of other output", async (name) => {
    const { text, secret } = fakeParts(name, 7);
    expect(await seen(`step 1 ok\n${text}\nstep 2 ok`)).not.toContain(secret);
  });

  test.each(fakeNames)("%s: is found in JSON text", async (name) => {
    const { text, secret } = fakeParts(name, 3);
    const json = JSON.stringify({ status: "ok", output: `first\n${text}\nlast` });
    expect(await seen(json)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  test("spans hold no text of the secret", async () => {
    const spans = await findSecrets(fake("aws-access-key-id"), "known-formats");
    expect(spans).toEqual([{ detector: "aws/access-key-id", confidence: "certain", start: 0, end: 20 }]);
  });
});

describe("terminal colours", () => {
  test("do not hide a token, and are gone with it", async () => {
    const token = fake("github-token");
    const coloured = `\u001b[32mok\u001b[0m TOKEN=\u001b[01;31m\u001b[K${token.slice(0, 10)}\u001b[m${token.slice(10)}\u001b[0m end`;
    const left = await seen(coloured);
    expect(left).toBe("\u001b[32mok\u001b[0m TOKEN=\u001b[01;31m\u001b[K\u001b[0m end");
  });
});

describe("hostile text", () => {
  const size = 300_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  test.each([
    ["one letter", fill("A")],
    ["equals signs", fill("=")],
    ["half a curl", fill("curl -u ")],
    ["curl users", fill("curl -u a:bcd")],
    ["quotes", fill(`"'\``)],
    ["open quotes", fill('password="')],
    ["names only", fill("pwd=")],
    ["names and colons", fill("token:")],
    ["half keys", fill("-----BEGIN PRIVATE KEY-----\n")],
    ["half keys with a body", fill(`-----BEGIN PRIVATE KEY-----\nMIIE${"A".repeat(60)}\n`)],
    ["ends of keys", fill("-----END PRIVATE KEY-----\n")],
    ["dashes", fill("-")],
    ["user information", fill("://a:b")],
    ["half URLs", fill(`https://user:${"a".repeat(250)}`)],
    ["SendGrid's beginning", fill(`SG.a.${"a".repeat(260)} `)],
    ["Slack's beginning", fill("xoxb-")],
    ["GitLab's beginning", fill("glpat-")],
    ["access key ids", fill(`${fake("aws-access-key-id")} `)],
    ["JWT headers", fill("eyJhbGciOiJIUzI1NiJ9.eyJ")],
    ["backslashes", fill("\\")],
    ["escaped quotes", fill('password=\\"')],
    ["colours", fill("\u001b[31m")],
    ["percent signs", fill("%3D")],
    ["Kubernetes data", `kind: Secret\n${fill(" data:\n")}`],
    ["Kubernetes objects", `kind: Secret\n${fill('"data": {')}`],
    ["Kubernetes entries", `kind: Secret\ndata:\n${fill("  a: bcdefg\n")}`],
    ["key types", fill('"kty":"RSA",')],
    ["base64", fill(Buffer.from("some plain words of text ").toString("base64"))],
    ["wrapped base64", fill(`${"QUJD".repeat(19)}\n`)],
    ["percent escapes of percent escapes", fill("%2541")],
    ["hexadecimal", fill("61626364")],
    ["service names", fill("stripe secret key 0a1b2c3d4e5f60718293a4b5c6d7e8f9\n")],
    ["JSON in JSON", fill('\\\\"a\\\\":\\\\"b\\\\n')],
    ["white space", fill("secret_access_key          ")],
  ])("takes linear time on %s", async (_, text) => {
    await within(1_500, () => findSecrets(text, "credentials-by-context"));
  });

  test("two megabytes of findings overflow no stack", async () => {
    const spans = await findSecrets("curl -u a:bcd".repeat(150_000), "known-formats");
    expect(spans.length).toBeGreaterThan(100_000);
  });
});
