import { formatBraces } from "../code/formats.ts";
import {
  anyElement,
  concat,
  elementsOf,
  listValue,
  mapText,
  sourcesIn,
  textValue,
  unknownAs,
  unknownValue,
  type Value,
} from "../code/values.ts";
import { maxDepth, readBlock, readHash } from "./blocks.ts";
import { callMember } from "./members.ts";
import { charHere, matchHere, type Source, skipBlanks } from "./source.ts";
import { readString } from "./strings.ts";
import { readVariable } from "./variables.ts";

const typeName = /\[([\w.[\], ]{1,200}?)\](?=\s*(?:::|['"$([\d@]))/y;
const operator =
  /\s*(?:(\+)(?![+=])|-(i?c?(?:join|f|split|replace|bxor|band|bor|eq|ne|like|match|notlike|notmatch|contains|in|notin|is|as|and|or|gt|lt|ge|le|xor))\b|(\.\.)|([*/%])(?!=)|(,))/iy;

/** An expression with its operators, from left to right. */
export function readExpression(source: Source): Value {
  if (source.depth > maxDepth) {
    source.at++;
    return unknownValue;
  }
  source.depth++;
  skipBlanks(source);
  let value = readOperand(source);
  for (let match = matchHere(source, operator); match; match = matchHere(source, operator)) {
    source.at += match[0].length;
    skipBlanks(source);
    while (/\n/.test(charHere(source))) {
      source.at++;
      skipBlanks(source);
    }
    value = combine(
      value,
      match[1] ?? match[2]?.toLowerCase() ?? match[3] ?? match[4] ?? match[5] ?? "",
      source,
    );
  }
  source.depth--;
  return value;
}

function combine(left: Value, name: string, source: Source): Value {
  const right = name === "+" || name === "," ? readOperand(source) : readList(source);
  switch (name.replace(/^[ic](?=join|split|replace)/, "")) {
    case "+":
      return left.items ? { ...left, items: [...left.items, ...elementsOf(right)] } : concat([left, right]);
    case ",":
      return listValue([...(left.items ?? [left]), right]);
    case "join":
      return concat(elementsOf(left), right.texts[0] ?? "");
    case "f":
      return formatBraces(left, right.items ?? [right], new Map());
    case "replace": {
      const [from, to] = right.items ?? [right, textValue("")];
      return from?.known && (to?.known ?? true)
        ? mapText(left, (text) =>
            text.split(from.texts[0]?.replace(/\\(?=\W)/g, "") || "\0").join(to?.texts[0] ?? ""),
          )
        : { ...unknownValue, sources: sourcesIn(left) };
    }
    case "split":
      return left.known && right.known
        ? listValue(
            (left.texts[0] ?? "")
              .split(right.texts[0]?.replace(/\\(?=\W)/g, "") ?? " ")
              .slice(0, 512)
              .map((text) => textValue(text)),
          )
        : { ...unknownValue, sources: sourcesIn(left) };
    case "..":
      return range(left, right);
    default:
      return { ...unknownAs("result"), sources: sourcesIn(left) };
  }
}

/** A comma binds closer than an operator with a name. */
function readList(source: Source): Value {
  const values = [readOperand(source)];
  for (
    let comma = matchHere(source, /\s*,/y);
    comma && values.length < 256;
    comma = matchHere(source, /\s*,/y)
  ) {
    source.at += comma[0].length;
    values.push(readOperand(source));
  }
  return values.length === 1 && values[0] ? values[0] : listValue(values);
}

function range(left: Value, right: Value): Value {
  const [from, to] = [Number(left.texts[0]), Number(right.texts[0])];
  if (!left.known || !right.known || !Number.isInteger(from) || !Number.isInteger(to)) return unknownValue;
  const count = Math.min(Math.abs(to - from) + 1, 256);
  return listValue(
    Array.from({ length: count }, (_, index) => textValue(String(from <= to ? from + index : from - index))),
  );
}

function readOperand(source: Source): Value {
  if (source.depth > maxDepth) return unknownValue;
  source.depth++;
  let value = readPrimary(source);
  for (let next = readPostfix(source, value); next; next = readPostfix(source, value)) value = next;
  source.depth--;
  return value;
}

function readPrimary(source: Source): Value {
  skipBlanks(source);
  const text = readString(source);
  if (text) return text;
  const char = charHere(source);
  const type = char === "[" ? matchHere(source, typeName) : null;
  if (type) return readTyped(source, type);
  if (char === "(" || source.text.startsWith("$(", source.at) || source.text.startsWith("@(", source.at)) {
    source.at += char === "(" ? 1 : 2;
    return source.statements(source, ")");
  }
  if (source.text.startsWith("@{", source.at)) {
    source.at += 2;
    return readHash(source);
  }
  if (char === "{") return readBlock(source);
  const variable = readVariable(source);
  if (variable) return variable;
  const number = matchHere(source, /-?(?:0x[0-9a-f]{1,8}|\d[\w.]{0,30})/iy);
  if (number) {
    source.at += number[0].length;
    return textValue(/^-?0x/i.test(number[0]) ? String(Number(number[0])) : number[0]);
  }
  const unary = matchHere(source, /[!,+-]|-(?:not|join|split)\b/iy);
  source.at += unary?.[0].length ?? 1;
  if (!unary) return unknownValue;
  const value = readOperand(source);
  return /join/i.test(unary[0]) ? concat(elementsOf(value)) : value;
}

/** `[Type]::Member`, `[char]65`, `[string]$x`. */
function readTyped(source: Source, [all, name = ""]: RegExpExecArray): Value {
  source.at += all.length;
  skipBlanks(source);
  const type = name.toLowerCase().replace(/^system\./, "");
  if (source.text.startsWith("::", source.at)) return { ...unknownAs("type"), name: type };
  const value = readOperand(source);
  if (/^char(?:\[\])?$/.test(type)) return characters(value);
  return type === "scriptblock" || type === "string" || type === "byte[]"
    ? { ...value, key: undefined }
    : value;
}

function characters(value: Value): Value {
  const items = elementsOf(value).map((item) => {
    const [text = ""] = item.texts;
    const code = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return item.known && code <= 0x10ffff ? textValue(String.fromCodePoint(code)) : item;
  });
  return value.items ? listValue(items) : (items[0] ?? unknownValue);
}

const memberName = /(?:::|\.)([A-Za-z_]\w{0,100})/y;

function readPostfix(source: Source, value: Value): Value | undefined {
  const member = matchHere(source, memberName);
  if (member) {
    source.at += member[0].length;
    const name = member[1] ?? "";
    if (charHere(source) !== "(") return callMember(source, value, name, undefined);
    source.at++;
    const args = source.statements(source, ")");
    return callMember(source, value, name, args.items ?? (args.texts[0] === "" && args.known ? [] : [args]));
  }
  if (charHere(source) !== "[") return undefined;
  source.at++;
  const index = source.statements(source, "]");
  return indexed(value, index);
}

/** `list[0]`, `text[-1..-9]`, `text[1,3]`. */
function indexed(value: Value, index: Value): Value {
  const numbers = elementsOf(index).map((item) => (item.known ? Number(item.texts[0]) : Number.NaN));
  if (numbers.some((number) => !Number.isInteger(number))) return anyElement(value);
  const elements =
    value.items ??
    [...(value.known ? (value.texts[0] ?? "") : "")].slice(0, 4096).map((char) => textValue(char));
  if (elements.length === 0) return { ...unknownValue, sources: sourcesIn(value) };
  const found = numbers.flatMap((number) => elements.at(number) ?? []);
  return index.items ? listValue(found) : (found[0] ?? unknownValue);
}
