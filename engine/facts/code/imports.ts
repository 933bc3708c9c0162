import { environmentRoots } from "./environment.ts";
import { isMark, isWord, peek, type Reading } from "./reading.ts";
import { unknownAs, unknownValue, type Value } from "./values.ts";

/** A dotted name, which is taken. */
function dottedName(reading: Reading): string {
  let name = "";
  for (let token = peek(reading); token; token = peek(reading)) {
    const isPart =
      token.kind === "word"
        ? !/^(?:as|import|from)$/.test(token.text)
        : token.kind === "mark" && /^\.{1,3}$/.test(token.text);
    if (!isPart || name.length > 200) break;
    name += token.text;
    reading.at++;
  }
  return name;
}

const named = (name: string): Value => {
  const isAll = environmentRoots.has(name);
  return { ...unknownAs(name, isAll ? [{ from: "environment", name: "*" }] : []), name };
};

/** `import os, sys as s`, `import fs from "fs"`, `import { a as b } from "fs"`, `import * as fs from "fs"`. */
export function parseImport(reading: Reading): Value {
  reading.at++;
  if (reading.language !== "python") return parseModuleImport(reading);
  for (let count = 0; count < 64; count++) {
    const name = dottedName(reading);
    if (name === "") break;
    const alias = isWord(reading, "as") ? peek(reading, 1)?.text : undefined;
    if (alias !== undefined) {
      reading.at += 2;
      reading.variables.set(alias, named(name));
    }
    if (!isMark(reading, ",")) break;
    reading.at++;
  }
  return unknownValue;
}

function parseModuleImport(reading: Reading): Value {
  const wanted: { readonly name: string; readonly as: string }[] = [];
  let isInside = false;
  for (let count = 0; count < 256; count++) {
    const token = peek(reading);
    if (!token || token.text === ";" || (token.kind === "line" && !isInside)) break;
    reading.at++;
    if (token.kind === "text") {
      const module = token.text.replace(/^node:/, "");
      for (const { name, as } of wanted)
        reading.variables.set(as, named(name === "" ? module : `${module}.${name}`));
      break;
    }
    if (token.text === "{") isInside = true;
    if (token.text === "}") isInside = false;
    if (token.kind !== "word" || /^(?:from|as|type)$/.test(token.text)) continue;
    const alias = isWord(reading, "as") ? peek(reading, 1)?.text : undefined;
    const isStar = peek(reading, -2)?.text === "*";
    if (peek(reading, -2)?.text !== "as" || isStar)
      wanted.push({ name: isInside ? token.text : "", as: alias ?? token.text });
    else if (!isInside) wanted.push({ name: "", as: token.text });
  }
  return unknownValue;
}

/** `from os import system as s, remove`, `from os import *`. */
export function parseFrom(reading: Reading): Value {
  reading.at++;
  const module = dottedName(reading);
  if (!isWord(reading, "import")) return unknownValue;
  reading.at++;
  const isInside = isMark(reading, "(");
  for (let count = 0; count < 256; count++) {
    const token = peek(reading);
    if (!token || token.text === ";" || token.text === ")" || (token.kind === "line" && !isInside)) break;
    reading.at++;
    if (token.text === "*" && reading.modules.length < 32) reading.modules.push(module);
    if (token.kind !== "word") continue;
    const alias = isWord(reading, "as") ? peek(reading, 1)?.text : undefined;
    if (alias !== undefined) reading.at += 2;
    reading.variables.set(alias ?? token.text, named(`${module}.${token.text}`));
  }
  return unknownValue;
}
