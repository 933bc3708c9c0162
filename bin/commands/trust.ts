import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { gatherPolicy } from "../../engine/io/bundle-layers.ts";
import { readSources } from "../../engine/io/policy-files.ts";
import { repositoryOf } from "../../engine/io/repository.ts";
import { fingerprintOf, readTrusted, writeTrusted } from "../../engine/io/trusted-files.ts";
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
  const diff = effectiveDiff(
    gatherPolicy(home, sources, { trusted: untrusted }),
    gatherPolicy(home, sources, { trusted: { format: 1, files } }),
  );
  writeLine(`${colour.bold(path)}\nsha256 ${fingerprint}\n`);
  if (diff === "") {
    writeLine("It loosens nothing, so there is nothing to trust.");
    return 0;
  }
  writeLine(`${diff}\n`);
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
