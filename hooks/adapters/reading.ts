import { GuardError } from "../../engine/errors.ts";

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

/** True for an object that is no list. */
export function isRecord(value: unknown): value is Reading {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
