/** A text inside something else, and what the secret in it looks like there: no part of a piece that is `window` long may remain. */
export type Carried = {
  readonly text: string;
  readonly pieces: readonly string[];
  readonly window: number;
};

/** How a carrier takes a text in which the secret stands from `start` to `end`. */
export type Carrier = (text: string, start: number, end: number) => Carried;

/** Carriers whose way of writing is that of each character: the secret's is what it makes of the secret. */
function written(write: (text: string) => string, around: (text: string) => string, window = 12): Carrier {
  return (text, start, end) => ({
    text: around(write(text)),
    pieces: write(text.slice(start, end)).split("\n"),
    window,
  });
}

/** Carriers that put something before each line. */
function prefixed(prefix: (line: number) => string, head = ""): Carrier {
  return (text, start, end) => ({
    text:
      head +
      text
        .split("\n")
        .map((line, n) => prefix(n + 1) + line)
        .join("\n"),
    pieces: text.slice(start, end).split("\n"),
    window: 12,
  });
}

const same = (text: string) => text;
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const inPython = (text: string) => text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n");
const percent = (text: string) =>
  text.replace(/[\s\S]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** Base64 in lines of 76, and the letters of it that hold nothing but the secret. */
function inBase64(lineLength: number, around: (text: string) => string): Carrier {
  return (text, start, end) => {
    const lines = base64(text).match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
    const [from, to] = [Math.ceil(start / 3) * 4, Math.floor(end / 3) * 4];
    const pieces = lines.map((line, n) =>
      line.slice(Math.max(0, from - n * lineLength), Math.max(0, to - n * lineLength)),
    );
    return { text: around(lines.join("\n")), pieces, window: 16 };
  };
}

/** Carriers of any text. */
export const carriers: Readonly<Record<string, Carrier>> = {
  plain: written(same, (text) => `before\n${text}\nafter`),
  JSON: written(inJson, (text) => `{"a": 1, "output": "${text}", "b": [true]}`),
  "JSON in JSON": written(
    (text) => inJson(inJson(text)),
    (text) => `{"a": "{\\"output\\": \\"${text}\\"}"}`,
  ),
  base64: inBase64(1_000_000, (text) => `data: ${text}\n`),
  "wrapped base64": inBase64(76, (text) => `$ base64 x\n${text}\n$ `),
  URL: written(encodeURIComponent, (text) => `GET /search?q=${text}&n=1 HTTP/1.1`),
  percent: written(percent, (text) => `body=${text}\n`, 36),
  hexadecimal: written(
    (text) => Buffer.from(text).toString("hex"),
    (text) => `x'${text}'`,
    24,
  ),
  "a diff": prefixed(() => "+", "diff --git a/x b/x\n@@ -0,0 +1 @@\n"),
  grep: prefixed((n) => `src/config/a.txt:${n}:`),
  "Read's line numbers": prefixed((n) => `${String(n).padStart(6)}\t`),
  "Python's repr": written(inPython, (text) => `{'a': None, 'out': '${text}'}`),
  colours: (text, start, end) => {
    const middle = (start + end) >> 1;
    const [before, after] = [text.slice(start, middle), text.slice(middle, end)];
    return {
      text: `\u001b[32m${text.slice(0, middle)}\u001b[0m\u001b[1m${text.slice(middle)}\u001b[0m`,
      pieces: `${before}\n${after}`.split("\n"),
      window: 12,
    };
  },
};

/** Carriers of one line without quotes. */
export const lineCarriers: Readonly<Record<string, Carrier>> = {
  "a quoted assignment": written(inJson, (text) => `const value = "${text}";`),
  YAML: written(same, (text) => `a:\n  value: ${text}\n  other: 1\n`),
  "a shell's export": written(same, (text) => `export VALUE='${text}'\n`),
  "an HTTP header": written(same, (text) => `HTTP/1.1 200 OK\r\nX-Value: ${text}\r\n\r\n`),
  "a cell of a table": written(same, (text) => `| id | value |\n| 1 | ${text} |\n`),
};
