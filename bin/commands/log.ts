import os from "node:os";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { AuditEvent } from "../../engine/audit-event.ts";
import { alertDirectory, auditDirectory } from "../../engine/io/audit-log.ts";
import { plain } from "../../engine/message.ts";
import { LogReader } from "../log-reader.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";

const colours = {
  allow: colour.green,
  ask: colour.yellow,
  deny: colour.red,
  redact: colour.magenta,
  withhold: colour.red,
};

/** How often a log that is followed is looked at, in milliseconds. */
const followMs = 250;

/** `sallyport log`: the audit log, or its alerts, oldest first; with `--follow` also what is yet to come, until it is ended. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, alerts: { type: "boolean" }, follow: { type: "boolean" } },
  });
  const home = os.homedir();
  const reader = new LogReader(values.alerts === true ? alertDirectory(home) : auditDirectory(home));
  const show = (event: AuditEvent, line: string) => writeLine(values.json === true ? line : describe(event));
  if (reader.files().length === 0)
    writeErrorLine(`sallyport log: nothing is recorded in ${reader.directory} yet`);
  const isFollowed = values.follow === true;
  const unreadable = showLines(reader.lines(!isFollowed), show);
  if (unreadable > 0) writeErrorLine(`sallyport log: ${unreadable} lines are not audit events`);
  while (isFollowed && !process.stdout.destroyed) {
    await setTimeout(followMs);
    showLines(reader.lines(false), show);
  }
  return unreadable > 0 ? 1 : 0;
}

/** @returns how many lines are no events */
function showLines(lines: Iterable<string>, show: (event: AuditEvent, line: string) => void): number {
  let unreadable = 0;
  for (const line of lines) {
    const event = parse(line);
    if (event) show(event, line);
    else unreadable++;
  }
  return unreadable;
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
