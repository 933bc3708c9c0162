/**
 * What a name in front of a value promises.
 * - password: people choose passwords, so a value need not look random;
 * - token: issued by a machine, so a value must look random;
 * - key: nothing but that word; the value must look very random.
 */
export type KeyKind = "password" | "token" | "key";

const passwordWords = new Set(
  "password passwd passwort passphrase passcode pwd pswd psw pword userpass".split(" "),
);
const passwordParts = /passw(?:or)?d|passphrase|passwd|pswd/;

const tokenWords = new Set(
  "secret secrets token tokens tok apikey apikeys authkey accesskey secretkey privatekey apitoken authtoken accesstoken credential credentials cred creds bearer jwt cookie psk pat oauth auth authentication authorization webhook sas mnemonic".split(
    " ",
  ),
);
const tokenParts =
  /secret|apikey|accesskey|privatekey|authkey|authtoken|accesstoken|apitoken|refreshtoken|clientsecret|encryptionkey/;

/** What makes a `key` a secret one. */
const keyOwners = new Set(
  "api access private secret account auth encryption encrypt decryption signing sign master client service license licence app application admin server write read ingest ingestion insert consumer storage shared preshared webhook session deploy host hmac jwt cipher crypto user account personal project subscription functions rest sdk aes".split(
    " ",
  ),
);

/** Last words after which the value describes a secret instead of being one. */
export const describing: ReadonlySet<string> = new Set(
  "file files filename path paths dir directory folder url uri urls link endpoint host hostname port domain name names id ids identifier length len size type types kind class count num number limit max min ttl expiry expires expiration expire timeout interval age field fields label header headers prefix suffix regex pattern policy policies hint reset input prompt param params parameter env var variable version format algorithm alg method mode enabled disable disabled required valid validator location ref reference store storage provider manager mgr realm service scope scopes audience issuer date time at by index offset event status state message msg error errors description desc title placeholder example sha sha1 sha256 commit rev revision digest checksum integrity public usage count strategy rule rules template arn region zone account owner user username email login role group team project org organization color icon image img src alt text style css test spec schema map list array set table column row vault ring chain pair alias fingerprint thumbprint verifier validation".split(
    " ",
  ),
);

/** First or middle words that make a name harmless: public keys, sort keys, lexers' tokens. */
export const harmless: ReadonlySet<string> = new Set(
  "public pub csrf xsrf next prev foreign sort partition cache bucket lexer parser syntax num max min foundry publishable integrity sha sha1 sha256 sha512 checksum digest hash etag commit rev revision resolved h1".split(
    " ",
  ),
);

/**
 * Splits a name into lower-case words: `awsSecret_key` gives aws, secret, key. Linear; the caller bounds the length.
 */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Names come again and again, and judging one costs more than all else. Emptied when full, so that it stays small. */
const known = new Map<string, KeyKind | undefined>();
const maxKnown = 2_000;

/**
 * What a name promises of the value after it, `undefined` where nothing.
 *
 * @param name an identifier, option or label of at most 64 characters
 */
export function kindOfKey(name: string): KeyKind | undefined {
  if (known.has(name)) return known.get(name);
  if (known.size >= maxKnown) known.clear();
  const kind = judgeName(name);
  known.set(name, kind);
  return kind;
}

function judgeName(name: string): KeyKind | undefined {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || words.some((word) => harmless.has(word))) return undefined;
  if (describing.has(last) && words.join(".") !== "sonar.login") return undefined;
  const joined = words.join("");
  if (/^(?:pass|pw)\d?$/.test(last)) return "password";
  if (words.some((word) => passwordWords.has(word)) || passwordParts.test(joined)) return "password";
  if (words.some((word) => tokenWords.has(word)) || tokenParts.test(joined)) return "token";
  if (/^keys?\d?$/.test(last) && words.slice(0, -1).some((word) => keyOwners.has(word))) return "token";
  if (words[0] === "sonar" && last === "login") return "token";
  if (words.length === 1 && last === "key") return "key";
  return undefined;
}
