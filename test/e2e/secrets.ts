import { createHash, generateKeyPairSync } from "node:crypto";

/** A name and the text it stands in. */
export type NamedText = Readonly<{ name: string; text: string }>;

/** Letters and digits that look random and are the same in every run; no secret is ever written in this repository. */
function letters(seed: string, length: number): string {
  const digest = createHash("sha512").update(`sallyport e2e ${seed}`).digest("base64");
  return digest.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, length);
}

/** Fabricated secrets, none of which opens anything. */
export const secrets = {
  awsKeyId: ["AK", "IA", letters("aws key id", 16).toUpperCase()].join(""),
  githubToken: ["gh", "p_", letters("github token", 36)].join(""),
  databasePassword: letters("database password", 24),
  privateKey: generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString()
    .trim(),
} as const;

/** A file that nobody would think of guarding, with three secrets in it. */
export const notes = [
  "Notes from the deploy on Tuesday",
  `aws_access_key_id = ${secrets.awsKeyId}`,
  `The release bot pushes with ${secrets.githubToken} until Friday.`,
  secrets.privateKey,
  "End of notes",
  "",
].join("\n");

/** The text of a `.env` file. */
export const dotenv = `DATABASE_URL=postgres://app:${secrets.databasePassword}@db.internal/app\nAWS_ACCESS_KEY_ID=${secrets.awsKeyId}\n`;

/**
 * Says where fabricated secrets can be found: as they are, as JSON inside JSON, and as base64 at any
 * offset, wrapped or not.
 *
 * @returns lines of `<secret> in <text>`; empty when nothing leaked
 */
export function findSecrets(texts: readonly NamedText[]): readonly string[] {
  return Object.entries(secrets).flatMap(([secret, value]) => {
    const line = longestLine(value);
    const encoded = [0, 1, 2].map((offset) => base64At(line, offset));
    const holding = texts.filter(({ text }) => {
      if (shapesOf(line).some((shape) => text.includes(shape))) return true;
      const unwrapped = text.replaceAll(/\\n|\s/g, "");
      return encoded.some((shape) => unwrapped.includes(shape));
    });
    return holding.map(({ name }) => `${secret} in ${name}`);
  });
}

/** Any one line of a private key gives it away, so a secret of several lines is looked for by its longest line. */
function longestLine(secret: string): string {
  return secret.split("\n").reduce((longest, line) => (line.length > longest.length ? line : longest));
}

function shapesOf(line: string): readonly string[] {
  const once = JSON.stringify(line).slice(1, -1);
  const twice = JSON.stringify(once).slice(1, -1);
  return [line, once, twice, encodeURIComponent(line)];
}

/** The part of the base64 text that does not depend on what stands before and after the secret. */
function base64At(secret: string, offset: number): string {
  const encoded = Buffer.from("x".repeat(offset) + secret).toString("base64");
  return encoded.slice(offset === 0 ? 0 : 4, -4);
}
