import type * as z from "zod";
import { nearest } from "../nearest.ts";
import { policyJsonSchema } from "./policy-json-schema.ts";

/** Where a policy file is wrong, and in words what was found, what is allowed, and what may have been meant. */
export type Described = { readonly field: readonly (string | number)[]; readonly message: string };

/** Most allowed words that are listed, and longest found value that is shown. */
const maxWords = 24;
const maxShown = 40;

/** Describes one fault that the schema has found in `value`. */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown): Described {
  const field = issue.path.map((step) => (typeof step === "symbol" ? "" : step));
  const found = valueAt(value, field);
  const name = field.length === 0 ? "the file" : field.join(".");
  switch (issue.code) {
    case "unrecognized_keys": {
      const [key = ""] = issue.keys;
      const message = `${[...field, key].join(".")}: unknown field; ${choice(key, fieldsAt(field))}`;
      return { field: [...field, key], message };
    }
    case "invalid_value": {
      const words = issue.values.map(String);
      return { field, message: `${name}: found ${show(found)}; ${choice(String(found), words)}` };
    }
    case "invalid_type":
      return {
        field,
        message:
          found === undefined
            ? `${name}: is missing; allowed: ${issue.expected}`
            : `${name}: found ${show(found)}; allowed: ${issue.expected}`,
      };
    default:
      return { field, message: `${name}: found ${show(found)}; ${issue.message}` };
  }
}

function choice(found: string, allowed: readonly string[]): string {
  const meant = nearest(found, allowed);
  const hint = meant === undefined ? "" : `did you mean ${meant}? `;
  return `${hint}allowed: ${allowed.slice(0, maxWords).join(", ")}`;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a table";
  return JSON.stringify(value)?.slice(0, maxShown) ?? "nothing";
}

function valueAt(value: unknown, field: readonly (string | number)[]): unknown {
  return field.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? new Map(Object.entries(at)).get(String(step)) : undefined,
    value,
  );
}

/** The names of the fields that may stand at a place, by the schema. */
function fieldsAt(field: readonly (string | number)[]): readonly string[] {
  let at: unknown = policyJsonSchema();
  for (const step of field) {
    const next = new Map(Object.entries(isObject(at) ? at : {}));
    const properties = next.get("properties");
    at = isObject(properties)
      ? new Map(Object.entries(properties)).get(String(step))
      : (next.get("items") ?? next.get("additionalProperties"));
  }
  const properties = isObject(at) && "properties" in at ? at.properties : {};
  return isObject(properties) ? Object.keys(properties).filter((name) => name !== "$schema") : [];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
