import { isUtf8 } from "node:buffer";
import { findSecrets } from "../engine/facts/secrets.ts";
import { fingerprintWith } from "../engine/io/fingerprint.ts";
import { redactText } from "../engine/redact.ts";
import { maxRedactedCharacters } from "../engine/redaction-pass.ts";
import { releasable } from "../engine/release.ts";
import { openSession } from "./session.ts";

/** More than this of one line is never whole: it is withheld by the limit of the redaction. */
const maxPending = 2 * maxRedactedCharacters;

/** Takes secrets out of output while it is being written. */
export type OutputRedactor = {
  /** @param isQuiet nothing has come for a while @returns what may be shown of everything that has been added */
  readonly add: (bytes: Buffer, isQuiet: boolean) => Promise<Buffer>;
  /** @returns the rest */
  readonly end: () => Promise<Buffer>;
};

/** Begins one command's output. What fails here withholds the text. */
export function redactOutputOf(cwd: string): OutputRedactor {
  let pending: Buffer = Buffer.alloc(0);
  let settings: ReturnType<typeof settingsIn> | undefined;
  const clean = async (bytes: Buffer): Promise<Buffer> => {
    if (bytes.length === 0) return bytes;
    const encoding = encodingOf(bytes);
    const text = bytes.toString(encoding);
    try {
      settings ??= settingsIn(cwd);
      const { redaction, fingerprint } = await settings;
      return Buffer.from((await redactText(text, redaction, fingerprint)).text, encoding);
    } catch {
      return Buffer.from(`${failureNotice}${"\n".repeat(text.split("\n").length - 1)}`);
    }
  };
  return {
    add: async (bytes, isQuiet) => {
      pending = Buffer.concat([pending, bytes]);
      const length = await shownOf(pending, isQuiet);
      const shown = pending.subarray(0, length);
      pending = pending.subarray(length);
      return clean(shown);
    },
    end: () => clean(pending),
  };
}

const failureNotice = "[withheld by sallyport: the check for secrets failed]";

/** How many bytes may be shown. */
async function shownOf(pending: Buffer, isQuiet: boolean): Promise<number> {
  const lines = pending.subarray(0, pending.lastIndexOf(0x0a) + 1);
  if (lines.length === 0) return pending.length > maxPending ? pending.length : 0;
  const encoding = encodingOf(lines);
  const text = lines.toString(encoding);
  const length = releasable(text, await findSecrets(text, "credentials-by-context"), isQuiet);
  if (length === 0 && pending.length > maxPending) return lines.length;
  return Buffer.byteLength(text.slice(0, length), encoding);
}

/** Bytes that are no UTF-8 go through as they are, a secret between them does not. */
function encodingOf(bytes: Buffer): "utf8" | "latin1" {
  return isUtf8(bytes) ? "utf8" : "latin1";
}

async function settingsIn(cwd: string) {
  const { profile, place } = await openSession(cwd);
  return {
    redaction: profile.credentialManagement.redaction,
    fingerprint: fingerprintWith(place.homes[0]),
  };
}
