/** Most files of one patch that are looked at, and longest patch, in UTF-16 units. */
const maxPaths = 256;
const maxPatch = 256 * 1024;

const header = /^(?:\+\+\+|---|rename to|copy to|rename from) (.+)$/;

/** Paths that a patch changes, makes or removes, without their first `strip` directories (`a/`, `b/`). */
export function patchedPaths(text: string, strip: number): readonly string[] {
  const found = new Set<string>();
  for (const line of text.slice(0, maxPatch).split("\n")) {
    const given = header.exec(line)?.[1]?.replace(/\t.*$/, "").trimEnd();
    if (given === undefined || given === "/dev/null") continue;
    const path = unquote(given);
    const depth = /^(?:rename|copy)/.test(line) ? 0 : strip;
    found.add(path.split("/").slice(depth).join("/") || path);
    if (found.size >= maxPaths) break;
  }
  return [...found];
}

/** Git quotes names with special characters: `"a/\\056env"`. */
function unquote(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"')) return name;
  return name
    .slice(1, -1)
    .replace(/\\(?:([0-3][0-7]{2})|(.))/g, (_all, octal?: string, other?: string) =>
      octal === undefined ? (other ?? "") : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}
