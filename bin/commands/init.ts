import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { repositoryOf } from "../../engine/io/repository.ts";
import { type ProfileName, profileNames } from "../../engine/profile.ts";
import { builtHooksFolder } from "../agent-settings/built-hooks.ts";
import { firstPolicy } from "../first-policy.ts";
import { colour, writeLine } from "../terminal.ts";

const localFile = ".sallyport/policy.local.yaml";
const schemaName = "policy.schema.json";

/** `sallyport init`: a policy file for this repository, with everything in it explained. Never overwrites. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { profile: { type: "string" } } });
  const profile = profileNames.find((name) => name === (values.profile ?? "balanced"));
  if (profile === undefined)
    throw new GuardError(
      "usage",
      `--profile is one of ${profileNames.join(", ")}, not ${JSON.stringify(values.profile)}`,
    );
  const root = repositoryOf(process.cwd());
  const folder = join(root, ".sallyport");
  refuseUnfit(root, folder);
  mkdirSync(folder, { recursive: true });
  const schema = schemaFor(root, folder);
  const path = join(folder, "policy.yaml");
  writeFileSync(path, firstPolicy(profile, schema), { flag: "wx" });
  writeLine(`${colour.green("Made:")} ${path}`);
  if (schema === schemaName) writeLine(`      ${join(folder, schemaName)}, for editors`);
  ignoreLocalFile(root);
  sayWhatNext(profile);
  return 0;
}

/** What stands in the home counts as the user's own policy, which is for a person to write; what is there is never replaced. */
function refuseUnfit(root: string, folder: string): void {
  if ([homedir(), userInfo().homedir].some((home) => resolve(home) === root))
    throw new GuardError("usage", `${root} is a home, not a repository; go to the repository first`);
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory())
    throw new GuardError("usage", `${folder} is not a folder; nothing was written`);
  for (const ending of ["yaml", "yml", "jsonc"]) {
    const path = join(folder, `policy.${ending}`);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
      throw new GuardError("usage", `${path} is there already; nothing was written`);
  }
}

/**
 * Where the policy's first line says the schema is, from the file's folder. Only what comes with a clone, or with its `npm install`, is
 * there for everybody and offline; so it is the package of the project, or a copy beside the policy.
 */
function schemaFor(root: string, folder: string): string {
  const installed = `node_modules/sallyport/schema/${schemaName}`;
  if (existsSync(join(root, installed))) return `../${installed}`;
  const copy = join(folder, schemaName);
  const ours = join(builtHooksFolder(), "../../schema", schemaName);
  if (lstatSync(copy, { throwIfNoEntry: false }) === undefined)
    writeFileSync(copy, readFileSync(ours), { flag: "wx" });
  return schemaName;
}

function ignoreLocalFile(root: string): void {
  const path = join(root, ".gitignore");
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) {
    writeLine(`Add ${localFile} to what git ignores: ${path} is not a file of its own.`);
    return;
  }
  const before = found === undefined ? "" : readFileSync(path, "utf8");
  if (before.split(/\r?\n/).some((line) => line.trim().replace(/^\//, "") === localFile)) return;
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  writeFileSync(path, `${gap}${localFile}\n`, { flag: "a" });
  writeLine(`${colour.green("Added:")} ${localFile} to ${path}, for what holds for you alone`);
}

function sayWhatNext(profile: ProfileName): void {
  writeLine("\nNext:");
  writeLine("  sallyport policy check   after every change");
  writeLine("  sallyport policy show    what holds here, and why");
  if (profile === "prototyping")
    writeLine("  sallyport trust          a repository's file loosens nothing before you trust it");
  writeLine("Commit it, and it holds for everybody who clones this repository.");
}
