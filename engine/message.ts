import type { RuleText } from "./compile.ts";
import type { Finding } from "./finding.ts";
import type { Verdict } from "./verdict.ts";

/** Longest message, in UTF-16 units. */
const maxLength = 480;

/**
 * What the agent (deny) or the person (ask) reads: what the call does, on what, rule id, why, what to do instead.
 *
 * @param texts the texts of the rules that may fire, by id
 */
export function messageOf(verdict: Verdict, texts: (rule: string) => RuleText | undefined): string {
  const [first, ...others] = verdict.objections;
  if (first === undefined) return "";
  const text = texts(first.rule);
  const head =
    verdict.decision === "deny" ? "sallyport blocked this call" : "sallyport asks before this call";
  const what = text ? `It ${lowerFirst(text.summary)}` : "";
  const also = others.filter(({ rule }) => rule !== first.rule);
  const more = also.length > 0 ? ` (also ${list(also)})` : "";
  const reason = text ? ` ${text.why} Instead: ${lowerFirst(text.instead)}` : "";
  return `${head}: ${what} [${first.rule}: ${plain(first.on)}]${more}${reason}`.slice(0, maxLength);
}

function list(findings: readonly Finding[]): string {
  const ids = [...new Set(findings.map((finding) => finding.rule))];
  const shown = ids.slice(0, 3).join(", ");
  return ids.length > 3 ? `${shown} and ${ids.length - 3} more` : shown;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** One line without control characters: what is shown comes from the call. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
