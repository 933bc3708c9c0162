import { concat, listValue, textValue, unknownAs, type Value } from "../code/values.ts";
import { readBlock, readHash } from "./blocks.ts";
import { callMember } from "./members.ts";
import type { Word } from "./parameters.ts";
import { charHere, matchHere, type Source, skipBlanks } from "./source.ts";
import { readEscape, readString } from "./strings.ts";
import { readVariable } from "./variables.ts";

const endsCommand = /[\n;|)}&]/;
const bare = /[^\s;|(){}'"`,$&<>@]+/y;
const parameter = /-([A-Za-z]\w{0,60})(:?)(?=[\s:;|)}(]|$)/y;
const splatted = /@([A-Za-z_]\w{0,99})/y;
const redirects = /[1-6*]?>/y;

/** The words after a command's name, up to its end. */
export function readArguments(source: Source): readonly Word[] {
  const words: Word[] = [];
  for (let count = 0; count < 1_000; count++) {
    skipBlanks(source);
    const char = charHere(source);
    if (char === "" || (endsCommand.test(char) && !(char === "&" && charHere(source, 1) !== "&"))) break;
    if (matchHere(source, redirects)) break;
    const start = source.at;
    const named = matchHere(source, parameter);
    const splat = matchHere(source, splatted);
    const splatEntries = source.variables.get(splat?.[1]?.toLowerCase() ?? "")?.entries;
    if (splat && splatEntries) {
      source.at += splat[0].length;
      for (const [name, value] of splatEntries) words.push({ parameter: name, value });
      continue;
    }
    if (named) {
      source.at += named[0].length;
      const isJoined = named[2] === ":";
      if (isJoined) skipBlanks(source);
      const value = isJoined ? readValue(source) : { ...textValue("true"), name: "bare" };
      words.push({ parameter: named[1] ?? "", value });
    } else words.push({ parameter: undefined, value: readValue(source) });
    if (source.at === start) source.at++;
  }
  return words;
}

/** A value, or several with commas. */
function readValue(source: Source): Value {
  const values = [readArgument(source)];
  for (skipBlanks(source); charHere(source) === "," && values.length < 256; skipBlanks(source)) {
    source.at++;
    const lines = matchHere(source, /\s+/y);
    source.at += lines?.[0].length ?? 0;
    values.push(readArgument(source));
  }
  return values.length === 1 && values[0] ? values[0] : listValue(values);
}

const memberName = /\.([A-Za-z_]\w{0,100})/y;

/** One word: quoted and plain pieces side by side, a variable, an expression in parentheses, a block. */
export function readArgument(source: Source): Value {
  return readWord(source, false);
}

/** The name of a command, which a parenthesis ends: `iex(…)`. */
export function readName(source: Source): Value {
  return readWord(source, true);
}

function readWord(source: Source, isName: boolean): Value {
  const pieces: Value[] = [];
  for (let count = 0; count < 256; count++) {
    if (isName && pieces.length > 0 && /[({]/.test(charHere(source))) break;
    const piece = readPiece(source);
    if (!piece) break;
    pieces.push(piece);
  }
  if (pieces.length === 0) return unknownAs("word");
  return pieces.length === 1 && pieces[0] ? pieces[0] : { ...concat(pieces), name: undefined };
}

function readPiece(source: Source): Value | undefined {
  const char = charHere(source);
  const text = readString(source);
  if (text) return text;
  if (char === "`") return textValue(readEscape(source));
  if (char === "(" || source.text.startsWith("$(", source.at) || source.text.startsWith("@(", source.at)) {
    source.at += char === "(" ? 1 : 2;
    return withMembers(source, source.statements(source, ")"));
  }
  if (source.text.startsWith("@{", source.at)) {
    source.at += 2;
    return readHash(source);
  }
  if (char === "{") return readBlock(source);
  const variable = char === "$" ? readVariable(source) : undefined;
  if (variable) return withMembers(source, variable);
  const plain = matchHere(source, bare);
  if (!plain) {
    if (!/[$@]/.test(char)) return undefined;
    source.at++;
    return textValue(char);
  }
  source.at += plain[0].length;
  return textValue(plain[0]);
}

/** `$file.FullName`, `(Get-Item x).Name`. */
function withMembers(source: Source, value: Value): Value {
  let result = value;
  for (let member = matchHere(source, memberName); member; member = matchHere(source, memberName)) {
    source.at += member[0].length;
    if (charHere(source) !== "(") {
      result = callMember(source, result, member[1] ?? "", undefined);
      continue;
    }
    source.at++;
    const args = source.statements(source, ")");
    result = callMember(source, result, member[1] ?? "", args.items ?? [args]);
  }
  return result;
}
