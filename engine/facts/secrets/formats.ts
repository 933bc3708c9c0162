import { formatsOfPlatforms } from "./formats-platforms.ts";
import { formatsOfProducts } from "./formats-products.ts";
import { formatsOfServices } from "./formats-services.ts";

/** One well-known token format. `body` is the source of a regular expression: bounded, without nested quantifiers. */
export type Format = {
  /** `vendor/thing`. */
  readonly detector: string;
  /** At least three characters that the token starts with, at the start of a word; `gh[po]_` stands for `ghp_` and `gho_`. */
  readonly prefix: string;
  readonly body: string;
  /** Where the format is written down. */
  readonly source: string;
};

/** One format that is told by a literal in its middle or at its end. `left` ends where the literal starts. */
export type InfixFormat = {
  readonly detector: string;
  readonly left: string;
  readonly literal: string;
  readonly right: string;
  readonly source: string;
};

/** Formats without a prefix of their own: detector, left, literal, right, source; `-` is nothing. */
const infixTable = String.raw`
azure/ad-client-secret [\w~.]{3}\d Q~ [\w~.-]{31,34} gitleaks
azure/resource-key [A-Za-z0-9]{52} JQQJ99 [A-Za-z0-9]{20,40} aka.ms/CommonAnnotatedSecurityKeys
azure/storage-key [A-Za-z0-9+/]{76} +ASt [A-Za-z0-9+/]{6}== aka.ms/CommonAnnotatedSecurityKeys
azure/devops-token [A-Za-z0-9]{76} AZDO [A-Za-z0-9]{4} aka.ms/CommonAnnotatedSecurityKeys
terraform/api-token [A-Za-z0-9]{14} .atlasv1. [\w=-]{60,70} gitleaks
maxmind/license-key [A-Za-z0-9]{6}_[A-Za-z0-9]{29} _mmk - gitleaks
mailchimp/api-key [0-9a-f]{32} -us \d{1,2} gitleaks
telegram/bot-token \d{8,10} :AA [\w-]{32,33} core.telegram.org/bots/api#authorizing-your-bot
new-relic/license-key [0-9a-f]{36} NRAL - docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/
rapidapi/key [0-9a-f]{10} msh [0-9a-f]{15}p1[0-9a-f]{6}jsn[0-9a-f]{12} docs.rapidapi.com/
azure/cosmos-key [A-Za-z0-9+/]{76} ACDb [A-Za-z0-9+/]{6}== aka.ms/CommonAnnotatedSecurityKeys
azure/batch-key [A-Za-z0-9+/]{76} +ABa [A-Za-z0-9+/]{6}== aka.ms/CommonAnnotatedSecurityKeys
azure/service-bus-key [A-Za-z0-9+/]{33} +ASb [A-Za-z0-9+/]{6}= aka.ms/CommonAnnotatedSecurityKeys
azure/event-hub-key [A-Za-z0-9+/]{33} +AEh [A-Za-z0-9+/]{6}= aka.ms/CommonAnnotatedSecurityKeys
azure/iot-key [A-Za-z0-9+/]{33} AIoT [A-Za-z0-9+/]{6}= aka.ms/CommonAnnotatedSecurityKeys
azure/registry-key [A-Za-z0-9+/]{42} +ACR [A-Za-z0-9+/]{6} aka.ms/CommonAnnotatedSecurityKeys
azure/search-key [A-Za-z0-9]{42} AzSe [A-Za-z0-9]{6} aka.ms/CommonAnnotatedSecurityKeys
azure/function-key [\w-]{44} AzFu [\w-]{6}== aka.ms/CommonAnnotatedSecurityKeys
azure/redis-key [A-Za-z0-9]{33} AzCa [A-Za-z0-9]{6}= aka.ms/CommonAnnotatedSecurityKeys
firebase/cloud-messaging-key [\w-]{11} :APA91b [\w-]{120,180} firebase.google.com/docs/cloud-messaging/auth-server
`;

/** The cells of a table: one row a line, one space between cells. Sources are addresses without `https://`. */
function cells(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map((cell) => (cell === "-" ? "" : cell)));
}

function address(source: string): string {
  return source === "gitleaks"
    ? "https://github.com/gitleaks/gitleaks/blob/v8.28.0/config/gitleaks.toml"
    : `https://${source}`;
}

/** Every format that starts with a literal of its own: detector, prefixes separated by commas, body, source. */
export const formats: readonly Format[] = cells(
  formatsOfPlatforms + formatsOfProducts.trimStart() + formatsOfServices.trimStart(),
).flatMap(([detector = "", prefixes = "", body = "", source = ""]) =>
  prefixes.split(",").map((prefix) => ({ detector, prefix, body, source: address(source) })),
);

/** Formats without a prefix of their own. */
export const infixFormats: readonly InfixFormat[] = cells(infixTable).map(
  ([detector = "", left = "", literal = "", right = "", source = ""]) => ({
    detector,
    left,
    literal,
    right,
    source: address(source),
  }),
);
