import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundleFiles, canonicalJson, Manifest } from "../../engine/bundle.ts";
import { GuardError } from "../../engine/errors.ts";
import { keyIdOf, keyLineOf, openBundle, readBundleFolder } from "../../engine/io/bundle-files.ts";
import { keyringOf } from "../../engine/io/bundle-layers.ts";
import { readSources } from "../../engine/io/policy-files.ts";
import { runCases } from "../bundles/cases.ts";
import { manifestOf, packBundle, signBundle } from "../bundles/seal.ts";
import { compileGathered } from "../compile-here.ts";
import { runExamples } from "../rule-examples.ts";
import { colour, errorColour, writeErrorLine, writeLine } from "../terminal.ts";

type Values = {
  readonly key: string | undefined;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly out: string | undefined;
};

const verbs: Readonly<Record<string, (folder: string, values: Values) => number | Promise<number>>> = {
  ...{ init, test, pack, sign, verify, keygen },
};

/** `sallyport bundle`: makes, tests, signs and verifies the bundle in a folder. */
export async function run(args: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: text, name: text, version: text, out: text },
  });
  const [verb = "", folder = ".", ...rest] = positionals;
  const work = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (work === undefined || rest.length > 0)
    throw new GuardError("usage", `name one of ${Object.keys(verbs).join(", ")}, and one folder`);
  const { key, name, version, out } = values;
  return work(resolve(folder), { key, name, version, out });
}

const firstPolicy = `# Rules that every repository with this bundle follows. The same fields as in any policy file.
profile: balanced
`;
const firstCases = [
  { call: "git status", verdict: { balanced: "allow" }, why: "Looking is always allowed." },
  { call: "git push --force", verdict: { balanced: "deny", production: "deny" }, why: "History is shared." },
];

function init(folder: string, { name = basename(folder), version = "0.1.0" }: Values): number {
  if (existsSync(join(folder, "bundle.json")) || existsSync(join(folder, "policy.yaml")))
    throw new GuardError("usage", `${folder} holds a bundle already`);
  const texts = {
    "policy.yaml": firstPolicy,
    "cases.jsonl": firstCases.map((row) => `${JSON.stringify(row)}\n`).join(""),
  };
  if (!Manifest.shape.name.safeParse(name).success || !Manifest.shape.version.safeParse(version).success)
    throw new GuardError("usage", "--name is as npm names packages, --version like 1.2.3");
  mkdirSync(folder, { recursive: true });
  const packageJson = { name, version, description: "A sallyport bundle: data only.", files: bundleFiles };
  const files = {
    ...texts,
    "package.json": canonicalJson(packageJson),
    "bundle.json": manifestOf(name, version, texts),
    "bundle.sig": canonicalJson([]),
  };
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, file), content, { flag: "wx" });
  writeLine(`${colour.green("Made:")} ${Object.keys(files).join(", ")} in ${folder}`);
  writeLine(`Edit policy.yaml and cases.jsonl, then: sallyport bundle pack ${folder}`);
  return 0;
}

async function test(folder: string): Promise<number> {
  const texts = readBundleFolder(folder);
  const { count, failures } = runCases({ ...texts, "bundle.json": manifestOf("under-test", "0.0.0", texts) });
  const faults = await exampleFaults(folder);
  for (const failure of [...failures, ...faults]) writeErrorLine(`${errorColour.red("fails:")} ${failure}`);
  writeLine(`${count - failures.length} of ${count} verdicts are as expected.`);
  return failures.length === 0 && faults.length === 0 ? 0 : 1;
}

/** The examples of the bundle's own rules that do not do what they must, by file and line. */
async function exampleFaults(folder: string): Promise<readonly string[]> {
  const text = readBundleFolder(folder)["policy.yaml"] ?? "";
  const source = { path: join(folder, "policy.yaml"), layer: "team", directory: "", text } as const;
  const gathered = { sources: [source], isTrusted: () => false, inputs: [], problems: [] };
  const { faults } = await runExamples(compileGathered(gathered));
  return faults.map(({ path, line, message }) => `${path}:${line}: ${message}`);
}

async function pack(folder: string, { version }: Values): Promise<number> {
  const faults = await exampleFaults(folder);
  if (faults.length > 0) throw new GuardError("bundle-invalid", faults.join("\n  "));
  const count = packBundle(folder, version);
  const { locked } = openBundle(readBundleFolder(folder), anybody, folder);
  writeLine(
    `${colour.green("Packed:")} ${locked.name} ${locked.version}; ${count} verdicts are as expected.`,
  );
  if (locked.signers.length === 0)
    writeLine(`To sign it: sallyport bundle sign ${folder} --key <private key>`);
  return 0;
}

function sign(folder: string, { key }: Values): number {
  if (key === undefined)
    throw new GuardError("usage", "--key names the private key; sallyport bundle keygen makes one");
  openBundle(readBundleFolder(folder), anybody, folder);
  const id = signBundle(folder, resolve(key));
  const { locked } = openBundle(readBundleFolder(folder), anybody, folder);
  writeLine(
    `${colour.green("Signed:")} ${locked.name} ${locked.version} by key ${id}. Signatures: ${locked.signers.join(", ")}`,
  );
  return 0;
}

/** Exit code 1 when no trusted key has signed the bundle. */
function verify(folder: string, { key }: Values): number {
  const keyring = keyringOf(readSources([homedir()], [process.cwd()]));
  const trusted = key === undefined ? keyring.trusted : [key];
  const { locked, signers } = openBundle(readBundleFolder(folder), { ...keyring, trusted }, folder);
  writeLine(`${locked.name} ${locked.version}\n${locked.integrity}`);
  for (const signer of signers) writeLine(`${colour.green("signed by")} ${signer}, which is trusted here`);
  if (signers.length === 0)
    writeErrorLine(`${errorColour.yellow("not signed")} by a key that is trusted here`);
  return signers.length === 0 ? 1 : 0;
}

const anybody = { trusted: [], revoked: [], requireSigned: false };

function keygen(_folder: string, { out }: Values): number {
  const file = resolve(out ?? join(homedir(), ".sallyport/keys/bundle.pem"));
  if (existsSync(file)) throw new GuardError("usage", `${file} is there already; name another with --out`);
  const { privateKey } = generateKeyPairSync("ed25519");
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  const line = keyLineOf(createPublicKey(privateKey));
  writeLine(`${colour.green("Private key:")} ${file} (only you can read it; keep it off this repository)`);
  writeLine(
    `Key id: ${keyIdOf(line)}\nFor trustedKeys in ~/.sallyport/policy.yaml or /etc/sallyport/policy.yaml:\n  - ${line}`,
  );
  return 0;
}
