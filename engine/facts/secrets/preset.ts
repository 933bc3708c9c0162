import { isDull, isPlaceholder } from "./placeholders.ts";
import type { SecretSpan } from "./span.ts";

/**
 * What some rule of secretlint's recommended preset needs to see before it can report anything, read off the rules' sources (12.0.0).
 * One expression, so that texts with none of it never load secretlint (30 ms).
 */
const literals =
  /AKIA|A3T[A-Z0-9]|A[GIR]PA|A[IR][DO]A|AN[PV]A|ASIA|(?:SECRET|[sS]ecret)_?(?:ACCESS|[aA]ccess)_?(?:KEY|[kK]ey)|npm_|xox[abopr]-|xapp-|[hH][oO][oO][kK][sS]\.[sS][lL][aA][cC][kK]\.|SG\.|shp(?:pa|ca|at|ss)_|gh[oprsu]_|github_pat_|glpat-|glc_|glsa_|T3BlbkFJ|sk-ant-api0|gsk_|hf_|lin_api_|ntn_|PRIVATE KEY|ops_ey|:\/\/[^\s:/]{1,256}:[^\s@/]{1,256}@|hv[brs]\.|vc[aikpr]_|dapi|dckr_pat_|figd_/g;
const anyLiteral = new RegExp(literals.source);

/** How far around a literal secretlint gets to see: its longest match, private keys aside, is 1,300 characters. */
const before = 300;
const after = 2_400;
/** Windows stay this small because secretlint compares all its findings with each other. */
const maxWindow = 12_000;
/** How far behind a literal the value it announces may start: `aws_secret_access_key = "`. */
const maxGap = 16;

/** Reads files from disk, and lets a comment in the text switch rules off. */
const leftOut = /-rule-(?:gcp|filter-comments)$/;

/** Our names for what secretlint reports, by its message id. Account ids are no secret: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const detectors: Readonly<Record<string, string | undefined>> = {
  AWSAccessKeyID: "aws/access-key-id",
  AWSSecretAccessKey: "aws/secret-access-key",
  BasicAuth: "url/password",
  MongoDBConnection: "url/password",
  MySQLConnection: "url/password",
  PostgreSQLConnection: "url/password",
  IncomingWebhook: "slack/webhook",
  SLACK_TOKEN: "slack/token",
  SENDGRID_KEY: "sendgrid/api-key",
  SHOPIFY_KEY: "shopify/token",
  GITHUB_TOKEN: "github/token",
  GITLAB_PERSONAL_ACCESS_TOKEN: "gitlab/personal-token",
  GRAFANA_CLOUD_API_TOKEN: "grafana/cloud-token",
  GRAFANA_SERVICE_ACCOUNT_TOKEN: "grafana/service-account-token",
  OPENAI_TOKEN: "openai/api-key",
  ANTHROPIC_API_KEY: "anthropic/api-key",
  GROQ_API_KEY: "groq/api-key",
  HUGGINGFACE_USER_ACCESS_TOKEN: "hugging-face/access-token",
  LINEAR_API_TOKEN: "linear/api-key",
  NOTION_INTEGRATION_TOKEN: "notion/token",
  OPS_TOKEN: "1password/service-account-token",
  NPM_ACCESS_TOKEN: "npm/access-token",
  PrivateKey: "pem/private-key",
  HASHICORP_VAULT_SERVICE_TOKEN: "hashicorp-vault/service-token",
  HASHICORP_VAULT_BATCH_TOKEN: "hashicorp-vault/batch-token",
  HASHICORP_VAULT_RECOVERY_TOKEN: "hashicorp-vault/recovery-token",
  DATABRICKS_PERSONAL_ACCESS_TOKEN: "databricks/token",
  DOCKER_PERSONAL_ACCESS_TOKEN: "docker/personal-token",
  FIGMA_PERSONAL_ACCESS_TOKEN: "figma/personal-token",
};

/** Where secretlint's range is not the secret's: what to skip from its start, and how the secret itself reads. */
const narrowed: Readonly<Record<string, readonly [skip: RegExp, secret: RegExp]>> = {
  AWSSecretAccessKey: [
    /^["']?\w{0,5}secret_?access_?key["']?\s{0,200}(?::|=>|=)\s{0,200}["']?/i,
    /^[\w/+=]{40}/,
  ],
  BasicAuth: [/^[^:]{1,20}:\/\/[^:]{1,256}:/, /^[^@\s]{1,256}(?=@)/],
  MongoDBConnection: [/^[^:]{1,20}:\/\/[^:]{1,256}:/, /^[^\s/]{1,256}(?=@)/],
  MySQLConnection: [/^(?:jdbc:)?[^:]{1,20}:\/\/[^:]{1,256}:/i, /^[^\s/]{1,256}(?=@)/],
  PostgreSQLConnection: [/^[^:]{1,20}:\/\/[^:]{1,256}:/, /^[^\s/]{1,256}(?=@)/],
  IncomingWebhook: [/^[^?]{1,20}hooks\.slack\.com\/services\//i, /^[\w/]{1,130}/],
  PrivateKey: [/^-----[A-Z ]{1,50}-----\s*/, /^[A-Za-z0-9+/=\s\\]*[A-Za-z0-9+/=]/],
};

/** Could some rule of the preset report something in this text? Reading this first keeps secretlint unloaded where nothing could. */
export function mayHoldPresetSecret(text: string): boolean {
  return anyLiteral.test(text);
}

/** How many literals secretlint looks at in one text. What lies behind the last of them is taken for secret, not passed. */
const maxLiterals = 5_000;

/**
 * Finds what secretlint's recommended preset finds, without its comment filter: a line `secretlint-disable` in a tool's output must not silence it.
 *
 * secretlint sees windows around the literals its rules need, so that its cost follows their number and not the text's length. Its messages hold
 * the raw secret: only ranges and message ids are read, and nothing else leaves this function.
 *
 * @param explained spans that other layers have found, in order and without overlaps: literals in them need no second opinion, so that the
 *   common tokens do not cost loading secretlint
 */
export async function findPresetSecrets(
  text: string,
  explained: readonly SecretSpan[],
): Promise<readonly SecretSpan[]> {
  const literalsLeft = unexplained(text, explained);
  if (literalsLeft.length === 0) return [];
  const cut = literalsLeft[maxLiterals];
  const spans: SecretSpan[] =
    cut === undefined
      ? []
      : [{ detector: "limit/too-many-literals", confidence: "certain", start: cut[0], end: text.length }];
  const lint = await loadSecretlint();
  for (const [from, to] of windowsAround(literalsLeft.slice(0, maxLiterals), text.length)) {
    const part = text.slice(from, to);
    for (const { messageId, range } of await lint(part)) {
      const span = spanOf(part, messageId, range);
      if (span !== undefined) spans.push({ ...span, start: from + span.start, end: from + span.end });
    }
  }
  return spans;
}

/** The literals that no found span touches, as ranges. */
function unexplained(text: string, explained: readonly SecretSpan[]): readonly (readonly [number, number])[] {
  const left: (readonly [number, number])[] = [];
  let next = 0;
  for (const match of text.matchAll(literals)) {
    const end = match.index + match[0].length;
    while (next < explained.length && (explained[next]?.end ?? 0) < match.index) next += 1;
    // A name or an address stands directly before its value.
    if ((explained[next]?.start ?? Number.POSITIVE_INFINITY) > end + maxGap) left.push([match.index, end]);
  }
  return left;
}

function spanOf(part: string, messageId: string, range: readonly [number, number]): SecretSpan | undefined {
  if (messageId === "AWSAccountID") return undefined;
  const detector = detectors[messageId] ?? `secretlint/${messageId.toLowerCase().replaceAll("_", "-")}`;
  const [skip, secret] = narrowed[messageId] ?? [/^/, undefined];
  const start = range[0] + (skip.exec(part.slice(range[0]))?.[0].length ?? 0);
  const end = secret === undefined ? range[1] : start + (secret.exec(part.slice(start))?.[0].length ?? 0);
  if (end <= start) return { detector, confidence: "certain", start: range[0], end: range[1] };
  const found = part.slice(start, end);
  // The rule for Slack takes any words between hyphens; the numbers of teams and users are long.
  if (
    messageId === "SLACK_TOKEN" &&
    (found.length < 24 || !/[A-Za-z]/.test(found.slice(5)) || /-\d{1,5}-/.test(found))
  )
    return undefined;
  const example =
    detector === "url/password" ? found === "x-oauth-basic" || isPlaceholder(found) : isDull(found);
  return example && detector !== "pem/private-key"
    ? undefined
    : { detector, confidence: "certain", start, end };
}

/** Windows around literals, merged where they overlap, begun anew where they grow long. */
function windowsAround(
  ranges: readonly (readonly [number, number])[],
  length: number,
): readonly (readonly [number, number])[] {
  const windows: [number, number][] = [];
  for (const [start, end] of ranges) {
    const from = Math.max(0, start - before);
    const to = Math.min(length, end + after);
    const last = windows.at(-1);
    if (last !== undefined && from <= last[1] && to - last[0] <= maxWindow) last[1] = to;
    else windows.push([from, to]);
  }
  return windows;
}

type Report = { readonly messageId: string; readonly range: readonly [number, number] };

let loaded: ((content: string) => Promise<readonly Report[]>) | undefined;

async function loadSecretlint(): Promise<(content: string) => Promise<readonly Report[]>> {
  if (loaded !== undefined) return loaded;
  const [{ lintSource }, { rules }] = await Promise.all([
    import("@secretlint/core"),
    import("@secretlint/secretlint-rule-preset-recommend"),
  ]);
  const config = {
    rules: rules
      .filter((rule) => !leftOut.test(rule.meta.id))
      .map((rule) => ({ id: rule.meta.id, rule, options: { enableIDScanRule: true } })),
  };
  loaded = async (content) => {
    // A byte order mark would be cut off and shift every range.
    const source = content.startsWith("\ufeff") ? ` ${content.slice(1)}` : content;
    const result = await lintSource({
      source: { content: source, filePath: "output.txt", ext: ".txt", contentType: "text" },
      options: { config, noPhysicFilePath: true, maskSecrets: true },
    });
    return result.messages.map(({ messageId, range }) => ({ messageId, range }));
  };
  return loaded;
}
