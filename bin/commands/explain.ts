import { homedir } from "node:os";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import type { Facts } from "../../engine/facts/facts.ts";
import { heldBack, levelOfRecords } from "../../engine/held-back.ts";
import { fingerprintWith } from "../../engine/io/fingerprint.ts";
import { besidesSecrets } from "../../engine/policy/apply-policy.ts";
import { redactValue } from "../../engine/redact.ts";
import { decisionOn } from "../../engine/verdict.ts";
import { type Judgement, judgeCall, shellCall } from "../judge-call.ts";
import { colour, writeLine } from "../terminal.ts";

/** `sallyport explain`: what a command line does, and which rules it meets. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" } },
    allowPositionals: true,
  });
  const [command, ...others] = positionals;
  if (command === undefined || others.length > 0) {
    throw new GuardError("usage", "give one command line, in quotes: sallyport explain 'git push --force'");
  }
  const judgement = await judgeCall(shellCall(command));
  writeLine(values.json === true ? await asJson(judgement) : await asText(judgement));
  return 0;
}

/** An agent may ask too, so nothing is shown that a result would not show. */
async function asText(judgement: Judgement): Promise<string> {
  return heldBack(describe(judgement), judgement.policy, fingerprintWith(homedir()));
}

async function asJson(judgement: Judgement): Promise<string> {
  const { policy } = judgement;
  const level = levelOfRecords(policy);
  const shown = await redactValue(
    plain(judgement),
    level,
    fingerprintWith(homedir()),
    besidesSecrets(policy),
  );
  return JSON.stringify(shown.value, undefined, 2);
}

/** For programs: what the hook records, and the facts. */
function plain({ facts, findings, exceptions, verdict, policy, notes }: Judgement): object {
  return { facts, findings, exceptions, verdict, profile: policy.profile, notes };
}

function describe({ facts, findings, exceptions, verdict, policy, texts, notes }: Judgement): string {
  const { profile, outcomes } = policy;
  const met = findings.map((finding) => {
    const decision = decisionOn(finding, profile, outcomes);
    const text = texts(finding.rule);
    return `  ${decision.padEnd(5)} ${colour.bold(finding.rule)} ${colour.dim(`${finding.severity} ${finding.category}`)} ${finding.on}\n        ${text?.summary ?? ""} ${text?.why ?? ""}`;
  });
  return [
    colour.bold("What it does"),
    ...linesOf(facts),
    "",
    colour.bold("Rules it meets"),
    ...(met.length > 0 ? met : ["  none"]),
    ...exceptions.map(
      ({ rule, author, reason, expires }) => `  excepted ${rule} until ${expires} by ${author}: ${reason}`,
    ),
    "",
    `${colour.bold("Verdict")} ${verdict.decision} (${profile.name} profile)`,
    ...notes.map((note) => colour.dim(note)),
  ].join("\n");
}

function linesOf(facts: Facts): readonly string[] {
  const line = (kind: string, ...words: readonly (string | false)[]) =>
    `  ${colour.cyan(kind.padEnd(12))} ${words.filter((word) => word !== false && word !== "").join(" ")}`;
  const lines = [
    ...facts.commands.map((fact) =>
      line(
        "command",
        ...[fact.program, fact.verb, ...fact.options, ...fact.arguments],
        fact.elevated && "(elevated)",
        fact.place !== "here" && `(${fact.place})`,
        fact.reach.length > 0 && `(through ${fact.reach.join(", ")})`,
      ),
    ),
    ...facts.files.map((fact) =>
      line(
        "file",
        fact.access,
        fact.path,
        fact.realPath !== fact.path && `-> ${fact.realPath}`,
        fact.recursive && "(recursive)",
        `(${fact.scope})`,
      ),
    ),
    ...facts.network.map((fact) =>
      line("network", fact.direction, `${fact.scheme}://${fact.host}`, `(${fact.reach})`),
    ),
    ...facts.environment.map((fact) => line("environment", fact.name)),
    ...facts.code.map((fact) => line("code", fact.language, `from ${fact.from}`, `(${fact.by})`)),
    ...facts.flows.map((fact) => line("flow", fact.from, fact.source, "->", fact.to, fact.sink)),
    ...facts.operations.map((fact) =>
      line(
        "operation",
        fact.system,
        fact.verb,
        fact.resource,
        fact.name,
        `(${fact.effect}, target ${fact.target}${fact.dryRun ? ", dry run" : ""})`,
      ),
    ),
    ...facts.variables.map((fact) => line("variable", fact.name)),
    ...facts.processes.map((fact) => line("processes", fact.growth, `(${fact.by})`)),
    ...facts.tools.map((fact) => line("tool", fact.server, fact.tool)),
    ...facts.installs.map((fact) =>
      line("install", fact.system, fact.name, fact.version, fact.from !== "index" && `(from ${fact.from})`),
    ),
    ...facts.opaque.map((fact) => line("opaque", fact.by, fact.why, fact.nearDanger && "(near danger)")),
    ...facts.secrets.map((fact) => line("secret", fact.detector)),
  ];
  return lines.length > 0 ? lines : ["  nothing a rule could be about"];
}
