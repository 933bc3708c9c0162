import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { AuditEvent } from "../audit-event.ts";
import { GuardError } from "../errors.ts";
import { errorCode } from "./files.ts";

/** The directory with one log file per day. */
export function auditDirectory(home: string): string {
  return join(home, ".sallyport", "audit");
}

/** The directory with what raised an alert, in the same way. */
export function alertDirectory(home: string): string {
  return join(home, ".sallyport", "alerts");
}

/** Records an event, and once more among the alerts if it is one. @throws GuardError `audit-failed` */
export function recordEvent(home: string, event: AuditEvent): void {
  appendAuditEvent(auditDirectory(home), event);
  if (event.alert) appendAuditEvent(alertDirectory(home), event);
}

/**
 * Appends one event as one line, in a single write to a file only its owner can read. A line that a crash or a full disk has cut short
 * is closed first, so that it takes no other with it.
 *
 * @throws GuardError `audit-failed` when it cannot be written; the profile decides what follows
 */
function appendAuditEvent(directory: string, event: AuditEvent): void {
  const file = join(directory, `${event.time.slice(0, 10)}.jsonl`);
  try {
    const descriptor = openLog(directory, file);
    try {
      const { size, mode } = fstatSync(descriptor);
      if ((mode & 0o077) !== 0) fchmodSync(descriptor, 0o600);
      const last = Buffer.alloc(1);
      const isCut = size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
      const line = Buffer.from(`${isCut ? "\n" : ""}${JSON.stringify(event)}\n`);
      if (writeSync(descriptor, line) < line.length) throw new Error("the disk is full");
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const message = `the audit log ${file} cannot be written (${errorCode(error)}); make it writable`;
    throw new GuardError("audit-failed", message, { cause: error });
  }
}

function openLog(directory: string, file: string): number {
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);
  try {
    return openSync(file, flags, 0o600);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return openSync(file, flags, 0o600);
  }
}
