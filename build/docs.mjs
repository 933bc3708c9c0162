// Writes docs/rules.md from the rules, docs/secrets.md from the tables of formats and schema/policy.schema.json from the schema of policy
// files; with --check, fails when a file is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { evaluateModule } from "./evaluate-module.mjs";
import { policySchema } from "./policy-schema.mjs";
import { secretsPage } from "./secrets-page.mjs";

const { rules } = await evaluateModule("rules/index.ts");
const { profiles } = await evaluateModule("rules/profiles.ts");
const { scaleFor } = await evaluateModule("engine/profile.ts");

const code = (text) => `\`${text.replaceAll("|", "\\|").replaceAll("\n", "⏎")}\``;
const show = (example) =>
  code(typeof example === "string" ? example : `${example.tool} ${JSON.stringify(example.input)}`);
const decisions = (rule) =>
  profiles.map((profile) => scaleFor(rule.category, profile)[rule.severity]).join(" · ");

function table(pack, rows) {
  const head = `| rule | severity | ${profiles.map((profile) => profile.name).join(" · ")} | fires on | silent on |`;
  const lines = rows.map(
    (rule) =>
      `| [${rule.id.split("/")[1]}](${rule.source})<br>${rule.summary} ${rule.why} | ${rule.severity}<br>${rule.category} | ${decisions(rule)} | ${rule.examples.bad.map(show).join("<br>")} | ${rule.examples.good.map(show).join("<br>")} |`,
  );
  return [`## ${pack}`, "", head, "| --- | --- | --- | --- | --- |", ...lines, ""].join("\n");
}

const packs = new Map();
for (const rule of rules) {
  const pack = rule.id.split("/")[0];
  packs.set(pack, [...(packs.get(pack) ?? []), rule]);
}

const rulesPage = [
  "# Rules",
  "",
  `Written by \`npm run docs\` from \`rules/\`: ${rules.length} rules in ${packs.size} packs. A verdict is the strictest of the rules that fire.`,
  "",
  ...[...packs].map(([pack, rows]) => table(pack, rows)),
].join("\n");

for (const [file, text] of [
  ["docs/rules.md", rulesPage],
  ["docs/secrets.md", await secretsPage()],
  ["schema/policy.schema.json", await policySchema()],
]) {
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(`${file} is stale; run npm run docs`);
    process.exitCode = 1;
  }
}
