import { isUtf8 } from "node:buffer";
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { posix } from "node:path";
import { fingerprintWith } from "../engine/io/fingerprint.ts";
import { besidesSecrets } from "../engine/policy/apply-policy.ts";
import { redactText } from "../engine/redact.ts";
import { maxRedactedCharacters } from "../engine/redaction-pass.ts";
import { openSession } from "./session.ts";

/** Where the client keeps what a command prints (seen with Claude Code 2.1.330). */
const outputOfClient = /\/tasks\/[\w-]+\.output$/;

/** More files than that are not looked through. */
const maxFiles = 10_000;

/**
 * Takes the secrets out of what a failed command has printed, in the file that the client has given it as standard output and reads
 * once the shell is gone. Where that is something else, or too large, it stays: the hooks after the call then stop the turn.
 *
 * @param cwd where the command began
 */
export async function redactOwnOutput(cwd: string): Promise<void> {
  const own = fstatSync(1);
  const path = own.isFile() && own.size <= maxRedactedCharacters ? pathOf(own) : undefined;
  if (path === undefined) return;
  const file = openSync(path, constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    if (!isSame(fstatSync(file), own)) return;
    const before = readFrom(file, 0);
    // Bytes that are no UTF-8 stay as they are, a secret between them does not.
    const encoding = isUtf8(before) ? "utf8" : "latin1";
    const session = await openSession(cwd);
    const { profile, place } = session;
    const { text, redactions } = await redactText(
      before.toString(encoding),
      profile.credentialManagement.redaction,
      fingerprintWith(place.homes[0]),
      besidesSecrets(session.policy),
    );
    if (redactions.length === 0) return;
    // What a process in the background has added meanwhile.
    const added = readFrom(file, before.length);
    const after = Buffer.concat([Buffer.from(text, encoding), added]);
    for (let at = 0; at < after.length; ) at += writeSync(file, after, at, after.length - at, at);
    ftruncateSync(file, after.length);
  } finally {
    closeSync(file);
  }
}

/** The name of the client's file. A command may have turned its output into a file of the person's, which must stay as it is. */
function pathOf(own: Stats): string | undefined {
  const notes = process.env.CLAUDE_CODE_CHILD_NOTES_DIR;
  const path = (notes && namedIn(`${posix.dirname(notes)}/tasks`, own)) ?? nameOfDescriptor();
  return path !== undefined && outputOfClient.test(path) ? path : undefined;
}

function namedIn(folder: string, own: Stats): string | undefined {
  try {
    const names = readdirSync(folder).slice(0, maxFiles);
    const paths = names.map((name) => `${folder}/${name}`);
    return paths.find((path) => isSame(statSync(path, { throwIfNoEntry: false }), own));
  } catch {
    return undefined;
  }
}

function nameOfDescriptor(): string | undefined {
  try {
    return readlinkSync("/proc/self/fd/1");
  } catch {
    // No such place on this system.
    return undefined;
  }
}

function isSame(one: Stats | undefined, other: Stats): boolean {
  return one !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function readFrom(file: number, from: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, fstatSync(file).size - from));
  return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
}
