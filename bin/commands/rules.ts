import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { scaleFor } from "../../engine/profile.ts";
import type { Example, Rule } from "../../engine/rule.ts";
import { rules } from "../../rules/index.ts";
import { profiles } from "../../rules/profiles.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";

/** `sallyport rules [id]`: all rules, or one in full. */
export async function run(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [wanted, ...others] = positionals;
  if (others.length > 0) throw new GuardError("usage", "give one rule id or pack");
  if (wanted === undefined) {
    for (const rule of rules)
      writeLine(`${rule.severity.padEnd(8)} ${colour.bold(rule.id)} ${colour.dim(rule.summary)}`);
    writeLine(`${rules.length} rules`);
    return 0;
  }
  const found: readonly Rule[] = rules.filter(
    (rule) => rule.id === wanted || rule.id.startsWith(`${wanted}/`),
  );
  if (found.length === 0) {
    writeErrorLine(`sallyport rules: there is no rule or pack ${wanted}; sallyport rules lists all`);
    return 1;
  }
  writeLine(found.map(describe).join("\n\n"));
  return 0;
}

function describe(rule: Rule): string {
  const decisions = profiles.map(
    (profile) => `${profile.name} ${scaleFor(rule.category, profile)[rule.severity]}`,
  );
  return [
    `${colour.bold(rule.id)}  ${rule.severity} ${rule.category}`,
    `  ${rule.summary}`,
    `  why      ${rule.why}`,
    `  instead  ${rule.instead}`,
    `  profiles ${decisions.join(", ")}`,
    `  fires    ${rule.examples.bad.map(show).join("\n           ")}`,
    `  silent   ${rule.examples.good.map(show).join("\n           ")}`,
    `  source   ${rule.source}`,
  ].join("\n");
}

function show(example: Example): string {
  return typeof example === "string" ? example : `${example.tool} ${JSON.stringify(example.input)}`;
}
