import { describe, expect, test } from "vitest";
import { findSecrets } from "../../../../engine/facts/secrets.ts";
import { fake, fakeOf, fakeParts } from "../../../fake-secrets.ts";
import { found, seen } from "./seen.ts";

describe("credentials by context", () => {
  const key = fakeParts("api-key-assignment").secret;
  const password = fakeParts("password-assignment").secret;
  test.each([
    ["environment", `AUTH_SECRET=${key}`],
    ["environment, exported and quoted", `export STRIPE_API_KEY="${key}"`],
    ["environment in JSON text", `{"a": "X=1\\nAPI_TOKEN=${key}\\nY=2"}`],
    ["docker inspect", `"Env": ["PATH=/usr/bin", "DB_PASSWORD=${password}"]`],
    ["JSON", `{"client_secret": "${key}"}`],
    ["JSON inside JSON", `"{\\"client_secret\\": \\"${key}\\"}"`],
    ["YAML", `db:\n  password: ${password}\n`],
    ["name and value", `- name: DB_PASSWORD\n  value: ${password}\n`],
    ["XML", `<password>${password}</password>`],
    ["XML attributes", `<add key="DbPassword" value="${password}" />`],
    ["TypeScript with a type", `const apiKey: string = "${key}";`],
    ["Go with a type", `var apiToken string = "${key}"`],
    ["Ruby", `:api_key => '${key}'`],
    ["a call", `client.setPassword("${password}")`],
    ["an index", `os.environ["DB_PASSWORD"] = "${password}"`],
    ["an option", `mysqldump --password ${password} shop`],
    ["an option with =", `mysqldump --password=${password} shop`],
    ["a query", `GET /v1/items?access_token=${key}&page=2`],
    ["a header", `X-Api-Key: ${key}`],
    ["connection string", `Server=db;User Id=app;Password=${password};`],
    ["words", `Secret Access Key: ${key}`],
    ["a vendor's name", `DATADOG_APP=${key}`],
  ])("finds a value in: %s", async (_, text) => {
    const left = await seen(text);
    expect(left).not.toContain(key);
    expect(left).not.toContain(password);
    expect(left.length).toBe(text.length - (text.includes(key) ? key.length : password.length));
  });

  test("known formats alone leave it alone", async () => {
    expect(await findSecrets(`AUTH_SECRET=${key}`, "known-formats")).toEqual([]);
  });

  test.each([
    ["a reference to the environment", "const token = process.env.GITHUB_TOKEN_FOR_CI_1;"],
    ["a shell variable", `PASSWORD=\${DB_PASSWORD_2}`],
    ["a template", "api_key: {{ .Values.apiKey1 }}"],
    ["a GitHub Actions secret", `token: \${{ secrets.GITHUB_TOKEN }}`],
    ["a placeholder in angle brackets", "API_KEY=<YOUR_API_KEY_HERE>"],
    ["a placeholder in words", 'apiKey: "your-api-key-goes-here-1234"'],
    ["a login without a name", 'user = "anonymous";\npassword = "busy8ee@";'],
    ["a cut token", `AUTH_KEY=${fake("jwt").split(".")[0]}.short.token`],
    ["an alphabet", `SNYK_API_KEY=snyk_test_AbCdEfGhIj${"KlMnOpQrSt"}123456`],
    ["a word of examples", "SNYK_API_KEY=snyk-bar1234567890abc"],
    ["crosses", "SECRET_KEY=xxxxxxxxxxxxxxxxxxxxxxxx"],
    ["stars", "password: ********"],
    ["a type", "password: string;"],
    ["a nullable type", "token: string | undefined = undefined;"],
    ["a boolean", "resetPassword=true"],
    ["a call", "const password = generatePassword(16);"],
    ["member access", "this.password = options.credentials.password2;"],
    ["a path", 'tokenFile = "/var/run/secrets/token1"'],
    ["a path under a secret's name", "SECRET=/run/secrets/db_password_1"],
    ["an address", "AUTH_TOKEN_URL=https://auth.internal.io/oauth2/v1/token"],
    ["a lockfile's integrity", `"integrity": "sha512-${fakeOf("[A-Za-z0-9+/]{86}")}=="`],
    ["go.sum", `golang.org/x/text v0.3.0 h1:${fakeOf("[A-Za-z0-9+/]{43}")}=`],
    ["a commit", `commit ${fakeOf("[0-9a-f]{40}")}`],
    ["a revision under a key", `"gitHead": "${fakeOf("[0-9a-f]{40}")}"`],
    ["a uuid", '"id": "123e4567-e89b-12d3-a456-426614174000"'],
    ["a public key's name", 'publicKey: "partialTokens"'],
    ["a lexer's token", 'token = "identifierNameStart"'],
    ["a CSS class", 'class="sk-circle-fade-dot-animation-container-wide"'],
    ["redacted already", "DB_PASSWORD=[redacted:assignment/password:0123456789ab]"],
    ["a development database", `postgres://${"postgres:".repeat(2).slice(0, -1)}@localhost:5432/shop`],
    ["a URL of the documentation", "https://user:password@example.com/"],
    ["docker's user", "docker run -u 1000:1000 node:20"],
    ["a JWT's first letters", "eyJhIjoxfQ.notajwt.x"],
  ])("leaves alone: %s", async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
