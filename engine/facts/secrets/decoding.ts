import { inBase64 } from "./characters.ts";
import { dumpsIn } from "./dumps.ts";
import { nextLongRun } from "./long-runs.ts";
import { rewritten, type View, within } from "./view.ts";

/** How far around an escape a text is read decoded: a name before it, a value after it. */
const around = 400;
const percentEscape = /%[2-7][0-9A-Fa-f]/g;
const percentRun = /%[0-9A-Fa-f]{2}/g;
/** A line of escaped JSON or of source code with text in it, not one with a single line break written out: a pair of quotes, or three marks. */
const escapedText =
  /\\\\?(["'])[^\n]{0,300}?\\\\?\1|\\\\?["'n][^\n]{0,600}?\\\\?["'n][^\n]{0,600}?\\\\?["'n]/g;
const writtenOut = /\\(?:["'\\/bfnrt]|u00[0-7][0-9a-fA-F])/g;

/** A base64 run, or a line of a wrapped one, has at least this many characters. */
const minRun = 20;
/** The next line of base64 that `base64`, `openssl` or a mail program has wrapped. */
const wrap = /(\r?\n|\\n)[ \t]{0,24}([A-Za-z0-9+/]{2,})/y;
const hexadecimal = /^(?:[0-9a-f]{2}){15,}$|^(?:[0-9A-F]{2}){15,}$/;

/** NULs at every other place: text of two bytes a letter (Windows, PowerShell), read as one of one. Those between words only end them. */
const nulls = /(?<=\0[^\0])\0|\0(?=[^\0]\0)/g;

/** How much of an encoded text tells whether it is text. */
const sample = 64;

/**
 * What stands encoded in a text: percent escapes, JSON escapes, base64 (wrapped or not), hexadecimal, dumps and text of two bytes a letter. Only what decodes to text is given, so that
 * images, hashes and certificates cost next to nothing.
 *
 * Linear: each decoding reads the text once. Ranges of a view are those of the encoded text that it was made of.
 */
export function* decodingsOf(text: string): Generator<View> {
  if (text.includes("%")) yield* unescaped(text, percentEscape, percentRun, fromPercent);
  if (text.includes("\\")) yield* unescaped(text, escapedText, writtenOut, fromWritten);
  if (text.includes("\0")) yield rewritten(text, nulls, () => "");
  yield* dumpsIn(text);
  yield* runsIn(text);
}

function fromPercent(written: string): string {
  return String.fromCharCode(Number.parseInt(written.slice(1), 16));
}

const letters: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function fromWritten(written: string): string {
  const letter = written.charAt(1);
  return letter === "u"
    ? String.fromCharCode(Number.parseInt(written.slice(2), 16))
    : (letters[letter] ?? letter);
}

/** Windows around what `marks` matches, with every escape in them decoded. */
function* unescaped(
  text: string,
  marks: RegExp,
  escapes: RegExp,
  decode: (written: string) => string,
): Generator<View> {
  let from = -1;
  let to = -1;
  for (const match of text.matchAll(marks)) {
    const start = Math.max(0, match.index - around);
    if (from >= 0 && start > to) {
      yield decodedWindow(text, from, to, escapes, decode);
      from = -1;
    }
    if (from < 0) from = Math.max(start, to);
    to = Math.min(text.length, match.index + match[0].length + around);
  }
  if (from >= 0) yield decodedWindow(text, from, to, escapes, decode);
}

function decodedWindow(
  text: string,
  from: number,
  to: number,
  escapes: RegExp,
  decode: (written: string) => string,
): View {
  return shifted(from, rewritten(text.slice(from, to), escapes, decode));
}

function shifted(by: number, { text, range }: View): View {
  return {
    text,
    range: (start, end) => {
      const [from, to] = range(start, end);
      return [from + by, to + by];
    },
  };
}

/** Base64 and hexadecimal. */
function* runsIn(text: string): Generator<View> {
  let next = 0;
  for (
    let run = nextLongRun(text, 0, inBase64, minRun);
    run !== undefined;
    run = nextLongRun(text, next, inBase64, minRun)
  ) {
    next = run.end;
    const encoded = text.slice(run.start, run.end);
    if (hexadecimal.test(encoded) && isText(Buffer.from(encoded.slice(0, sample), "hex"))) {
      const end = endOfWrapped(text, run.start, encoded.length);
      const lines = joinedLines(text, run.start, end);
      const isWrapped = hexadecimal.test(lines.text);
      const joined = isWrapped ? lines : joinedLines(text, run.start, run.end);
      if (isWrapped) next = end;
      yield within(joined, {
        text: Buffer.from(joined.text, "hex").toString("latin1"),
        range: (from, to) => [from * 2, to * 2],
      });
    }
    if (!isText(Buffer.from(encoded.slice(0, sample), "base64"))) continue;
    next = endOfWrapped(text, run.start, encoded.length);
    const joined = joinedLines(text, run.start, next);
    yield within(joined, {
      text: Buffer.from(joined.text, "base64").toString("latin1"),
      range: (from, to) => [Math.floor(from / 3) * 4, Math.min(joined.text.length, Math.ceil(to / 3) * 4)],
    });
  }
}

/** A part of a text without its line breaks, real or written out. */
function joinedLines(text: string, start: number, end: number): View {
  return shifted(
    start,
    rewritten(text.slice(start, end), /(?:\s|\\n)+/g, () => ""),
  );
}

/** The end of a base64 text: further lines belong to it while each is as long as the first, but for the last. */
function endOfWrapped(text: string, start: number, width: number): number {
  let end = start + width;
  if (width < 48 || width % 4 !== 0) return end;
  wrap.lastIndex = end;
  for (let line = wrap.exec(text); line !== null; line = wrap.exec(text)) {
    const length = line[2]?.length ?? 0;
    if (length > width) return end;
    end = wrap.lastIndex;
    if (length < width) return end;
  }
  return end;
}

/** Do these bytes read as text? One in ten may be part of a letter beyond ASCII. */
function isText(bytes: Uint8Array): boolean {
  let odd = 0;
  for (const byte of bytes) {
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127) return false;
    if (byte > 127) odd += 1;
  }
  return bytes.length >= 12 && odd * 10 <= bytes.length;
}
