import { describe, expect, test } from "vitest";
import { places } from "../../../../engine/facts/secrets/places.ts";
import { fakeOf } from "../../../fake-secrets.ts";
import { found, seen } from "./seen.ts";

const word = fakeOf("[A-Za-z0-9]{20}");
const long = fakeOf("[A-Za-z0-9]{44}");
const longer = fakeOf("[A-Za-z0-9]{70}");
const hex = fakeOf("[0-9a-f]{48}");
const uuid = fakeOf("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
const account = `${fakeOf("[1-9]{16}")}:${fakeOf("[0-9a-f]{32}")}`;

/** Every place by its detector, with the text around a secret. */
const rows: readonly (readonly [detector: string, before: string, secret: string, after: string])[] = [
  ["url/password", "mysql://app:", word, "@db.internal/shop"],
  ["url/password", "jdbc:sqlserver://app:", word, "@db.internal:1433"],
  ["url/password", "amqps://app:", word, "@mq.internal"],
  ["url/password", "redis://:", word, "@cache.internal:6379/0"],
  ["url/user", "https://", long, ":x-oauth-basic@git.internal/app.git"],
  ["url/user", "https://", long, "@git.internal/app.git"],
  ["slack/webhook", "https://hooks.slack.com/services/", `T${word}/B${word}/${word}`, ""],
  [
    "discord/webhook",
    `https://discord.com/api/webhooks/${fakeOf("[1-9]{18}")}/`,
    fakeOf("[A-Za-z0-9]{68}"),
    "",
  ],
  [
    "discord/webhook",
    `https://discord.com/api/v10/webhooks/${fakeOf("[1-9]{18}")}/`,
    fakeOf("[A-Za-z0-9]{68}"),
    "",
  ],
  [
    "microsoft-teams/webhook",
    "https://acme.webhook.office.com/webhookb2/",
    `${uuid}@${uuid}/IncomingWebhook/${long}`,
    "",
  ],
  [
    "microsoft-teams/webhook",
    "https://outlook.office.com/webhook/",
    `${uuid}@${uuid}/IncomingWebhook/${long}`,
    "",
  ],
  ["zapier/webhook", "https://hooks.zapier.com/hooks/catch/", `${fakeOf("[1-9]{7}")}/${word}`, ""],
  ["make/webhook", "https://hook.eu1.make.com/", fakeOf("[a-z0-9]{32}"), ""],
  ["ifttt/webhook", "https://maker.ifttt.com/trigger/door/with/key/", long, ""],
  ["wecom/webhook", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", uuid, ""],
  ["lark/webhook", "https://open.feishu.cn/open-apis/bot/v2/hook/", uuid, ""],
  ["otpauth/secret", "otpauth://totp/Acme:dev?issuer=Acme&secret=", fakeOf("[A-Z2-7]{32}"), ""],
  [
    "azure/shared-access-signature",
    "https://x.blob.core.windows.net/c?se=1&sig=",
    `${fakeOf("[A-Za-z0-9]{43}")}%3D`,
    "",
  ],
  ["aws/presigned-url", "https://b.s3.amazonaws.com/x?X-Amz-Signature=", fakeOf("[0-9a-f]{64}"), ""],
  ["aws/session-token", "https://b.s3.amazonaws.com/x?X-Amz-Security-Token=", longer, "&x=1"],
  ["http/authorization", "Authorization: Bearer ", long, ""],
  ["http/authorization", '"authorization": "token ', long, '"'],
  ["http/authorization", "Authorization: GenieKey ", uuid, ""],
  ["http/bearer-token", "sent bearer ", long, ""],
  ["curl/option", 'curl_setopt($ch, CURLOPT_USERPWD, "app:', word, '");'],
  ["curl/option", 'curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, "', long, '");'],
  ["netrc/password", "machine api.internal login ci password ", word, ""],
  ["npmrc/auth", "//registry.npmjs.org/:_authToken=", long, ""],
  ["npmrc/password", "//registry.internal/:_password=", word, ""],
  ["azure/account-key", "AccountName=x;AccountKey=", `${fakeOf("[A-Za-z0-9]{86}")}==`, ";x=y"],
  ["azure/shared-access-key", "SharedAccessKeyName=all;SharedAccessKey=", `${long.slice(0, 43)}=`, ""],
  ["azure/app-configuration", "Endpoint=https://x.azconfig.io;Id=ab;Secret=", `${long.slice(0, 43)}=`, ""],
  ["docker/registry-auth", '"auths": {"r.internal": {"auth": "', word, '"}}'],
  ["pgpass/password", "db.internal:5432:shop:app:", word, ""],
  ["jwk/private-key", '{"kty":"EC","crv":"P-256","x":"a","d":"', long.slice(0, 43), '"}'],
  ["jwk/private-key", '{"d":"', long.slice(0, 43), '","crv":"P-256","kty":"EC"}'],
  ["password-hash/ntlm", "dev:500:aad3b435b51404eeaad3b435b51404ee:", fakeOf("[0-9a-f]{32}"), ":::"],
  ["password-hash/ldap", "userPassword: {SSHA}", fakeOf("[A-Za-z0-9]{38}"), ""],
  ["wordpress/salt", "define('AUTH_KEY',         '", `${word} #{+|${word}&>.~${word}`, "');"],
  ["laravel/app-key", "APP_KEY=base64:", `${long.slice(0, 43)}=`, ""],
  ["xml/password", '<Pass encoding="base64">', word, "</Pass>"],
  ["django/secret-key", "SECRET_KEY = 'django-insecure-", `${long}!=`, "'"],
  ["code-climate/reporter-id", "CC_TEST_REPORTER_ID: ", fakeOf("[0-9a-f]{64}"), ""],
  ["sonar/token", "-Dsonar.login=", fakeOf("[0-9a-f]{40}"), ""],
  ["ibm/cos-hmac-key", '"secret_access_key": "', hex, '"'],
  ["asana/token", "asana ", `1/${account}`, ""],
  ["asana/token", "asana ", `0/${account}`, ""],
  ["sql/password", "CREATE USER app IDENTIFIED BY '", word, "';"],
  ["sql/password", "ALTER ROLE app WITH PASSWORD '", word, "';"],
  ["hashicorp-vault/unseal-key", "Unseal Key 1: ", `${long.slice(0, 43)}=`, ""],
  [
    "kubernetes/bootstrap-token",
    "kubeadm join 10.0.0.1:6443 --token ",
    `${fakeOf("[a-z0-9]{6}")}.${fakeOf("[a-z0-9]{16}")}`,
    "",
  ],
  [
    "truenas/api-key",
    '{"method":"auth.login_with_api_key","params":["',
    `7-${fakeOf("[A-Za-z0-9]{64}")}`,
    '"]}',
  ],
  ["psexec/password", "psexec \\\\10.0.0.5 -u admin -p ", word, " cmd"],
  ["powershell/password", 'ConvertTo-SecureString -String "', word, '" -AsPlainText'],
  ["dotnet/network-credential", 'new NetworkCredential("dev@acme.internal", "', word, '")'],
  ["dotnet/directory-entry", 'new DirectoryEntry("LDAP://dc", "dev", "', word, '")'],
];

describe("places where protocols and files put credentials", () => {
  test("each has a row", () => {
    const shown = new Set(rows.map(([detector]) => detector));
    expect(places.map(({ detector }) => detector).filter((detector) => !shown.has(detector))).toEqual([]);
  });

  test.each(rows)("%s: %s", async (detector, before, secret, after) => {
    const text = `first\n${before}${secret}${after}\nlast`;
    const left = await seen(text);
    expect(left).not.toContain(secret.slice(0, 12));
    expect(left).not.toContain(secret.slice(-12));
    expect(left.startsWith(`first\n${before.slice(0, 8)}`)).toBe(true);
    expect(left.endsWith(`${after}\nlast`)).toBe(true);
    expect((await found(text)).map(([name]) => name)).toEqual([detector]);
  });

  test.each([
    ["a URL of a development machine", `postgres://${"postgres:".repeat(2).slice(0, -1)}@localhost/db`],
    ["a port", "docker run -p 5432:5432:db"],
    ["a query", "https://example.com/?sig=none&x=1"],
    ["a public key", '{"kty":"EC","crv":"P-256","x":"ab","y":"cd"}'],
    ["a login form", "login form password field"],
    ["SQL without a password", "CREATE USER app IDENTIFIED BY ''"],
    ["a variable", "ConvertTo-SecureString $env:PASSWORD -AsPlainText"],
    ["psexec without one", "psexec \\\\host -u admin cmd"],
  ])("leaves alone: %s", async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
