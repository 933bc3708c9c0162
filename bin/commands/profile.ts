import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { type Profile, profileNames } from "../../engine/profile.ts";
import { profiles } from "../../rules/profiles.ts";
import { policyAt } from "../judge-call.ts";
import { fieldWidth, profileRows } from "../profile-table.ts";
import { colour, writeLine } from "../terminal.ts";

/** `sallyport profile`: what a profile does, as the table a team reviews; or where two of them differ. */
export async function run(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [verb, first, second, ...others] = positionals;
  if (verb === "show" && second === undefined) {
    show(first === undefined ? (await policyAt(process.cwd())).profile : named(first));
    return 0;
  }
  if (verb === "diff" && first !== undefined && second !== undefined && others.length === 0) {
    return diff(named(first), named(second));
  }
  throw new GuardError("usage", "say show [profile], or diff <profile> <profile>");
}

function named(name: string): Profile {
  const profile = profiles.find((one) => one.name === name);
  if (profile === undefined)
    throw new GuardError(
      "usage",
      `there is no profile ${name.slice(0, 40)}; there are ${profileNames.join(", ")}`,
    );
  return profile;
}

function show(profile: Profile): void {
  writeLine(`${colour.bold(profile.name)}  ${profile.summary}`);
  writeLine(colour.dim(`${"".padEnd(fieldWidth)} low medium high critical`));
  for (const { field, value } of profileRows(profile)) writeLine(`${field.padEnd(fieldWidth)} ${value}`);
}

function diff(before: Profile, after: Profile): number {
  const rows = profileRows(after);
  for (const { field, value } of profileRows(before)) {
    const other = rows.find((row) => row.field === field)?.value ?? "";
    if (value === other) continue;
    writeLine(colour.red(`- ${field.padEnd(fieldWidth)} ${value}`));
    writeLine(colour.green(`+ ${field.padEnd(fieldWidth)} ${other}`));
  }
  return before.name === after.name ? 0 : 1;
}
