import type { Surroundings } from "../../surroundings.ts";

/** A leading tilde as bash reads it: `~`, `~/x`, `~user/x`, `~+`. Text without one is returned as it is. */
export function homePath(text: string, cwd: string | undefined, surroundings: Surroundings): string {
  const match = /^~([^/]*)(\/.*)?$/s.exec(text);
  if (!match) return text;
  const [, name = "", rest = ""] = match;
  if (name === "" || name === surroundings.user) return surroundings.homes[0] + rest;
  if (name === "+") return (cwd ?? ".") + rest;
  if (name === "root") return `/root${rest}`;
  return /^[a-z_][\w.-]*$/.test(name) ? `/home/${name}${rest}` : text;
}
