import { commonFunctions } from "./functions.ts";
import { otherFunctions } from "./functions-others.ts";
import { perlFunctions } from "./functions-perl.ts";
import { methodTable } from "./methods.ts";
import { canonicalName } from "./names.ts";
import type { Reading } from "./reading.ts";
import type { Language } from "./syntax.ts";
import type { Value } from "./values.ts";

type Table = ReadonlyMap<string, string>;

/** The rows of a language. Each table stands apart in the built hook, and is read when it is asked for. */
function rowsOf(language: Language): Readonly<Record<string, string>> {
  switch (language) {
    case "python":
    case "javascript":
      return commonFunctions[language];
    case "perl":
      return perlFunctions[language];
    case "ruby":
    case "php":
    case "lua":
    case "r":
    case "groovy":
    case "awk":
      return otherFunctions[language];
    default:
      return language satisfies never;
  }
}

const made = new Map<string, Table>();

function tableOf(language: Language | "methods"): Table {
  const known = made.get(language);
  if (known) return known;
  const rows = language === "methods" ? methodTable.methods : rowsOf(language);
  const table = new Map<string, string>();
  for (const kind of Object.keys(rows))
    for (const name of (rows[kind] ?? "").split(" ")) table.set(name, kind);
  made.set(language, table);
  return table;
}

/** What a function does, by the tables; undefined for one nobody has told us about. */
export function kindOf(
  reading: Reading,
  callee: Value,
): { readonly kind: string; readonly name: string } | undefined {
  const spelled = callee.name ?? (callee.known ? callee.texts[0] : undefined);
  if (spelled === undefined) return undefined;
  const name = canonicalName(spelled);
  const table = tableOf(reading.language);
  const direct = table.get(name);
  if (direct !== undefined) return { kind: direct, name };
  for (const module of reading.modules) {
    const kind = table.get(`${module}.${name}`);
    if (kind !== undefined) return { kind, name: `${module}.${name}` };
  }
  const last = name.slice(name.lastIndexOf(".") + 1);
  const isQualified =
    /^(?:perl|php)$/.test(reading.language) && last !== name && !callee.receiver?.name?.endsWith("()");
  const plain = isQualified ? table.get(last) : undefined;
  if (plain !== undefined && !isCallOnObject(callee)) return { kind: plain, name: last };
  if (!callee.receiver) return undefined;
  const kind = table.get(`?.${last}`) ?? tableOf("methods").get(last);
  return kind === undefined ? undefined : { kind, name: `?.${last}` };
}

/** `$object->open` is a method of the object, `POSIX::open` is the function. */
function isCallOnObject(callee: Value): boolean {
  return callee.receiver?.key?.startsWith("$") === true;
}
