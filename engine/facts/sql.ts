import type { OperationFact } from "./facts.ts";

/** Longest SQL text that is looked at, in UTF-16 units. */
const maxSql = 64 * 1024;

const schemaVerbs = new Set(["create", "alter", "grant", "revoke", "rename", "comment", "reindex", "vacuum"]);
const writeVerbs = new Set(["insert", "update", "merge", "replace", "upsert", "copy", "load", "call", "do"]);

/** The statements of SQL text as database operations, at most 100. */
export function sqlOperations(sql: string, target: OperationFact["target"]): readonly OperationFact[] {
  return statementsOf(sql.slice(0, maxSql))
    .slice(0, 100)
    .map((words) => describe(words, target));
}

const closers: Readonly<Record<string, string>> = { "--": "\n", "/*": "*/", "'": "'", '"': '"', "`": "`" };
const word = /\w+/y;

/** Lower-case words of each statement; comments and quoted text are skipped. Linear. */
function statementsOf(sql: string): readonly (readonly string[])[] {
  const statements: string[][] = [[]];
  let at = 0;
  while (at < sql.length) {
    const opener =
      sql.startsWith("--", at) || sql.startsWith("/*", at) ? sql.slice(at, at + 2) : sql.charAt(at);
    const closer = closers[opener];
    word.lastIndex = at;
    const found = closer === undefined ? word.exec(sql)?.[0] : undefined;
    if (closer !== undefined) {
      const end = sql.indexOf(closer, at + opener.length);
      at = end === -1 ? sql.length : end + closer.length;
    } else if (found !== undefined) {
      statements.at(-1)?.push(found.toLowerCase());
      at += found.length;
    } else {
      if (opener === ";") statements.push([]);
      at++;
    }
  }
  return statements.filter((words) => words.length > 0);
}

function describe(words: readonly string[], target: OperationFact["target"]): OperationFact {
  const main = words[0] === "with" || words[0] === "explain" ? mainVerb(words) : (words[0] ?? "");
  const hasObject = ["drop", "create", "alter", "truncate"].includes(main);
  const resource = hasObject && words[1] ? `${main} ${words[1]}` : main;
  const name =
    words.find((_word, index) => ["from", "into", "update", "table"].includes(words[index - 1] ?? "")) ?? "";
  const base = {
    system: "database",
    resource,
    name,
    target,
    dryRun: words[0] === "explain" && !words.includes("analyze"),
  };
  return { ...base, verb: classOf(main, words) };
}

/** The verb that changes data in `WITH … DELETE`, else the first one. */
function mainVerb(words: readonly string[]): string {
  return (
    words.find((word) => ["delete", "update", "insert", "drop", "truncate", "merge"].includes(word)) ??
    "select"
  );
}

function classOf(verb: string, words: readonly string[]): string {
  if (verb === "drop" || verb === "truncate") return "destructive";
  if (verb === "delete") return words.includes("where") ? "write" : "destructive";
  if (verb === "update" && !words.includes("where")) return "destructive";
  if (schemaVerbs.has(verb)) return verb === "alter" && words.includes("drop") ? "destructive" : "schema";
  return writeVerbs.has(verb) ? "write" : "read";
}
