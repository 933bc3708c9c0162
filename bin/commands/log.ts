import { existsSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { AuditEvent } from "../../engine/audit-event.ts";
import { auditDirectory } from "../../engine/io/audit-log.ts";
import { plain } from "../../engine/message.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";

const colours = {
  allow: colour.green,
  ask: colour.yellow,
  deny: colour.red,
  redact: colour.magenta,
  withhold: colour.red,
};

/** `sallyport log`: the audit log, oldest first. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
  const directory = auditDirectory(os.homedir());
  const files = namesIn(directory).filter((name) => name.endsWith(".jsonl"));
  if (files.length === 0) writeErrorLine(`sallyport log: nothing is recorded in ${directory} yet`);
  let unreadable = 0;
  for (const file of files.sort()) {
    for (const line of readFileSync(path.join(directory, file), "utf8").split("\n").filter(Boolean)) {
      const event = parse(line);
      if (!event) unreadable++;
      else writeLine(values.json === true ? line : describe(event));
    }
  }
  if (unreadable > 0) writeErrorLine(`sallyport log: ${unreadable} lines are not audit events`);
  return unreadable > 0 ? 1 : 0;
}

function namesIn(directory: string): readonly string[] {
  return existsSync(directory) ? readdirSync(directory) : [];
}

function parse(line: string): AuditEvent | undefined {
  try {
    return AuditEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function describe(event: AuditEvent): string {
  const why = [
    ...event.findings.map((finding) => finding.rule),
    ...event.redactions.map((redaction) => redaction.detector),
  ];
  const subject = plain(event.input).slice(0, 100);
  const verdict = colours[event.verdict](event.verdict.padEnd(8));
  return `${colour.dim(event.time)} ${event.event.padEnd(13)} ${verdict} ${plain(event.tool)} ${subject} ${colour.dim(why.join(", "))}`.trimEnd();
}
