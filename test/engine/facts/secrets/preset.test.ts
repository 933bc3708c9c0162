import { lintSource } from "@secretlint/core";
import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import { describe, expect, test } from "vitest";
import { findPresetSecrets, mayHoldPresetSecret } from "../../../../engine/facts/secrets/preset.ts";
import { fake, fakeParts } from "../../../fake-secrets.ts";
import { found } from "./seen.ts";

/** For every rule of the preset a fake that it reports. A new rule of a later preset has none and fails the test. */
const sampleOf: Readonly<Record<string, readonly string[]>> = {
  aws: ["aws-access-key-id", "aws-secret-access-key"],
  privatekey: ["pem-private-key", "rsa-private-key", "openssh-private-key"],
  npm: ["npm-token"],
  basicauth: ["basic-auth-url"],
  slack: ["slack-bot-token", "slack-webhook"],
  sendgrid: ["sendgrid-key"],
  shopify: ["shopify-token"],
  github: ["github-token", "github-fine-grained-token"],
  gitlab: ["gitlab-token"],
  grafana: ["grafana-token"],
  openai: ["openai-key"],
  anthropic: ["anthropic-key"],
  groq: ["groq-key"],
  huggingface: ["hugging-face-token"],
  linear: ["linear-key"],
  notion: ["notion-token"],
  "1password": ["1password-token"],
  "database-connection-string": ["postgres-url", "mongodb-url", "mysql-url"],
  "hashicorp-vault": ["vault-token"],
  vercel: ["vercel-token"],
  databricks: ["databricks-token"],
  docker: ["docker-token"],
  figma: ["figma-token"],
};
const leftOut = ["gcp", "filter-comments"];
const shortId = (id: string) => id.replace("@secretlint/secretlint-rule-", "");

describe("secretlint's preset as a layer", () => {
  const scanners = rules.filter((rule) => !leftOut.includes(shortId(rule.meta.id)));
  const samples = scanners.flatMap((rule) =>
    (sampleOf[shortId(rule.meta.id)] ?? ["missing"]).map(
      (name) => [shortId(rule.meta.id), name, rule] as const,
    ),
  );

  test.each(samples)(
    "rule %s: %s passes the prefilter, is reported, and only the secret is taken",
    async (_, name, rule) => {
      const { text, secret } = fakeParts(name);
      const content = `first\n${text}\nlast\n`;
      const direct = await lintSource({
        source: { content, filePath: "a.txt", ext: ".txt", contentType: "text" },
        options: {
          config: { rules: [{ id: rule.meta.id, rule, options: { enableIDScanRule: true } }] },
          noPhysicFilePath: true,
        },
      });
      expect(direct.messages.length).toBeGreaterThan(0);
      expect(mayHoldPresetSecret(content)).toBe(true);
      const spans = await findPresetSecrets(content, []);
      expect(spans.map(({ start, end }) => content.slice(start, end))).toEqual([secret]);
    },
  );

  test("finds what only the preset knows, though a comment in the text would switch it off", async () => {
    const id = `AIDA${fake("aws-access-key-id").slice(4)}`;
    expect(
      await found(`# secretlint-disable\n// secretlint-disable-line\n${id} secretlint-disable-line`),
    ).toEqual([["aws/access-key-id", id]]);
  });

  test("an account id is no secret", async () => {
    expect(await found("AWS_ACCOUNT_ID=123456789012")).toEqual([]);
  });

  test("a byte order mark does not shift ranges", async () => {
    const id = `AIDA${fake("aws-access-key-id").slice(4)}`;
    expect(await found(`\ufeff${id} x`)).toEqual([["aws/access-key-id", id]]);
  });
});
