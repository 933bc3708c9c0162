import os from "node:os";
import { basename, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { gatherPolicy } from "../../engine/io/bundle-layers.ts";
import { readRegularFile } from "../../engine/io/files.ts";
import { hereOf } from "../../engine/io/here.ts";
import { readSources } from "../../engine/io/policy-files.ts";
import { repositoryOf } from "../../engine/io/repository.ts";
import { mayMatch } from "../../engine/policy/choose-profile.ts";
import type { SetCell } from "../../engine/policy/merge-cells.ts";
import { notesOn } from "../../engine/policy/notes.ts";
import { layers, type PolicySource } from "../../engine/policy/policy-source.ts";
import { saidChoices } from "../../engine/policy/profile-choices.ts";
import { compileGathered, compileHere } from "../compile-here.ts";
import { policyAt } from "../judge-call.ts";
import { fieldWidth, profileRows } from "../profile-table.ts";
import { runExamples } from "../rule-examples.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";
import { exportPolicy } from "./policy-export.ts";

/** Largest policy file that the hooks read, in bytes. */
const maxBytes = 256 * 1024;

/** `sallyport policy`: what holds here and which file says so; what is wrong with policy files; the same as settings of the client. */
export async function run(args: readonly string[]): Promise<number> {
  if (args[0] === "export") return exportPolicy(args.slice(1));
  const options = { effective: { type: "boolean" } } as const;
  const { positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [verb, ...files] = positionals;
  if (verb === "show" && files.length === 0) return show();
  if (verb === "check") return check(files);
  throw new GuardError("usage", "say show, check [file]..., or export claude-permissions|managed-settings");
}

function sourcesHere(): readonly PolicySource[] {
  const cwd = process.cwd();
  return readSources([os.homedir()], [cwd, repositoryOf(cwd)]);
}

async function show(): Promise<number> {
  const sources = sourcesHere();
  const { profile, outcomes } = await policyAt(process.cwd());
  const gathered = gatherPolicy(os.homedir(), sources);
  const { cells, ruleCells, policy, policies } = compileGathered(gathered);
  writeLine(colour.bold("Policy files, the strongest first"));
  const ranked = [...gathered.sources].sort((a, b) => layers.indexOf(a.layer) - layers.indexOf(b.layer));
  for (const { layer, path } of ranked) writeLine(`  ${layer.padEnd(10)} ${path}`);
  if (sources.length === 0) writeLine("  none: the built-in profile holds");
  const here = hereOf([os.homedir()], process.cwd(), repositoryOf(process.cwd()));
  const chosen = saidChoices(policies).filter(
    (said) => said.profile === profile.name && (said.match === undefined || mayMatch(said.match, here)),
  );
  writeLine(`\n${colour.bold(`Profile ${profile.name}`)}${dimmed(chosen)}`);
  for (const { field, value } of profileRows(profile)) {
    const set = cells.filter(
      (cell) => cell.profile === profile.name && `${cell.field}.`.startsWith(`${field}.`),
    );
    writeLine(`  ${field.padEnd(fieldWidth)} ${value}${placesOf(set)}`);
  }
  const said = Object.entries(outcomes).filter(([rule]) => rule !== "policy/invalid-file");
  section(
    "Rules the policy decides",
    said.map(([rule, outcome]) => {
      const set = ruleCells.filter((cell) => cell.profile === profile.name && cell.field === rule);
      return `${outcome.padEnd(5)} ${rule}${placesOf(set)}`;
    }),
  );
  section(
    "Exceptions",
    policy.exceptions.map((one) => `${one.rule} until ${one.expires}, ${one.author}: ${one.reason}`),
  );
  section("Not followed, and faults", [...gathered.problems, ...notesOn(policy, profile.name)]);
  return 0;
}

/** The lines that say so, each once. */
function placesOf(set: readonly SetCell[]): string {
  return dimmed(set.flatMap(({ from }) => from));
}

function dimmed(places: SetCell["from"]): string {
  const names = places.map(({ path, line }) => `${path}:${line}`);
  return [...new Set(names)].map((name) => colour.dim(`  ${name}`)).join("");
}

function section(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  writeLine(`\n${colour.bold(title)}`);
  for (const line of lines) writeLine(`  ${line}`);
}

/** A file that is named and holds here is read as what it is, any other one as a repository's. */
async function check(files: readonly string[]): Promise<number> {
  const sources = files.length === 0 ? sourcesHere() : files.map(sourceOf);
  const compiled = compileHere(os.homedir(), sources);
  const examples = await runExamples(compiled);
  const faults = [...compiled.policy.problems, ...examples.faults];
  for (const { path, line, message } of faults)
    writeErrorLine(`sallyport policy check: ${path}:${line}: ${message}`);
  if (faults.length > 0) return 1;
  const count = sources.length === 1 ? "1 policy file is" : `${sources.length} policy files are`;
  const run = examples.count === 0 ? "" : `, and ${examples.count} examples of own rules do what they must`;
  writeLine(`${count} valid${run}`);
  return 0;
}

function sourceOf(file: string): PolicySource {
  const path = resolve(file);
  const here = sourcesHere().find((source) => source.path === path);
  if (here !== undefined) return here;
  const read = readRegularFile(path, maxBytes);
  if (read.kind === "absent") throw new GuardError("usage", `there is nothing at ${path}`);
  if (read.kind === "unreadable")
    throw new GuardError("policy-unreadable", `${path} cannot be read: ${read.why}; mend or remove it`);
  const folder = dirname(path);
  const directory = basename(folder) === ".sallyport" ? dirname(folder) : folder;
  return { path, layer: "repo", directory, text: read.text };
}
