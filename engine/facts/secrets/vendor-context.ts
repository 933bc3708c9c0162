import { inUuid } from "./characters.ts";
import { describing, harmless, wordsOf } from "./key-names.ts";
import { nextLongRun } from "./long-runs.ts";
import { isPlaceholder, isStandIn } from "./placeholders.ts";
import { entropy, unusualness } from "./randomness.ts";
import type { SecretSpan } from "./span.ts";
import { minPrefixed, startsLikeToken } from "./tokens.ts";
import { plainVendors, vendors } from "./vendors.ts";

/**
 * What a value of no format of its own consists of: a UUID, or letters and digits of which many stand in a row. What stands directly before it may
 * be its own short beginning (`pk_`). Read at a run that is long enough and has a digit in it.
 */
const candidate =
  /(?<=[ \t"'`=:>,.([_-])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[A-Za-z]*\d)[A-Za-z0-9]{13,4096})/g;
const minRun = 13;
const digit = /\d/;

/** How far left of a value its name is looked for. */
const maxPhrase = 72;
/** What may stand between a name and its value: `=`, `: "`, ` => '`, a space, a hyphen. */
const between = /[ \t\\"'`=:>,.([?-]{1,12}$/;
const lastWords = /[\w. -]{1,56}$/;
/** What a value may begin with in front of its first long run: `pk_`, `live_`. */
const lead = /(?<=[=:"'`]\s?)[\w+-]{1,24}$|(?:(?<![A-Za-z0-9])[a-z\d]{1,4}[_-]){1,3}$/i;
const rest = /[\w+/=~.-]{0,512}/y;

const services: ReadonlySet<string> = new Set(vendors);
const ambiguous: ReadonlySet<string> = new Set(plainVendors);
const credentialWords = new Set(
  "key keys apikey token tokens tok secret secrets secretkey accesskey access private privatekey auth authkey authtoken pat api password pass credential credentials bearer jwt".split(
    " ",
  ),
);
/** Names that need no service beside them. */
const strong = /(?:token|secret|apikey|apisecret|accesskey|secretkey|privatekey|authkey)$/;
const gluedWord = /^(.{2,30}?)(apikey|token|key|secret|access|private)$/;

/**
 * Finds values that a service's name in front of them tells: `walkscore TOKEN 9f86…`, `buttercmsKey-0a1b…`, `SNYK_API_TOKEN = "…"`.
 *
 * With a word for a credential beside the service, the value may look made up; with the service alone it must look random.
 * Linear: every run of letters and digits is looked at once, with a bounded part of what stands before it.
 */
export function findVendorValues(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (
    let run = nextLongRun(text, 0, inUuid, minRun);
    run !== undefined;
    run = nextLongRun(text, run.end, inUuid, minRun)
  ) {
    // With the character before it, which a value must follow.
    const from = run.start - 1;
    const window = text.slice(Math.max(0, from), run.end);
    if (!digit.test(window)) continue;
    for (const match of window.matchAll(candidate)) {
      const at = Math.max(0, from) + match.index;
      const span = at < (spans.at(-1)?.end ?? 0) ? undefined : credentialAt(text, at, match[0]);
      if (span !== undefined) spans.push(span);
    }
  }
  return spans;
}

/** The credential that a run of letters and digits is, or is the longest part of. */
function credentialAt(text: string, at: number, run: string): SecretSpan | undefined {
  const before = text.slice(Math.max(0, at - maxPhrase), at);
  const led = lead.exec(before)?.[0] ?? "";
  const start = at - (credentialWords.has(led.slice(0, -1).toLowerCase()) ? 0 : led.length);
  const kind = kindOf(before.slice(0, before.length - (at - start)));
  if (kind === undefined) return undefined;
  rest.lastIndex = at;
  const end = at + (rest.exec(text)?.[0].replace(/[.-]+$/, "").length ?? run.length);
  if (!isPlausible(run, text.slice(start, end), kind)) return undefined;
  return { detector: "vendor/credential", confidence: "likely", start, end };
}

type Kind = "service and credential" | "service" | "credential";

/** What the words directly before a value say. */
function kindOf(before: string): Kind | undefined {
  const connector = between.exec(before)?.[0];
  if (connector === undefined) return undefined;
  const phrase = lastWords.exec(before.slice(0, -connector.length))?.[0];
  if (phrase === undefined) return undefined;
  const words = wordsOf(phrase)
    .slice(-6)
    .flatMap((word) => gluedWord.exec(word)?.slice(1) ?? [word]);
  const last = words.at(-1) ?? "";
  if (words.some((word) => harmless.has(word)) || describing.has(last)) return undefined;
  const service = words.find((word, i) => services.has(word) || services.has(word + (words[i + 1] ?? "")));
  const credential = words.some((word) => credentialWords.has(word));
  if (service !== undefined && credential) return "service and credential";
  if (service !== undefined && !ambiguous.has(service)) return "service";
  return credential && strong.test(words.slice(-2).join("")) ? "credential" : undefined;
}

const hexadecimal = /^(?:[0-9a-f]{16,}|[0-9A-F]{16,})$/;
/** Encoders write whole bytes in one case. */
const anyHex = /^[0-9a-fA-F]{16,}$/;
const uuid = /^[0-9a-f]{8}-/i;

function isPlausible(run: string, value: string, kind: Kind): boolean {
  if (value.length < 16 || isStandIn(value) || new Set(run).size < 6) return false;
  if (value.length < minPrefixed && startsLikeToken(value)) return false;
  if (anyHex.test(value) && (!hexadecimal.test(run) || run.length % 2 === 1)) return false;
  if (kind === "service and credential") {
    const digits = run.replace(/\D/g, "").length;
    return uuid.test(run) || hexadecimal.test(run) || digits >= 4 || unusualness(run) >= 5;
  }
  if (isPlaceholder(value)) return false;
  if (uuid.test(run)) return false;
  if (hexadecimal.test(run)) return run.length >= 32 && run.length % 2 === 0 && entropy(run) >= 3;
  return run.length >= 20 && unusualness(run) >= 5.2 && entropy(run) >= 3.2;
}
