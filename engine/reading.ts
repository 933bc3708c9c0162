import { GuardError } from "./errors.ts";

/** An object of outside data: any field may be missing or of any type. */
export type Reading = Readonly<Record<string, unknown>>;

/** The value as an object, read by hand: a schema library would cost each call 3 ms. */
export function record(value: unknown, name: string): Reading {
  if (!isRecord(value)) throw new GuardError("input-invalid", `${name} is not an object`);
  return value;
}

/** A text field that must be there. */
export function requiredText(reading: Reading, name: string): string {
  const value = optionalText(reading, name);
  if (value === undefined) throw new GuardError("input-invalid", `${name} is missing`);
  return value;
}

/** A text field that may be missing or null. */
export function optionalText(reading: Reading, name: string): string | undefined {
  const value = Object.hasOwn(reading, name) ? reading[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new GuardError("input-invalid", `${name} is not a text`);
  return value;
}

/** Longest path or glob, in UTF-16 units: the longest path that a system call takes (PATH_MAX of Linux). */
const maxPath = 4_096;

/** A path or glob that must be there. */
export function requiredPath(reading: Reading, name: string): string {
  requiredText(reading, name);
  return optionalPath(reading, name) ?? "";
}

/** A path or glob that may be missing or null. No program can open a longer one, and resolving it would take us too long. */
export function optionalPath(reading: Reading, name: string): string | undefined {
  const path = optionalText(reading, name);
  if (path !== undefined && path.length > maxPath)
    throw new GuardError("input-too-large", `${name} is over ${maxPath} characters`);
  return path;
}

/** True for an object that is no list. */
export function isRecord(value: unknown): value is Reading {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
