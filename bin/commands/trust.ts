import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { type Gathered, gatherPolicy } from "../../engine/io/bundle-layers.ts";
import { readSources } from "../../engine/io/policy-files.ts";
import { repositoryOf } from "../../engine/io/repository.ts";
import { fingerprintOf, readTrusted, writeTrusted } from "../../engine/io/trusted-files.ts";
import { compileGathered } from "../compile-here.ts";
import { effectiveDiff } from "../effective-policy.ts";
import { colour, isInteractive, writeLine } from "../terminal.ts";

/** `sallyport trust`: lets a repository's policy file loosen what it says it loosens, as long as not a byte of it changes. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { list: { type: "boolean" }, revoke: { type: "boolean" } },
  });
  if (positionals.length > 1 || (values.list && values.revoke))
    throw new GuardError("usage", "name one policy file");
  const path = resolve(positionals[0] ?? join(repositoryOf(process.cwd()), ".sallyport/policy.yaml"));
  if (values.list) return list();
  return values.revoke ? revoke(path) : trust(path);
}

function list(): number {
  const files = Object.entries(readTrusted(homedir()).files);
  if (files.length === 0) writeLine("No policy file is trusted.");
  for (const [path, fingerprint] of files) writeLine(`${path} as sha256 ${fingerprint}`);
  return 0;
}

function revoke(path: string): number {
  const home = homedir();
  const { [path]: found, ...files } = readTrusted(home).files;
  if (found === undefined) {
    writeLine(`${path} is not trusted; nothing to change.`);
    return 1;
  }
  writeTrusted(home, { format: 1, files });
  writeLine(`${path} is no longer trusted: it can only tighten.`);
  return 0;
}

/** What of a file is not followed, a line each. */
function heldBack(gathered: Gathered, path: string): readonly string[] {
  const { ignored } = compileGathered(gathered).policy;
  return ignored.filter((one) => one.path === path).map(({ line, message }) => `line ${line}: ${message}`);
}

/** Most lines of a file that are shown. */
const maxLines = 200;

/** A text without what a terminal would follow. */
function shown(text: string): string {
  const lines = text
    .replaceAll(/[^\n\t\x20-\x7e\u00a1-\uffff]/g, "?")
    .trimEnd()
    .split("\n");
  const more = lines.length > maxLines ? [`… and ${lines.length - maxLines} lines more`] : [];
  return [...lines.slice(0, maxLines), ...more].map((line) => `  ${line}`).join("\n");
}

async function trust(path: string): Promise<number> {
  if (!isInteractive())
    throw new GuardError("usage", "trust is given by a person: run this in a terminal, without a pipe");
  const home = homedir();
  const sources = readSources([home], [resolve(path, "../..")]);
  const source = sources.find((one) => one.path === path);
  if (source === undefined || (source.layer !== "repo" && source.layer !== "repo-local"))
    throw new GuardError("usage", `${path} is no policy file of a repository`);
  const fingerprint = fingerprintOf(source.text);
  const before = readTrusted(home);
  const files = { ...before.files, [path]: fingerprint };
  const untrusted = {
    format: 1 as const,
    files: Object.fromEntries(Object.entries(files).filter(([name]) => name !== path)),
  };
  const without = gatherPolicy(home, sources, { trusted: untrusted });
  const trusted = gatherPolicy(home, sources, { trusted: { format: 1, files } });
  const [held, stillHeld] = [without, trusted].map((gathered) => heldBack(gathered, path));
  const loosened = held?.filter((line) => !stillHeld?.includes(line)) ?? [];
  writeLine(`${colour.bold(path)}\nsha256 ${fingerprint}\n`);
  if (loosened.length === 0) {
    writeLine("It loosens nothing, so there is nothing to trust.");
    return 0;
  }
  writeLine(`${colour.bold("It loosens")}\n${loosened.map((line) => `  ${line}\n`).join("")}`);
  writeLine(`${effectiveDiff(without, trusted)}\n`);
  writeLine(`${colour.bold("The whole file")}\n${shown(source.text)}\n`);
  const { confirm } = await import("@clack/prompts");
  const message = "Let this file loosen exactly this, until it changes?";
  if ((await confirm({ message, initialValue: false })) !== true) {
    writeLine("Nothing was trusted.");
    return 1;
  }
  writeTrusted(home, { format: 1, files });
  writeLine("Trusted. To take it back: sallyport trust --revoke");
  return 0;
}
