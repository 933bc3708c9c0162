import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Remembers that a session's transcript holds a secret that could not be taken out: its next request would send it. */
export function markTainted(home: string, session: string): void {
  const file = markerOf(home, session);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, "", { mode: 0o600 });
}

/** True for a session marked before. */
export function isTainted(home: string, session: string): boolean {
  return existsSync(markerOf(home, session));
}

function markerOf(home: string, session: string): string {
  return join(home, ".sallyport", "tainted", session.replace(/[^\w-]/g, "_").slice(0, 100) || "unnamed");
}
