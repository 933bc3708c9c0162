import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { findSecrets } from "../../../../engine/facts/secrets.ts";
import { fake, fakeOf } from "../../../fake-secrets.ts";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function inBase62(value: number): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = `${base62[rest % 62]}${text}`;
  return text.padStart(6, "0");
}

const body = fakeOf("[A-Za-z0-9]{30}");
const routable = `glpat-${fakeOf("[A-Za-z0-9]{27}")}.01.0r`;
const grafana = `glsa_${fakeOf("[A-Za-z0-9]{32}")}`;
const littleEndian = Buffer.alloc(4);
littleEndian.writeUInt32LE(crc32(grafana));
const accountOf = (account: bigint) => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = account << 4n;
  return Array.from({ length: 9 }, (_, i) => letters[Number((bits >> BigInt(40 - 5 * i)) & 31n)]).join("");
};
const pem = (start: string) => `-----BEGIN PRIVATE KEY-----\n${start}${fakeOf("[A-Za-z0-9]{60}")}\n`;
const header = (text: string) => Buffer.from(text).toString("base64url");
const jwt = (text: string) => `${header(text)}.${header('{"sub":"12345678"}')}.${fakeOf("[A-Za-z0-9]{43}")}`;

describe("confidence", () => {
  test.each([
    ["GitHub's checksum", `ghp_${body}${inBase62(crc32(body))}`, "certain"],
    ["a wrong one", `ghp_${body}zzzzzz`, "likely"],
    ["npm's checksum", `npm_${body}${inBase62(crc32(body))}`, "certain"],
    ["a wrong one", `npm_${body}zzzzzz`, "likely"],
    ["GitLab's checksum", routable + crc32(routable).toString(36).padStart(7, "0"), "certain"],
    ["a wrong one", `${routable}zzzzzzz`, "likely"],
    ["Grafana's checksum", `${grafana}_${littleEndian.toString("hex")}`, "certain"],
    ["a wrong one", `${grafana}_00000000`, "likely"],
    ["a format without a checksum", fake("stripe-key"), "certain"],
    ["an AWS account", `AKIA${accountOf(609_629_065_308n)}KMUTVVX`, "certain"],
    ["an AWS account of 13 digits", `AKIA${accountOf(1_000_000_000_123n)}KMUTVVX`, "likely"],
    ["letters that no AWS key id has", `AKIA${fakeOf("[A-Z]{9}")}0189KMU`, "likely"],
    ["a key in DER", pem("MIIEvQIBADANBgkqhkiG9w0"), "certain"],
    ["a key of OpenSSH", pem("b3BlbnNzaC1rZXktdjE"), "certain"],
    ["a key that begins in its middle", pem("Qx9"), "likely"],
    ["a JWT", jwt('{"alg":"HS256","typ":"JWT"}'), "certain"],
    ["a JWT whose header does not parse", jwt('{"alg":"HS256","typ":"JWT'), "likely"],
  ])("%s: %s is %s", async (_, token, confidence) => {
    const spans = await findSecrets(token, "known-formats");
    expect(spans.map((span) => span.confidence)).toEqual([confidence]);
  });
});
