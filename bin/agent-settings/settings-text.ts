import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** Something wrong at one place of a settings file; line and column count from 1. */
export type Fault = { readonly line: number; readonly column: number; readonly problem: string };

/** A parsed settings text: its tree, and everything because of which Claude Code would not read it as we do. */
export type SettingsText = { readonly root: Node | undefined; readonly faults: readonly Fault[] };

const words: Readonly<Record<string, string>> = {
  InvalidCommentToken:
    "a comment; Claude Code reads this file as strict JSON and silently drops all of it, hooks included. Remove the comment",
  PropertyNameExpected: "expected a key in double quotes here (is there a comma too many before it?)",
  ValueExpected: "expected a value here (is there a comma too many before it?)",
  ColonExpected: "expected a colon here",
  CommaExpected: "expected a comma here",
  CloseBraceExpected: "expected } here",
  CloseBracketExpected: "expected ] here",
  EndOfFileExpected: "expected nothing more here",
};

/** Parses strictly, as the client does: no comments, no trailing commas, no key twice. An empty text is a fault too. */
export function parseSettings(text: string): SettingsText {
  return parse(text, true);
}

/** Parses what an editor takes for JSON with comments; for taking our hooks out of a file that the client cannot read anyway. */
export function parseSettingsLeniently(text: string): SettingsText {
  return parse(text, false);
}

function parse(text: string, strict: boolean): SettingsText {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { disallowComments: strict, allowTrailingComma: !strict });
    const faults = errors.map(({ error, offset }) => {
      const code = printParseErrorCode(error);
      return faultAt(text, offset, words[code] ?? `not valid JSON (${code})`);
    });
    if (faults.length > 0 || root === undefined) {
      return { root, faults: faults.length > 0 ? faults : [faultAt(text, 0, "the file is empty")] };
    }
    if (root.type !== "object")
      return { root, faults: [faultAt(text, root.offset, "expected an object: { … }")] };
    return { root, faults: strict ? repeatedKeys(text, root) : [] };
  } catch (error) {
    // The parser recurses; 5 MB of brackets exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return { root: undefined, faults: [faultAt(text, 0, "nested too deeply to be settings")] };
  }
}

/** Places a problem in the text. */
export function faultAt(text: string, offset: number, problem: string): Fault {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - (before.lastIndexOf("\n") + 1) + 1, problem };
}

// The client takes the last of two equal keys; we would edit the first, and what we write would never be read.
function repeatedKeys(text: string, root: Node): Fault[] {
  const within = ["hooks", "permissions"].map(
    (name) => root.children?.find((property) => property.children?.[0]?.value === name)?.children?.[1],
  );
  return [root, ...within].flatMap((object) => {
    if (object?.type !== "object") return [];
    const seen = new Set<unknown>();
    return (object.children ?? []).flatMap((property) => {
      const key = property.children?.[0];
      if (key === undefined || !seen.has(key.value)) {
        seen.add(key?.value);
        return [];
      }
      return [
        faultAt(
          text,
          key.offset,
          `the key ${JSON.stringify(key.value)} is there twice; only the last one counts`,
        ),
      ];
    });
  });
}
