import type { Surroundings } from "../../surroundings.ts";
import type { ShellState } from "./state.ts";

/** What `~` and a plain `cd` mean: the value of HOME, where the call sets it. */
export function homeOf(state: ShellState, surroundings: Surroundings): string | undefined {
  const variable = state.variables.get("HOME");
  return variable ? variable.values?.[0] : surroundings.homes[0];
}

/** A leading tilde as bash reads it: `~`, `~/x`, `~user/x`, `~+`. Text without one is returned as it is. */
export function homePath(
  text: string,
  cwd: string | undefined,
  surroundings: Surroundings,
  home: string = surroundings.homes[0],
): string {
  const match = /^~([^/]*)(\/.*)?$/s.exec(text);
  if (!match) return text;
  const [, name = "", rest = ""] = match;
  if (name === "") return home + rest;
  if (name === surroundings.user) return surroundings.homes[0] + rest;
  if (name === "+") return (cwd ?? ".") + rest;
  if (name === "root") return `/root${rest}`;
  return /^[a-z_][\w.-]*$/.test(name) ? `/home/${name}${rest}` : text;
}
