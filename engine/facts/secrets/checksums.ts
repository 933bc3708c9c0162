import type { Confidence } from "./span.ts";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** CRC-32 as in zip files, unsigned. Its own few lines, since tokens are short and loading `node:zlib` costs more than all of them. */
function crc32(text: string): number {
  let sum = -1;
  for (let i = 0; i < text.length; i += 1) {
    sum ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function inBase62(value: number, length: number): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = base62.charAt(rest % 62) + text;
  return text.padStart(length, "0");
}

/** Four bytes in hexadecimal, the lowest first. */
function inLittleEndian(value: number): string {
  return (value.toString(16).padStart(8, "0").match(/../g) ?? []).reverse().join("");
}

/** A form of token whose last part follows from the rest: `expected` gives that part for what is in front of it. */
type Check = {
  readonly form: RegExp;
  readonly expected: (before: string) => string;
};

const checks: readonly Check[] = [
  // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/, npm's has the same form
  {
    form: /^((?:gh[pousr]|npm)_[A-Za-z0-9]{30})([A-Za-z0-9]{6})$/,
    expected: (before) => inBase62(crc32(before.slice(4)), 6),
  },
  // https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/authn/token_field/generator/routable_token.rb
  {
    form: /^(gl[a-z]{2,8}-[\w-]{20,300}\.[0-9a-z]{2}\.[0-9a-z]{2})([0-9a-z]{7})$/,
    expected: (before) => crc32(before).toString(36).padStart(7, "0"),
  },
  // https://github.com/grafana/grafana/blob/main/pkg/components/satokengen/tokengen.go
  {
    form: /^(glsa_[A-Za-z0-9]{32})_([0-9a-f]{8})$/,
    expected: (before) => inLittleEndian(crc32(before)),
  },
];

/** Ids of AWS keys: base32 of ten bytes, of which 40 bits are the account, a number of twelve digits. */
const awsKeyId = /^A[A-Z]{3}([A-Z2-7]{9})[A-Z2-7]{7}$/;
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const maxAccount = 999_999_999_999;

/**
 * Does an AWS key id decode to an account? Source: https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489. Ids older than 2019
 * decode to another number, which is as often too large as not.
 */
function namesAccount(id: string): boolean {
  const digits = awsKeyId.exec(id)?.[1];
  if (digits === undefined) return false;
  let bits = 0n;
  for (const letter of digits) bits = bits * 32n + BigInt(base32.indexOf(letter));
  // Nine letters are 45 bits: one that is not part of the account, 40 that are, four behind it.
  return Number((bits >> 4n) & 0xff_ffff_ffffn) <= maxAccount;
}

/**
 * How sure a token of a known format is: *certain* unless its checksum is wrong, or its AWS account impossible. Such a token is *likely*, not
 * harmless: nothing else has its prefix, and an edited or made-up one cannot be told from one whose issuer has changed the sum.
 *
 * @param token whole, with its prefix
 */
export function confidenceOf(detector: string, token: string): Confidence {
  if (detector === "aws/access-key-id") return namesAccount(token) ? "certain" : "likely";
  for (const { form, expected } of checks) {
    const [, before, sum] = form.exec(token) ?? [];
    if (before !== undefined) return expected(before) === sum ? "certain" : "likely";
  }
  return "certain";
}

/**
 * Does the body of a private key begin as one: DER (a sequence of that length whose first element is a number or a sequence), OpenSSH's format, or
 * a PGP packet? A body with headers is encrypted PEM.
 *
 * @param body with whatever stands before its lines; only its first run of base64 is read
 */
export function beginsLikeKey(body: string): boolean {
  if (/^[\s>+|:\d-]*(?:Proc-Type|Version|Comment): /.test(body.slice(0, 200))) return true;
  const run = /[A-Za-z0-9+/]{16,}/.exec(body.slice(0, 1_000))?.[0] ?? "";
  const bytes = Buffer.from(run.slice(0, 24), "base64");
  if (bytes.toString("latin1").startsWith("openssh-key-v1")) return true;
  // A secret-key packet in the old or the new form: RFC 9580, 4.2.
  if (bytes[0] === 0x95 || bytes[0] === 0x94 || bytes[0] === 0xc5) return true;
  const length = bytes[1] ?? 0;
  const inner = bytes[length < 0x80 ? 2 : 2 + (length & 0x7f)];
  return bytes[0] === 0x30 && length <= 0x84 && (inner === 0x02 || inner === 0x30);
}
