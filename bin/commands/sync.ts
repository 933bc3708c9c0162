import { homedir } from "node:os";
import { resolve } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import type { BundleTexts } from "../../engine/io/bundle-files.ts";
import { gatherPolicy, keyringOf, readLock } from "../../engine/io/bundle-layers.ts";
import { readSources } from "../../engine/io/policy-files.ts";
import { linksOf } from "../../engine/policy/links.ts";
import type { PolicySource } from "../../engine/policy/policy-source.ts";
import { lockText, type Plan, planSync } from "../bundles/plan-sync.ts";
import { replaceFile } from "../bundles/store.ts";
import { effectiveDiff } from "../effective-policy.ts";
import { colour, errorColour, isInteractive, writeErrorLine, writeLine } from "../terminal.ts";

type Options = {
  readonly check: boolean;
  readonly update: boolean;
  readonly yes: boolean;
  readonly to: string | undefined;
};

/** `sallyport sync`: the only command that uses the network. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      check: { type: "boolean", default: false },
      update: { type: "boolean", default: false },
      yes: { type: "boolean", short: "y", default: false },
      to: { type: "string" },
    },
  });
  if (values.check && values.update)
    throw new GuardError("usage", "--check writes nothing, --update does; name one");
  if (values.to !== undefined && !values.update) throw new GuardError("usage", "--to goes with --update");
  const options = { ...values, to: values.to };
  const folders = (positionals.length === 0 ? ["."] : positionals).map((folder) => resolve(folder));
  const { plans, refused } = planAll(folders, options);
  if (plans.length === 0 && refused === 0) writeLine("No policy file here names a bundle; nothing to do.");
  const changed = plans.filter(isChange);
  if (options.check) return report(plans, changed) || refused > 0 ? 1 : 0;
  const written = changed.length === 0 || (await agreed(changed, options));
  if (written) {
    for (const plan of changed) write(plan);
    for (const plan of plans) describe(plan);
  }
  return written && refused === 0 ? 0 : 1;
}

/** Plans every policy file that names bundles once, however many of the folders it counts for. */
function planAll(
  folders: readonly string[],
  { check, update, to }: Options,
): { plans: Plan[]; refused: number } {
  const home = homedir();
  const fetched = new Map<string, BundleTexts>();
  const plans = new Map<string, Plan>();
  const refused = new Set<string>();
  for (const folder of folders) {
    const sources = readSources([home], [folder]);
    const keyring = keyringOf(sources);
    for (const source of sources) {
      if (plans.has(source.path) || refused.has(source.path) || linksOf(source).extends.length === 0)
        continue;
      // The lock of the whole machine is its administrator's.
      const isOurs = source.layer !== "managed" || process.getuid?.() === 0;
      try {
        const how = {
          home,
          keyring,
          update: (update || check) && isOurs,
          to: isOurs ? to : undefined,
          fetched,
        };
        plans.set(source.path, planSync(source, how));
      } catch (error) {
        if (!(error instanceof GuardError)) throw error;
        refused.add(source.path);
        writeErrorLine(`${errorColour.red("refused:")} ${source.path}: ${error.message}`);
      }
    }
  }
  return { plans: [...plans.values()], refused: refused.size };
}

function isChange({ source, policy, before, after }: Plan): boolean {
  return policy !== source.text || !isDeepStrictEqual(before, after);
}

/** Says of each file whether its lock is right. @returns true when one is not */
function report(plans: readonly Plan[], changed: readonly Plan[]): boolean {
  for (const plan of plans) {
    if (!changed.includes(plan)) describe(plan);
    else writeErrorLine(`${errorColour.red("differs:")} ${plan.lockPath}; run "sallyport sync --update"`);
  }
  return changed.length > 0;
}

function describe({ source, bundles }: Plan): void {
  for (const { reference, bundle } of bundles) {
    const signed =
      bundle.signers.length > 0 ? `signed by ${bundle.signers.join(", ")}` : "not signed by a trusted key";
    const { name, version } = bundle.manifest;
    writeLine(`${colour.green("locked:")} ${source.path}: ${reference} is ${name} ${version}, ${signed}`);
  }
}

/** Shows what changes in the effective policy, the same change only once, and asks. */
async function agreed(changed: readonly Plan[], { update, yes }: Options): Promise<boolean> {
  if (!update) return true;
  const byDiff = new Map<string, string[]>();
  for (const plan of changed) {
    const diff = diffOf(plan);
    byDiff.set(diff, [...(byDiff.get(diff) ?? []), plan.source.path]);
  }
  for (const [diff, paths] of byDiff) {
    for (const path of paths) writeLine(colour.bold(path));
    writeLine(diff === "" ? "  the effective policy stays the same" : diff);
  }
  if (yes) return true;
  if (!isInteractive()) {
    writeLine("Nothing was written: there is no terminal to ask on. Run again with --yes to write it.");
    return false;
  }
  const { confirm } = await import("@clack/prompts");
  if ((await confirm({ message: `Write this to ${changed.length} policies?` })) === true) return true;
  writeLine("Nothing was written.");
  return false;
}

function diffOf({ source, policy, lockPath, after }: Plan): string {
  const home = homedir();
  const sources = readSources([home], [resolve(source.path, "../..")]);
  const edited = sources.map(
    (one): PolicySource => (one.path === source.path ? { ...one, text: policy } : one),
  );
  const lockAt = (path: string) => (path === lockPath ? after : readLock(path));
  return effectiveDiff(gatherPolicy(home, sources), gatherPolicy(home, edited, { lockAt }));
}

function write({ source, policy, lockPath, after }: Plan): void {
  if (policy !== source.text) replaceFile(source.path, policy);
  replaceFile(lockPath, lockText(after));
}
