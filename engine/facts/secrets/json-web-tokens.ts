import type { SecretSpan } from "./span.ts";

const jsonWebToken =
  /(?<!\w-?)(?<header>eyJ[\w-]{8,2000})\.[\w-]{0,8000}(?:\.|\.[\w-]{20,2000}|\.[\w-]{0,2000}\.[\w-]{4,8000}\.[\w-]{16,64})={0,2}(?![\w.-])/g;

/**
 * Finds JSON Web Tokens (RFC 7519) and encrypted ones (RFC 7516): three or five parts, of which the first is a JSON object that names an algorithm.
 *
 * Linear: no part is longer than 8,000 characters.
 */
export function findJsonWebTokens(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const match of text.matchAll(jsonWebToken)) {
    const header = decoded(match.groups?.header ?? "");
    if (!/"(?:alg|enc)"/.test(header)) continue;
    spans.push({
      detector: "jwt/token",
      confidence: isJson(header) ? "certain" : "likely",
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return spans;
}

/** Base64url as text; empty where it is none. */
function decoded(base64url: string): string {
  try {
    return atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
