import type { Setting } from "../analysis.ts";
import { type Field, plainField } from "../stream.ts";
import { addFile, textIn } from "./files.ts";

/** Longest patch looked at, in UTF-16 units, and most files taken from it. */
const maxPatch = 256 * 1024;
const maxFiles = 256;

/** Headers of a unified diff, a git rename, and an agent's patch format. */
const header =
  /^(?:(---|\+\+\+) ([^\t\n]{1,1000})[^\n]{0,1000}|(?:rename|copy) to (.{1,1000})|\*\*\* (Add|Update|Delete) File: (.{1,1000}))$/gm;

/**
 * The files that a patch changes: its text is a here-document, a file that the call has written, or one on disk.
 *
 * @param strip says how many directories are taken off the front of each name (`-p1`), else `otherwise` are
 */
export function accessPatch(
  by: string,
  files: readonly Field[],
  strip: Field | undefined,
  otherwise: number,
  setting: Setting,
): void {
  const depth = /^\d{1,2}$/.test(strip?.text ?? "") ? Number(strip?.text) : otherwise;
  const texts = files.length > 0 ? files.map((file) => patchText(file, setting)) : [setting.stdin.text];
  for (const text of texts) {
    if (text === undefined) continue;
    for (const [, side, name = "", renamed, verb, other] of [
      ...text.slice(0, maxPatch).matchAll(header),
    ].slice(0, maxFiles)) {
      const path = renamed ?? other ?? name.trimEnd();
      if (path === "" || path === "/dev/null") continue;
      const plain = side === undefined ? unquote(path) : stripped(unquote(path), depth);
      const access = verb === "Delete" ? "delete" : "write";
      addFile(access, plainField(plain), by, false, setting);
    }
  }
}

function stripped(path: string, strip: number): string {
  const parts = path.split("/");
  return parts.slice(Math.min(strip, parts.length - 1)).join("/");
}

function patchText(file: Field, setting: Setting): string | undefined {
  const { analysis, state } = setting;
  const piped = analysis.pipes.get(file.text);
  if (piped) return piped.text;
  const written = textIn(file, setting);
  if (written !== undefined || !file.known || state.cwd === undefined) return written;
  const path = file.text.startsWith("/") ? file.text : `${state.cwd}/${file.text}`;
  return analysis.surroundings.read(path);
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
