import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { AuditEvent } from "../audit-event.ts";
import { GuardError } from "../errors.ts";
import { errorCode } from "./files.ts";

/** The directory with one log file per day. */
export function auditDirectory(home: string): string {
  return join(home, ".sallyport", "audit");
}

/**
 * Appends one event as one line, in a single write to a file only its owner can read.
 *
 * @throws GuardError `audit-failed` when it cannot be written; the profile decides what follows
 */
export function appendAuditEvent(home: string, event: AuditEvent): void {
  const directory = auditDirectory(home);
  const file = join(directory, `${event.time.slice(0, 10)}.jsonl`);
  const append = () => appendFileSync(file, `${JSON.stringify(event)}\n`, { mode: 0o600 });
  try {
    try {
      append();
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      append();
    }
  } catch (error) {
    const message = `the audit log ${file} cannot be written (${errorCode(error)}); make it writable`;
    throw new GuardError("audit-failed", message, { cause: error });
  }
}
