import { findJsonWebTokens } from "./json-web-tokens.ts";
import type { Place } from "./place.ts";
import { isPlaceholder, isSamplePassword } from "./placeholders.ts";
import { places } from "./places.ts";
import { unusualness } from "./randomness.ts";
import type { SecretSpan } from "./span.ts";

/** What may stand for a password in a URL of documentation or of a development machine. */
const idle =
  /^(?:x-oauth-basic|(?:pserver:)?anon\w{0,12}|\w{0,3}|\d{1,6}|p(?:%40|@)ss\w{0,6}|(?:user|pass|pwd|pw|p4ss|secret|test|my|db|some|the|a)[-_]?(?:name|word|wd|pass|user|key|token|me)?\d{0,3}|\*+|\.+|x+)$/i;

/**
 * Finds credentials where a protocol or a file format puts them: URL user information, Authorization headers, netrc, npmrc, Azure connection strings,
 * webhooks, `curl -u`, SQL. Names, users and hosts stay outside the span.
 */
export function findCredentials(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  anchors.lastIndex = 0;
  for (let match = anchors.exec(text); match !== null; match = anchors.exec(text)) {
    for (const place of placesAt.get(match[0].toLowerCase()) ?? []) {
      const span = credentialAt(text, match.index, place);
      if (span === undefined) continue;
      spans.push(span);
      anchors.lastIndex = span.end;
      break;
    }
    // The next anchor may begin inside this one.
    if (anchors.lastIndex === match.index + match[0].length) anchors.lastIndex = match.index + 1;
  }
  const tokens = text.includes("eyJ") ? findJsonWebTokens(text) : [];
  return [...spans, ...tokens, ...findCurlUsers(text)];
}

/** Anchors, longest first; a place whose anchor begins another one is looked for there too. */
const literals = [...new Set(places.map((place) => place.anchor))].sort((a, b) => b.length - a.length);
const placesAt: ReadonlyMap<string, readonly Place[]> = new Map(
  literals.map((literal) => [literal, places.filter((place) => literal.startsWith(place.anchor))]),
);

/** Every anchor in one expression, so that a text is read once however many places there are. */
const anchors = new RegExp(
  literals.map((anchor) => anchor.replace(/[$()*+.?\\^{|}]/g, "\\$&")).join("|"),
  "gi",
);

function credentialAt(
  text: string,
  at: number,
  { detector, expression, weak }: Place,
): SecretSpan | undefined {
  expression.lastIndex = at;
  const match = expression.exec(text);
  if (match === null) return undefined;
  const value = match[2] ?? "";
  const start = at + match[0].indexOf(value, match[1]?.length ?? 0);
  if (idle.test(value) || isPlaceholder(value)) return undefined;
  if (detector === "http/authorization" && /^[a-z]+(?:[-_][a-z]+)*$/.test(value)) return undefined;
  if (/basic\s+$/i.test(match[1] ?? "") && isIdleLogin(value)) return undefined;
  if (detector === "url/password" && isUserAsPassword(match[0], value)) return undefined;
  if (weak === true && unusualness(value.slice(0, 200)) < 4.9) return undefined;
  const end = start + value.length;
  const guarded =
    detector === "url/password" && isOfDevelopment(value, text.slice(end, end + 200))
      ? "url/development-password"
      : detector;
  return { detector: guarded, confidence: "certain", start, end };
}

/** The host of an address, where it is this machine, and where it is one of a compose file, a local network or documentation. */
const thisMachine =
  /^@(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?![\w.-])/i;
const nearby =
  /^@(?:[a-z][\w-]{0,62}|(?:[\w-]{1,63}\.){1,4}(?:local|test|example|invalid|localhost)|(?:[\w-]{1,63}\.){0,3}example\.(?:com|org|net))(?![\w.-])/i;

/** A login of a service on this machine, or one near it whose password a person made up. */
function isOfDevelopment(password: string, after: string): boolean {
  return thisMachine.test(after) || (nearby.test(after) && unusualness(password.slice(0, 200)) < 4.9);
}

/** Base64 of `user:password`, as tests and documentation have it. */
function isIdleLogin(value: string): boolean {
  const password = Buffer.from(value, "base64").toString("latin1").split(":")[1] ?? "";
  return idle.test(password) || isSamplePassword(password);
}

/** `postgres:postgres@`, as on every development machine. */
function isUserAsPassword(whole: string, password: string): boolean {
  return whole.startsWith("://") && whole.startsWith(`${password}:`, 3);
}

const curl = /\bcurl\b/g;
const lineEnd = /(?<!\\)\n/g;
const curlUser =
  /([\s"'](?:-u|--user|--proxy-user|-U)[ =]{0,3}["']?[^\s:"'$<]{0,128}:)([^\s"'$<>`\\]{3,256})/g;

/** `curl -u user:password`. The option means a user elsewhere too (`docker run -u 1000:1000`), so curl must stand before it on the line. */
function findCurlUsers(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  curl.lastIndex = 0;
  for (let match = curl.exec(text); match !== null; match = curl.exec(text)) {
    lineEnd.lastIndex = curl.lastIndex;
    const end = lineEnd.exec(text)?.index ?? text.length;
    for (const user of text.slice(match.index, end).matchAll(curlUser)) {
      const [, before = "", value = ""] = user;
      const start = match.index + user.index + before.length;
      if (idle.test(value) || isPlaceholder(value)) continue;
      spans.push({ detector: "curl/user-password", confidence: "certain", start, end: start + value.length });
    }
    // The line is read once, however often curl stands on it.
    curl.lastIndex = end;
  }
  return spans;
}
