import { commandWord, type Frame, push, type Scan } from "./scan.ts";

const escapes =
  /\\(?:x\{([0-9a-f]{1,6})\}|x([0-9a-f]{1,2})|u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{1,3})|(\r?\n|[\s\S]))/iy;
const named: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  e: "\x1b",
  "\n": "",
  "\r\n": "",
};

/** Reads text up to its end, or up to code inside it, which the tokenizer goes on with. */
export function readText(scan: Scan, frame: Frame): void {
  const { source } = scan;
  let text = "";
  let isOpen = frame.isOpen === true;
  let nesting = 0;
  if (!isOpen && frame.isCommand) {
    push(scan, "word", commandWord);
    push(scan, "mark", "(");
  }
  const begin = () => {
    if (!isOpen) push(scan, "open", "");
    isOpen = true;
    push(scan, "text", text);
    text = "";
  };
  while (scan.at < source.length) {
    const char = source.charAt(scan.at);
    if (source.startsWith(frame.close, scan.at) && nesting-- === 0) {
      scan.at += frame.close.length;
      break;
    }
    if (frame.open !== "" && char === frame.open) nesting++;
    if (char === "\n" && !frame.isLong) break;
    if (char === "\\" && frame.escapes !== "none") text += readEscape(scan, frame);
    else if (frame.inside === "{" && /^(?:\{\{|\}\})/.test(source.slice(scan.at, scan.at + 2))) {
      text += char;
      scan.at += 2;
    } else if (frame.inside && frame.inside !== "$" && source.startsWith(frame.inside, scan.at)) {
      begin();
      push(scan, "code", frame.inside);
      scan.at += frame.inside.length;
      scan.frames.push({ frame, braces: 0 });
      return;
    } else if (frame.inside === "$" && /[$@{]/.test(char) && openVariable(scan, frame, begin)) {
      if (scan.frames.at(-1)?.frame === frame) return;
    } else {
      text += char;
      scan.at++;
    }
  }
  push(scan, "text", text);
  if (isOpen) push(scan, "close", "");
  if (frame.isCommand) push(scan, "mark", ")");
}

function readEscape(scan: Scan, frame: Frame): string {
  if (frame.escapes === "quote") {
    const next = scan.source.charAt(scan.at + 1);
    const isEscape = next === "\\" || next === frame.close;
    scan.at += isEscape ? 2 : 1;
    return isEscape ? next : "\\";
  }
  escapes.lastIndex = scan.at;
  const match = escapes.exec(scan.source);
  if (!match) {
    scan.at++;
    return "\\";
  }
  scan.at += match[0].length;
  const hex = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5];
  const code = hex === undefined ? Number.parseInt(match[6] ?? "", 8) : Number.parseInt(hex, 16);
  if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  const other = match[7] ?? "";
  return named[other] ?? other;
}

const simple = /[$@](?:\{(\w+)\}|([A-Za-z_]\w*|\d+|_))((?:->)?[[{]['"]?[\w.-]{1,100}['"]?[\]}])?/y;
const block = /(?:\$\{|\{(?=\$)|@\{\[)/y;

/** `$name`, `$name{KEY}`, `{$name}`, `@{[ code ]}`: a variable or code in text. */
function openVariable(scan: Scan, frame: Frame, begin: () => void): boolean {
  simple.lastIndex = scan.at;
  const match = simple.exec(scan.source);
  if (match) {
    begin();
    scan.at += match[0].length;
    push(scan, "code", "$");
    push(scan, "word", `$${match[1] ?? match[2] ?? ""}`);
    const key = match[3]?.replace(/^(?:->)?[[{]['"]?|['"]?[\]}]$/g, "");
    if (key !== undefined) {
      push(scan, "mark", "[");
      push(scan, "text", key);
      push(scan, "mark", "]");
    }
    push(scan, "end", "");
    return true;
  }
  block.lastIndex = scan.at;
  const opener = block.exec(scan.source)?.[0];
  if (opener === undefined) return false;
  begin();
  push(scan, "code", opener);
  scan.at += opener === "@{[" ? 2 : opener.length;
  scan.frames.push({ frame, braces: 0 });
  return true;
}
