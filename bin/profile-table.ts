import { mapCells } from "../engine/policy/cells.ts";
import type { Profile } from "../engine/profile.ts";

/** One row of a profile: what it is about, and what holds. */
export type ProfileRow = { readonly field: string; readonly value: string };

/** How wide a column of field names is. */
export const fieldWidth = "credentialManagement.failedOutput".length + 1;

const severities = ["low", "medium", "high", "critical"];

/** A profile as rows: the four severities of a scale side by side, as `allow ask deny deny`. */
export function profileRows(profile: Profile): readonly ProfileRow[] {
  const rows = new Map<string, string>();
  mapCells(profile, (field, value) => {
    const isScale = severities.includes(field.at(-1) ?? "");
    const name = (isScale ? field.slice(0, -1) : field).join(".");
    rows.set(name, [rows.get(name), String(value)].filter(Boolean).join(" "));
    return value;
  });
  return [...rows].map(([field, value]) => ({ field, value }));
}
