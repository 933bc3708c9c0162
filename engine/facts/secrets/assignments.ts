import { type KeyKind, kindOfKey } from "./key-names.ts";
import { isPlaceholder, isSamplePassword } from "./placeholders.ts";
import { entropy, unusualness } from "./randomness.ts";
import type { SecretSpan } from "./span.ts";
import { minPrefixed, startsLikeToken } from "./tokens.ts";
import { type Form, type Name, nameBefore, nextConnector, runEnds, valueAfter } from "./values.ts";

/** How many names are judged in one text, twice what 2 MB of source code need. What lies behind the last of them is taken for secret, not passed. */
const maxJudged = 20_000;
const minValue = 4;
/** How much of a value is read to judge it. */
const maxRead = 300;
/** How far before such a part a name may start. */
const maxName = 64;
/** What is in every name that promises a credential. Between them nothing is looked at. */
const nameHint =
  /pass|pw|psw|pswd|phrase|secret|tok|key|auth|cred|bearer|jwt|cookie|psk|mnemonic|webhook|sonar|(?:\b|_)(?:pat|sas)(?:\b|_)|[a-z]P[Aa][Tt]\b/gi;
/** How far behind such a part the value may start: the rest of the name, and a `value:` on the next line. */
const reach = 240;
/** Names that may promise a password, or whose real name stands further left. */
const passwordHint = /pass|pw|phrase|string|str$|char|object|any|const|var|auto|bytes?$|val|content|default/i;

/** Anonymous logins take any password. */
const anonymous = /(?:user|login)\w{0,8}["']?\s?[:=]\s?["']?anonymous\b/i;

/**
 * Finds values whose name says that they are credentials: `KEY=VALUE`, `"key": "value"`, `key: value`, `<key>value</key>`,
 * `setKey("value")`, `--key value`, and `name: KEY` followed by `value: VALUE`. Placeholders, references to variables, types,
 * paths and words stay.
 *
 * Linear: every connector is looked at once, names are bounded, ends of values are remembered.
 */
export function findAssignments(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  const ends = runEnds(text);
  let judged = 0;
  let next = 0;
  let until = 0;
  const hints = new RegExp(nameHint);
  for (let at = nextConnector(text, 0); at !== -1; at = nextConnector(text, next)) {
    if (at > until) {
      hints.lastIndex = Math.max(until, next);
      const hint = hints.exec(text);
      if (hint === null) break;
      next = Math.max(next, hint.index - maxName);
      until = hint.index + reach;
      continue;
    }
    next = at + 1;
    const name = nameBefore(text, at);
    const value = name === undefined ? undefined : valueAfter(text, at, name.start, ends);
    if (name === undefined || value === undefined || value.end - value.start < minValue) continue;
    const content = text.slice(value.start, Math.min(value.end, value.start + maxRead)).trim();
    // Prose puts words in quotes (`pass the "x"`), and code sets one argument after another: only the last word names the value then.
    const isLast = text.charAt(at) === " " || (text.charAt(at) === "=" && name.end === at);
    const phrase = text.slice(isLast ? name.start : name.phraseStart, name.end);
    // The verb: pass `--verbose`.
    if (phrase === "pass" && text.charAt(at) === " ") continue;
    // Most values are no credentials whatever their name, and a value is judged faster than a name.
    if (!passwordHint.test(phrase) && !isToken(content, "token") && !isGenerated(content)) continue;
    judged += 1;
    if (judged > maxJudged)
      return [
        ...spans,
        { detector: "limit/too-many-values", confidence: "likely", start: next, end: text.length },
      ];
    const kind = kindAt(text, name, phrase);
    if (kind === undefined || !isCredential(kind, content, value.form)) continue;
    spans.push({ detector: detectorOf(kind), confidence: "likely", start: value.start, end: value.end });
    next = value.end;
  }
  return spans;
}

/**
 * The detector for a string that stands alone under a name, as in a parsed JSON object; `undefined` where it is no credential.
 */
export function judgeNamedValue(name: string, value: string): string | undefined {
  const kind = kindOfKey(name.slice(-64));
  return kind !== undefined && value.length >= minValue && isCredential(kind, value, "quoted")
    ? detectorOf(kind)
    : undefined;
}

function detectorOf(kind: KeyKind): string {
  return `assignment/${kind}`;
}

/** Types and words behind which the real name stands further left: `password: string = …`, `name: DB_PASSWORD, value: …`. */
const typeName = /^(?:string|str|String|char|byte|bytes|object|any|const|var|auto)$/;
const valueName = /^(?:value|val|Value|content|default|defaultValue)$/;
const namedBefore =
  /(?:name|key|id|Name|Key|Id|NAME|KEY)\\?["']?\s?[:=]\s?\\?["']?([\w.-]{2,64})\\?["']?[\s,;]{1,40}\\?["']?$/;

function kindAt(text: string, name: Name, phrase: string): KeyKind | undefined {
  const word = text.slice(name.start, name.end);
  if (typeName.test(word)) {
    const left = /([\w$]{1,64})\s?[: ]\s?$/.exec(text.slice(Math.max(0, name.start - 70), name.start))?.[1];
    return left === undefined ? undefined : kindOfKey(left);
  }
  if (valueName.test(word)) {
    const left = namedBefore.exec(text.slice(Math.max(0, name.start - 120), name.start))?.[1];
    return left === undefined ? undefined : kindOfKey(left);
  }
  const kind = kindOfKey(word) ?? kindOfKey(phrase);
  const isIdle =
    kind === "password" && anonymous.test(text.slice(Math.max(0, name.start - maxName), name.start));
  return isIdle ? undefined : kind;
}

/** Paths, addresses, calls, member access, constants, numbers, versions, dates, durations, addresses of people. */
const notValue =
  /^(?:[./~\\]|[A-Za-z]:\\)|^\w{2,12}:\/\/|^[\w.$?:>-]{1,80}\(|^--?[a-z]|^[A-Za-z][\w-]{0,40}=$|^[\w$.]{1,60}\[|=>|^[+-]?\d[\d.,:/-]*[a-z]{0,3}$|^\d{4}-\d\d-\d\d|^[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,10}$|^0x[0-9a-f]{1,8}$|(?:AES|SHA)[_-]?\d{3}|^projects\/|[\u0080-\uffff]|<\/?\w|^#[0-9a-f]{3,8}$|^(?:sha\d{1,3}|md5)[-:]|^urn:|^data:/i;

/** One of 64 keys in base64 begins like a path. */
const slashKey = /^\/[A-Za-z0-9+/]{30,90}={0,2}$/;

function isCredential(kind: KeyKind, value: string, form: Form): boolean {
  // A shell's word may hold the comma that ends an argument in code.
  const bare = form === "environment" ? value.replace(/[,;:)\]}]+$/, "") : value;
  if (bare.length < minValue || isPlaceholder(bare)) return false;
  if (notValue.test(bare) && !(kind === "token" && slashKey.test(bare))) return false;
  if (kind === "password") return isPassword(bare, form);
  // In prose and in logs a key is a cache's or a map's.
  if (kind === "key" && (form === "line" || form === "bare")) return false;
  return isToken(bare, kind) || (kind === "token" && form === "quoted" && isGenerated(bare));
}

/** A key of all the signs of a keyboard, as frameworks generate them: `zh!=gq(w^_t[sB29954x)HI+$…`. */
function isGenerated(value: string): boolean {
  const signs = value.replace(/[A-Za-z0-9_.-]/g, "").length;
  return (
    value.length >= 20 &&
    !/[\s\\]/.test(value) &&
    signs >= 4 &&
    signs * 2 < value.length &&
    entropy(value) >= 4 &&
    unusualness(value) >= 4.9
  );
}

/** Letters and the punctuation of names: what code and prose are made of. */
const nameLike = /^[A-Za-z][A-Za-z]*(?:[-_. /:]+[A-Za-z]+)*[-_.:?]?$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Encoders write one case; a mixture was typed by a person. */
const hex = /^(?:0x)?(?:[0-9a-f]{16,}|[0-9A-F]{16,})$/;
/** The name of a constant. */
const constant = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]{1,8}){2,}$/;
const anyHex = /^[0-9a-fA-F]{16,}$/;
/** The length of a Cloudflare global key; every other hexadecimal key is whole bytes. */
const oddHex = 37;

function isPassword(value: string, form: Form): boolean {
  if (
    /\s/.test(value) &&
    (form !== "quoted" || !/\d|[!@#$%^&*]/.test(value) || value.split(/\s+/).length > 3)
  )
    return false;
  if (nameLike.test(value)) return value.length >= 8 && !/[-_. /:]/.test(value) && unusualness(value) >= 5.2;
  if (form === "environment") return value.length >= 5;
  if (isSamplePassword(value)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^\w.\-:/\s]/].filter((one) => one.test(value)).length;
  return classes >= 3 ? value.length >= 6 : classes === 2 && value.length >= 7 && form !== "bare";
}

function isToken(value: string, kind: KeyKind): boolean {
  // A number, a colon and more is Telegram's form, which the formats know exactly.
  if (!/^[\w.~+/=:$%@!*#^-]+$/.test(value) || /^\d+:/.test(value)) return false;
  if (value.length < minPrefixed && startsLikeToken(value)) return false;
  if (constant.test(value)) return false;
  if (uuid.test(value)) return true;
  if (anyHex.test(value)) {
    // 24 digits are a MongoDB object id: only a name that says so makes them a secret.
    const long = value.length >= 20;
    return (
      kind !== "key" &&
      long &&
      hex.test(value) &&
      (value.length % 2 === 0 || value.length === oddHex) &&
      entropy(value) >= 2.8
    );
  }
  if (value.length < 14 || !/\d|[a-z][A-Z]{1,3}[a-z]/.test(value)) return false;
  const needed = (value.length < 20 ? 5.4 : 4.9) + (kind === "key" ? 0.3 : 0);
  return unusualness(value) >= needed && entropy(value) >= 2.9;
}
