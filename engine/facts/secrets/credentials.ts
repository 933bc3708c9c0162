import { findJsonWebTokens } from "./json-web-tokens.ts";
import { isPlaceholder } from "./placeholders.ts";
import { unusualness } from "./randomness.ts";
import type { SecretSpan } from "./span.ts";

/**
 * One place where a protocol or a file format puts a credential.
 *
 * - detector: `vendor/thing`;
 * - near: a literal that must be in the text, in lower case;
 * - expression: linear and bounded; its first group is what stands before the credential, its second the credential;
 * - weak: the value is also found without a credential in it, so it must look random.
 */
type Place = {
  readonly detector: string;
  readonly near: string;
  readonly expression: RegExp;
  readonly weak?: true;
};

const places: readonly Place[] = [
  // RFC 3986, 3.2.1. The last @ ends the user information, since people forget to escape it.
  {
    detector: "url/password",
    near: "://",
    expression: /(:\/\/[^\s:@/"'<>`\\]{0,128}:)([^\s/"'<>`\\]{2,256})@(?=[\w[.-])/g,
  },
  {
    detector: "url/user",
    near: ":x-oauth-basic@",
    expression: /(:\/\/)([^\s:@/"'<>`\\]{8,256}):x-oauth-basic@/g,
  },
  {
    detector: "url/user",
    near: "://",
    weak: true,
    expression: /(:\/\/)([\w-]{24,128})@(?=[\w[.-])/g,
  },
  // RFC 6750 and RFC 7617.
  {
    detector: "http/authorization",
    near: "authorization",
    expression:
      /(authorization\\?["']?\]?\s{0,4}(?:[:=,]|=>)\s{0,4}\\?["'`]?(?:bearer|basic|token|api-?key|digest|negotiate|bot|ssws)\s{1,4}(?:token=)?["'\\]{0,2})([\w.~+/=:-]{8,4096})/gi,
  },
  {
    detector: "http/authorization",
    near: "authorization",
    weak: true,
    expression:
      /(authorization\\?["']?\]?\s{0,4}(?:[:=,]|=>)\s{0,4}\\?["'`]?(?:[\w-]{2,20}\s{1,4})?)([\w.~+/=-]{16,4096})/gi,
  },
  {
    detector: "http/bearer-token",
    near: "bearer ",
    weak: true,
    expression: /(\bbearer )([\w.~+/=-]{16,4096})/gi,
  },
  // https://everything.curl.dev/usingcurl/netrc.html
  {
    detector: "netrc/password",
    near: "login",
    expression: /(\blogin\s{1,8}[^\s]{1,128}\s{1,8}password\s{1,8})([^\s"'\\]{3,256})/g,
  },
  // https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration
  {
    detector: "npmrc/auth",
    near: "_auth",
    expression: /(\b_auth(?:Token)?\s{0,2}=\s{0,2}["']?)([^\s"'$\\]{8,4096})/g,
  },
  {
    detector: "npmrc/password",
    near: ":_password",
    expression: /(:_password\s{0,2}=\s{0,2}["']?)([^\s"'$+\\][^\s"'$\\]{3,512})/g,
  },
  // https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string
  {
    detector: "azure/account-key",
    near: "accountkey",
    expression: /(\bAccountKey=)([\w+/%]{40,120}={0,2})/gi,
  },
  {
    detector: "azure/shared-access-key",
    near: "sharedaccesskey",
    expression: /(\bSharedAccessKey=)([\w+/%]{20,120}={0,2})/gi,
  },
  {
    detector: "azure/shared-access-signature",
    near: "sig=",
    weak: true,
    expression: /([?&;]sig=)([\w%+/]{40,120}={0,2})/g,
  },
  {
    detector: "aws/presigned-url",
    near: "x-amz-signature=",
    expression: /(X-Amz-Signature=)([0-9a-f]{64})/gi,
  },
  {
    detector: "aws/session-token",
    near: "x-amz-security-token=",
    expression: /(X-Amz-Security-Token=)([\w%+/=-]{40,4096})/gi,
  },
  // Webhook addresses: who knows the path may post.
  {
    detector: "slack/webhook",
    near: "hooks.slack.com/",
    expression: /(hooks\.slack\.com\/(?:services|workflows|triggers)\/)([A-Za-z0-9/+]{30,120})/g,
  },
  {
    detector: "discord/webhook",
    near: "/api/webhooks/",
    expression: /(discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/)([\w-]{60,80})/g,
  },
  {
    detector: "microsoft-teams/webhook",
    near: "/webhookb2/",
    expression: /(\/webhookb2\/)([\w@/-]{80,240})/gi,
  },
  {
    detector: "zapier/webhook",
    near: "hooks.zapier.com/",
    expression: /(hooks\.zapier\.com\/hooks\/catch\/)([\w/]{8,60})/g,
  },
  // https://docs.docker.com/reference/cli/docker/login/#credential-stores: base64 of user:password.
  {
    detector: "docker/registry-auth",
    near: 'auth"',
    expression: /(\\?"auth\\?"\s{0,4}:\s{0,4}\\?")([A-Za-z0-9+/]{12,4096}={0,2})/g,
  },
  // SQL of the common servers.
  {
    detector: "sql/password",
    near: "identified",
    expression: /(\bidentified\s{1,4}(?:with\s{1,4}\w{1,40}\s{1,4})?by\s{1,4}')([^'\n]{3,128})'/gi,
  },
  {
    detector: "sql/password",
    near: "password '",
    expression: /(\bpassword\s{1,4}')([^'\n]{3,128})'/gi,
  },
];

/** What may stand for a password in a URL of documentation or of a development machine. */
const idle =
  /^(?:x-oauth-basic|\w{0,3}|\d{1,6}|p%40ss\w{0,6}|(?:user|pass|pwd|pw|p4ss|secret|test|my|db|some|the|a)[-_]?(?:name|word|wd|pass|user|key|token|me)?\d{0,3}|\*+|\.+|x+)$/i;

/**
 * Finds credentials where a protocol or a file format puts them: URL user information, Authorization headers, netrc, npmrc, Azure connection strings,
 * webhooks, `curl -u`, SQL. Names, users and hosts stay outside the span.
 */
export function findCredentials(text: string): readonly SecretSpan[] {
  const lower = text.toLowerCase();
  const spans: SecretSpan[] = [];
  for (const { detector, near, expression, weak } of places) {
    if (!lower.includes(near)) continue;
    for (const match of text.matchAll(expression)) {
      const [, before = "", value = ""] = match;
      const start = match.index + before.length;
      const end = start + value.length;
      if (idle.test(value) || isPlaceholder(value) || isUserAsPassword(match[0], value)) continue;
      if (weak === true && unusualness(value.slice(0, 200)) < 4.9) continue;
      spans.push({ detector, start, end });
    }
  }
  const tokens = text.includes("eyJ") ? findJsonWebTokens(text) : [];
  const users = lower.includes("curl") ? findCurlUsers(text) : [];
  return [...spans, ...tokens, ...users];
}

/** `postgres:postgres@`, as on every development machine. */
function isUserAsPassword(whole: string, password: string): boolean {
  return whole.startsWith("://") && whole.startsWith(`${password}:`, 3);
}

const curlUser =
  /\bcurl\b|(?<!\\)\n|([\s"'](?:-u|--user|--proxy-user|-U)[ =]{0,3}["']?[^\s:"'$<]{0,128}:)([^\s"'$<>`\\]{3,256})/g;

/** `curl -u user:password`. The option means a user elsewhere too (`docker run -u 1000:1000`), so curl must stand before it on the line. */
function findCurlUsers(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  let inCurl = false;
  for (const match of text.matchAll(curlUser)) {
    if (match[0] === "curl") inCurl = true;
    else if (match[0] === "\n") inCurl = false;
    const [, before = "", value = ""] = match;
    const start = match.index + before.length;
    const end = start + value.length;
    if (!inCurl || value === "" || idle.test(value) || isPlaceholder(value)) continue;
    spans.push({ detector: "curl/user-password", start, end });
  }
  return spans;
}
