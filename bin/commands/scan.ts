import { readFileSync } from "node:fs";
import os from "node:os";
import { normalize } from "node:path";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { readRegularFile } from "../../engine/io/files.ts";
import { fingerprintWith } from "../../engine/io/fingerprint.ts";
import { plain } from "../../engine/message.ts";
import { filesBelow } from "../scan/files-below.ts";
import { sarifOf } from "../scan/sarif.ts";
import { type Sighting, scanText } from "../scan/scan-text.ts";
import { colour, writeErrorLine, writeLine } from "../terminal.ts";

/** Largest file that is read. */
const maxBytes = 16 * 1024 * 1024;

/** A file of which this part holds a NUL is no text. In UTF-16 units, as git looks at 8,000 bytes. */
const binaryLook = 8_000;

/** `sallyport scan`: the secrets in files, by place and detector, never by their text. */
export async function run(args: readonly string[]): Promise<number> {
  const options = { json: { type: "boolean" }, sarif: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (positionals.length === 0)
    throw new GuardError("usage", "give files or folders to scan, or - for standard input");
  const { sightings, unread } = await scan(positionals);
  if (values.sarif === true) writeLine(JSON.stringify(sarifOf(sightings, process.cwd()), undefined, 2));
  else
    for (const sighting of sightings)
      writeLine(values.json === true ? JSON.stringify(sighting) : describe(sighting));
  for (const { path, why } of unread) writeErrorLine(`sallyport scan: ${plain(path)} is not scanned: ${why}`);
  return sightings.length + unread.length > 0 ? 1 : 0;
}

type Scanned = {
  readonly sightings: readonly Sighting[];
  readonly unread: readonly { readonly path: string; readonly why: string }[];
};

async function scan(paths: readonly string[]): Promise<Scanned> {
  const fingerprint = fingerprintWith(os.homedir());
  const sightings: Sighting[] = [];
  const unread: { path: string; why: string }[] = [];
  for (const path of paths) {
    if (path === "-") {
      sightings.push(...(await scanText("-", readFileSync(0, "utf8"), fingerprint)));
      continue;
    }
    for (const file of filesBelow(normalize(path))) {
      const read = readRegularFile(file, maxBytes);
      if (read.kind === "absent") continue;
      if (read.kind === "unreadable") unread.push({ path: file, why: read.why });
      else if (!read.text.slice(0, binaryLook).includes("\0"))
        sightings.push(...(await scanText(file, read.text, fingerprint)));
    }
  }
  return { sightings, unread };
}

function describe({ path, line, column, detector, fingerprint }: Sighting): string {
  return `${plain(path)}:${line}:${column} ${colour.red(detector)} ${colour.dim(fingerprint)}`;
}
