/**
 * Fabricates secrets when tests run, so that none stands in the repository. Everything is made of random characters, drawn from a
 * seeded generator: the same name and seed give the same secret on every machine. No value was ever issued by anyone.
 */

/** A fabricated text and the part of it that is the secret. */
export type Fake = { readonly text: string; readonly secret: string };

type Draw = (alphabet: string, length: number) => string;

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const hex = `${digits}abcdef`;
const alnum = upper + lower + digits;
const word = `${alnum}_`;
const base64 = `${alnum}+/`;

/** Mulberry32, a small seeded generator: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function drawFrom(name: string, seed: number): Draw {
  let start = seed;
  for (const letter of name) start = Math.imul(start ^ letter.charCodeAt(0), 0x01000193);
  const random = generator(start);
  return (alphabet, length) =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function pem(kind: string, start: string, draw: Draw): Fake {
  const body = [
    start + draw(base64, 64 - start.length),
    ...Array.from({ length: 11 }, () => draw(base64, 64)),
    draw(base64, 40),
  ];
  const line = (edge: string) => `-----${edge} ${kind}PRIVATE KEY-----`;
  return { text: [line("BEGIN"), ...body, line("END")].join("\n"), secret: body.join("\n") };
}

function token(prefix: string, body: string): Fake {
  return { text: prefix + body, secret: prefix + body };
}

function around(before: string, secret: string, after = ""): Fake {
  return { text: before + secret + after, secret };
}

const makers = {
  "aws-access-key-id": (draw) => token("AKIA", draw(`${upper}234567`, 16)),
  "aws-secret-access-key": (draw) => around("aws_secret_access_key = ", draw(base64, 39) + draw(alnum, 1)),
  "github-token": (draw) => token("ghp_", draw(alnum, 36)),
  "github-fine-grained-token": (draw) => token("github_pat_", `${draw(alnum, 22)}_${draw(alnum, 59)}`),
  "gitlab-token": (draw) => token("glpat-", draw(alnum, 20)),
  "slack-bot-token": (draw) =>
    token("xoxb-", `${draw("123456789", 12)}-${draw("123456789", 12)}-${draw(alnum, 24)}`),
  "slack-webhook": (draw) =>
    around("https://hooks.slack.com/services/", `T${draw(upper, 8)}/B${draw(upper, 8)}/${draw(alnum, 24)}`),
  "pem-private-key": (draw) => pem("", "MIIEvQIBADANBgkqhkiG9w0", draw),
  "rsa-private-key": (draw) => pem("RSA ", "MIIEpAIBAAKCAQEA", draw),
  "openssh-private-key": (draw) => pem("OPENSSH ", "b3BlbnNzaC1rZXktdjE", draw),
  "npm-token": (draw) => token("npm_", draw(alnum, 36)),
  "npmrc-auth": (draw) => around("//registry.npmjs.org/:_authToken=", draw(alnum, 36)),
  "openai-key": (draw) => token("sk-proj-", `${draw(word, 74)}T3BlbkFJ${draw(word, 73)}${draw(alnum, 1)}`),
  "anthropic-key": (draw) => token("sk-ant-api03-", `${draw(`${word}-`, 93)}AA`),
  "stripe-key": (draw) => token("sk_live_", draw(alnum, 24)),
  "google-api-key": (draw) => token("AIza", draw(alnum, 35)),
  "sendgrid-key": (draw) => token("SG.", `${draw(word, 22)}.${draw(word, 43)}`),
  "shopify-token": (draw) => token("shpat_", draw(hex, 32)),
  "grafana-token": (draw) => token("glsa_", `${draw(alnum, 32)}_${draw(hex, 8)}`),
  "groq-key": (draw) => token("gsk_", draw(alnum, 52)),
  "hugging-face-token": (draw) => token("hf_", draw(upper + lower, 34)),
  "linear-key": (draw) => token("lin_api_", draw(alnum, 40)),
  "notion-token": (draw) => token("ntn_", draw(digits, 11) + draw(alnum, 35)),
  "vault-token": (draw) => token("hvs.", draw(word, 95)),
  "vercel-token": (draw) => token("vcp_", draw(alnum, 56)),
  "databricks-token": (draw) => token("dapi", draw(hex, 32)),
  "docker-token": (draw) => token("dckr_pat_", draw(alnum, 27)),
  "figma-token": (draw) => token("figd_", draw(alnum, 40)),
  "1password-token": (draw) =>
    token(
      "ops_",
      base64url({ signInAddress: draw(lower, 30), secretKey: draw(alnum, 62), uuid: draw(hex, 32) }),
    ),
  jwt: (draw) =>
    token(
      "",
      `${base64url({ alg: "HS256", typ: "JWT" })}.${base64url({ sub: draw(digits, 10) })}.${draw(word, 43)}`,
    ),
  "postgres-url": (draw) => around("postgres://shop:", draw(alnum, 20), "@db.internal:5432/shop"),
  "mongodb-url": (draw) => around("mongodb+srv://shop:", draw(alnum, 20), "@cluster0.internal/shop"),
  "mysql-url": (draw) => around("mysql://shop:", draw(alnum, 20), "@db.internal/shop"),
  "basic-auth-url": (draw) => around("https://deploy:", draw(alnum, 20), "@git.internal.io/app.git"),
  "password-assignment": (draw) =>
    around("DB_PASSWORD=", `${draw(lower, 3)}${draw(digits, 2)}${draw(upper, 3)}#${draw(alnum, 9)}`),
  "api-key-assignment": (draw) => around('const apiKey = "', draw(alnum, 32), '";'),
  "bearer-header": (draw) => around("Authorization: Bearer ", draw(alnum, 40)),
  "basic-header": (draw) =>
    around("Authorization: Basic ", Buffer.from(`ci:${draw(alnum, 20)}`).toString("base64")),
  "netrc-password": (draw) => around("machine api.internal login ci password ", draw(alnum, 20)),
  "curl-user": (draw) => around("curl -sS -u ci:", draw(alnum, 20), " https://api.internal/v1"),
  "azure-account-key": (draw) =>
    around("DefaultEndpointsProtocol=https;AccountKey=", `${draw(base64, 86)}==`, ";x=y"),
} as const satisfies Readonly<Record<string, (draw: Draw) => Fake>>;

/** Every name that {@link fake} knows. */
export const fakeNames: readonly string[] = Object.keys(makers);

/**
 * A fabricated secret in the form in which it stands in a file or in output, with what belongs around it: `fake("postgres-url")` is a whole URL.
 *
 * @param name one of {@link fakeNames}
 * @param seed another seed gives another secret
 * @throws Error when nobody has taught it the name
 */
export function fake(name: string, seed = 1): string {
  return fakeParts(name, seed).text;
}

/** The same, and which part of it is the secret that must not be seen. */
export function fakeParts(name: string, seed = 1): Fake {
  const make = Object.entries(makers).find(([known]) => known === name)?.[1];
  if (make === undefined) throw new Error(`no fake secret is called ${name}`);
  return make(drawFrom(name, seed));
}

const classes: Readonly<Record<string, string>> = { d: digits, w: word };

/**
 * A text that a format's expression matches. Understands what the format tables use: literals, escapes, classes, groups, `?` and `{n,m}`.
 *
 * @param pattern source of a regular expression
 */
export function fakeOf(pattern: string, seed = 1): string {
  const draw = drawFrom(pattern, seed);
  let i = 0;
  const alternatives = (): string => {
    const branches = [""];
    while (i < pattern.length && pattern[i] !== ")") {
      if (pattern[i] === "|") {
        branches.push("");
        i += 1;
      } else branches[branches.length - 1] += atom();
    }
    return branches[0] ?? "";
  };
  const atom = (): string => {
    const start = i;
    const once = single();
    const repeat = /^\{(\d+)(?:,(\d*))?\}|^\?/.exec(pattern.slice(i));
    if (repeat === null) return once;
    const atomEnd = i;
    const times = repeat[0] === "?" ? 0 : Number(repeat[1]);
    let text = "";
    for (let n = 0; n < times; n += 1) {
      i = start;
      text += single();
    }
    i = atomEnd + repeat[0].length;
    return text;
  };
  const single = (): string => {
    const letter = pattern.charAt(i);
    if (letter === "[") return set();
    if (letter === "(") {
      i += pattern.startsWith("(?:", i) ? 3 : 1;
      const text = alternatives();
      i += 1;
      return text;
    }
    i += letter === "\\" ? 2 : 1;
    const escaped = pattern.charAt(i - 1);
    return letter === "\\" && classes[escaped] !== undefined ? draw(classes[escaped], 1) : escaped;
  };
  const set = (): string => {
    const end = pattern.indexOf("]", i);
    const inside = pattern.slice(i + 1, end);
    i = end + 1;
    const characters = inside.replace(/\\([dw])|(.)-(.)/g, (_, known?: string, from = "", to = "") =>
      known === undefined
        ? Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (__, n) =>
            String.fromCharCode(from.charCodeAt(0) + n),
          ).join("")
        : (classes[known] ?? ""),
    );
    return draw(characters, 1);
  };
  return alternatives();
}
