/** Stable codes of the errors we expect; they are printed, so they are public. */
export type ErrorCode =
  | "input-empty"
  | "input-too-large"
  | "input-not-json"
  | "input-invalid"
  | "event-unknown"
  | "policy-unreadable"
  | "policy-invalid"
  | "bundle-invalid"
  | "bundle-unreachable"
  | "audit-failed"
  | "settings-unreadable"
  | "settings-invalid"
  | "usage";

/** An expected failure. `message` says what, where and what to do, and never holds text of the call. */
export class GuardError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "GuardError";
    this.code = code;
  }
}
