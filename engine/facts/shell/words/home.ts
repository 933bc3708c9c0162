import type { Word } from "unbash";
import type { Surroundings } from "../../../surroundings.ts";
import type { ShellState } from "../state.ts";
import type { Expander } from "./piece.ts";

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

/** The beginning of a word after its tilde is expanded; undefined for a word without one. A tilde with anything quoted or expanded before the first slash is none. */
export function expandTilde(word: Word, state: ShellState, surroundings: Surroundings): string | undefined {
  if (!word.text.startsWith("~")) return undefined;
  const first = word.parts?.[0];
  const { text, value } = first?.type === "Literal" ? first : word;
  const prefix = text.split("/", 1)[0] ?? "";
  if (prefix.includes("\\") || (first && prefix === text)) return undefined;
  return homePath(value, state.cwd, surroundings, homeOf(state, surroundings));
}

/** Unquoted text in the value of an assignment: a tilde may stand at its start and after each colon. */
export function assignedTildes(
  { text, value }: { readonly text: string; readonly value: string },
  isFirst: boolean,
  isLast: boolean,
  { state, analysis }: Expander,
): string {
  if (!text.includes("~") || text.includes("\\")) return value;
  const home = homeOf(state, analysis.surroundings);
  const parts = text.split(":");
  return parts
    .map((part, index) => {
      const isWhole = part.includes("/") || index < parts.length - 1 || isLast;
      return isWhole && (isFirst || index > 0)
        ? homePath(part, state.cwd, analysis.surroundings, home)
        : part;
    })
    .join(":");
}
