// The text of docs/secrets.md, made from the tables that the scanner reads.
import { evaluateModule } from "./evaluate-module.mjs";

const code = (text) => `\`${text.replaceAll("|", "\\|")}\``;
function byDetector(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.detector, [...(groups.get(row.detector) ?? []), row]);
  return groups;
}

function formatRows(formats, infixFormats) {
  const prefixed = [...byDetector(formats)].map(([detector, rows]) => {
    const forms = rows.map(({ prefix, body }) => code(`${prefix}${body}`)).join("<br>");
    return [detector, `| [${detector}](${rows[0].source}) | ${forms} |`];
  });
  const infixed = infixFormats.map(({ detector, left, literal, right, source }) => [
    detector,
    `| [${detector}](${source}) | ${code(left + literal + right)} |`,
  ]);
  return [...prefixed, ...infixed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Formats, places and services in three tables. */
export async function secretsPage() {
  const { formats, infixFormats } = await evaluateModule("engine/facts/secrets/formats.ts");
  const { places } = await evaluateModule("engine/facts/secrets/places.ts");
  const { vendors, vendorsByField } = await evaluateModule("engine/facts/secrets/vendors.ts");
  const rows = formatRows(formats, infixFormats);
  return [
    "# Secrets",
    "",
    `Written by \`npm run docs\` from the tables in \`engine/facts/secrets/\`: ${rows.length} formats, ${byDetector(places).size} places, ${vendors.length} services.`,
    "",
    "What is looked for in results, written content, command lines, messages, arguments and prompts, and how sure each kind is:",
    "",
    "| kind | how sure | taken out of results at |",
    "| --- | --- | --- |",
    "| private keys, formats, places, Kubernetes Secrets, what secretlint's recommended preset finds | certain; likely where a checksum does not hold | every level |",
    "| a value whose name says that it is a credential; a service's name near a random value | likely | credentials-by-context, high-entropy |",
    "| small and capital letters and digits mixed at random, 20 to 128 of them in one word, without a name; ids, sums and data stay | possible | high-entropy |",
    "",
    "Each is also looked for in base64 (wrapped or not), percent escapes, JSON text, hexadecimal, dumps of bytes and between terminal colours, twice over. Placeholders and the examples of documentation are left alone.",
    "",
    "## What a policy may ask for besides",
    "",
    "Off in every profile; any layer of policy may switch it on, and none below may switch it off again. Taken out of results, and judged like a secret where a call writes it into a file, publishes it or tells it to a tool, another agent or the web (pack `hard-coded-secrets`). As it stands there: not in encoded text, and not as a JSON number.",
    "",
    "| in the policy file | what is found |",
    "| --- | --- |",
    "| `aspects: { personalData: { paymentCards: true } }` | numbers of payment cards, by network, length and check digit |",
    "| `aspects: { personalData: { bankAccounts: true } }` | IBANs, by country, length and check digits |",
    "| `aspects: { personalData: { nationalNumbers: true } }` | numbers that states give to people, by check digits or by a word in front |",
    "| `aspects: { personalData: { emailLists: true } }` | e-mail addresses where 20 people's or more stand in one text |",
    '| `ownPatterns: [{ name: customer, glob: "KD-????????" }]` | what the glob matches as a whole word: `?` is a letter or digit, `*` up to 64 |',
    '| `ownPatterns: [{ name: case, expression: "CASE-\\\\d{6,9}" }]` | what the expression matches as a whole word |',
    "",
    "An expression has letters, `\\d`, `\\w`, `\\s`, escaped signs and classes, each with `?`, `{n}` or `{n,m}`. One that could be matched in more than one way, or without an end, could take long on a hostile text: it is refused when the policy is read, with file and line.",
    "",
    "## Formats",
    "",
    "Told by their own text. The form is a regular expression.",
    "",
    "| format | form |",
    "| --- | --- |",
    ...rows,
    "",
    "## Places",
    "",
    "Where a protocol, a file or a command puts a credential, whatever it looks like.",
    "",
    "| place | told by |",
    "| --- | --- |",
    ...[...byDetector(places)].map(
      ([detector, found]) =>
        `| ${detector} | ${[...new Set(found.map(({ anchor }) => code(anchor)))].join(" ")} |`,
    ),
    "",
    "## Services",
    "",
    "Their credentials have no format of their own: the service's name near a random value tells them.",
    "",
    "| field | services |",
    "| --- | --- |",
    ...Object.entries(vendorsByField).map(
      ([field, names]) => `| ${field} | ${[...names].sort().join(", ")} |`,
    ),
    "",
  ].join("\n");
}
