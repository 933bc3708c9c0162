import type { Effect, OperationFact } from "./operation-fact.ts";
import type { Dialect } from "./programs/service.ts";
import { isLimited } from "./sql/conditions.ts";
import { reachOfFunction } from "./sql/functions.ts";
import { type Aim, nameIn, withOwnTarget } from "./sql/names.ts";
import { isWord, type Token, tokenize } from "./sql/tokens.ts";
import { takenBack } from "./sql/transactions.ts";

/** Longest SQL text that is looked at, in UTF-16 units, most statements, and how deep SQL in strings of SQL is looked at. */
const [maxSql, maxStatements, maxLayers] = [64 * 1024, 200, 3];

/** What a statement does to a database, as `verb` of its operation. */
type Class = "read" | "write" | "schema" | "destructive" | "access" | (string & {});

type Found = {
  readonly verb: Class;
  readonly effect: Effect;
  readonly resource: string;
  readonly name: string;
};

/** What the SQL text asks a database to do, and the commands of the shell around it (`\! ls`). Bounded and linear. */
export function readSql(
  sql: string,
  { target, targets }: Aim,
  dialect: Dialect = "any",
): { readonly operations: readonly OperationFact[]; readonly metas: readonly string[] } {
  const text = sql.slice(0, maxSql);
  // A backslash before a quote ends the string in one dialect and not in another.
  const readings: readonly Dialect[] =
    dialect === "any" && text.includes("\\'") ? ["any", "mysql"] : [dialect];
  const read = readings.map((reading) => tokenize(text, reading).slice(0, maxStatements));
  const statements = read.flat().slice(0, maxStatements);
  const operations = read
    .flatMap((one) => {
      const back = takenBack(one, dialect);
      return one.flatMap((tokens, at) =>
        operationsIn(tokens, target, dialect, 0).map((fact) =>
          back.has(at) && isUndone(fact) ? { ...fact, dryRun: true } : fact,
        ),
      );
    })
    .map((fact) => withOwnTarget(fact, targets));
  const metas = statements.flatMap((tokens) => (tokens[0]?.kind === "meta" ? [tokens[0].text] : []));
  return { operations, metas };
}

/** What a function reaches outside of the tables stays done. */
const isUndone = ({ verb }: OperationFact): boolean => /^(?:read|write|schema|destructive)$/.test(verb);

/** The statements of SQL text as database operations. */
export function sqlOperations(sql: string, aim: Aim): readonly OperationFact[] {
  return readSql(sql, aim).operations;
}

function operationsIn(
  tokens: readonly Token[],
  target: OperationFact["target"],
  dialect: Dialect,
  layer: number,
): readonly OperationFact[] {
  const [first, second] = tokens;
  if (!first || first.kind === "meta") return [];
  const isPlan = first.text === "explain" && !tokens.slice(1, 8).some((token) => isWord(token, "analyze"));
  const base = { area: "database", system: "database", target, dryRun: isPlan };
  const found = [...mainsOf(tokens).map((at) => classify(tokens.slice(at))), ...reaches(tokens)];
  const runsText = /^(?:do|execute|exec|prepare|begin|declare|select)$/.test(first.text) && layer < maxLayers;
  const isCode = runsText && (first.text !== "select" || isWord(second, "dblink_exec"));
  const inner = isCode ? tokens.filter((token) => token.kind === "string").slice(0, 32) : [];
  return [
    ...found.map((one) => ({ ...base, ...one })),
    ...inner.flatMap(({ text }) =>
      tokenize(text, dialect).flatMap((statement) => operationsIn(statement, target, dialect, layer + 1)),
    ),
  ];
}

const changing = new Set(["delete", "update", "insert", "drop", "truncate", "merge", "alter", "replace"]);

/** Where the verbs of a statement stand: its own, and those of `WITH … (DELETE …)` and of blocks (`begin … if … then delete`). */
function mainsOf(tokens: readonly Token[]): readonly number[] {
  const first = tokens[0]?.text ?? "";
  if (
    !/^(?:with|explain|prepare|begin|if|declare|while|analyze|desc|describe|loop|else|end|do|call|\()$/.test(
      first,
    )
  )
    return [0];
  const starts = tokens.flatMap((token, at) => {
    if (token.kind !== "word" || !changing.has(token.text) || at === 0) return [];
    const before = tokens[at - 1];
    const isStart =
      before?.text === "(" ||
      before?.text === ")" ||
      /^(?:then|else|begin|loop|explain|analyze|verbose|as|materialized|do|end|extended)$/.test(
        before?.text ?? "",
      );
    return isStart || (token.depth === 0 && first === "explain" && at < 8) ? [at] : [];
  });
  return starts.length > 0 ? starts.slice(0, 64) : [0];
}

/** Objects that hold data; others (views, indexes, functions) can be made again. */
const dataObjects =
  /^(?:table|tables|column|partition|partitions|temporary|external|foreign|collection|stream|if)$/;
const wholeObjects =
  /^(?:database|schema|keyspace|tablespace|owned|role|user|login|catalog|warehouse|share|stage|account|bucket|cluster|server)$/;

function classify(tokens: readonly Token[]): Found {
  const words = tokens.filter((token) => token.kind === "word").map((token) => token.text);
  const [verb = "", object = ""] = words;
  const hasObject = /^(?:drop|create|alter)$/.test(verb) && object !== "";
  const base = { resource: hasObject ? `${verb} ${object}` : verb, name: nameIn(tokens) };
  const as = (kind: Class, effect: Effect): Found => ({ ...base, verb: kind, effect });
  switch (verb) {
    case "drop":
      if (wholeObjects.test(object)) return as("destructive", "destroy");
      return dataObjects.test(object) ? as("destructive", "delete") : as("schema", "change");
    case "truncate":
      return as("destructive", "delete");
    case "delete":
    case "update":
      return isLimited(tokens) ? as("write", "change") : as("destructive", "delete");
    case "alter":
      return alteration(words, tokens, as);
    case "match":
      // Cypher: what is matched by no property is all of it.
      if (!words.includes("delete")) return as(words.includes("set") ? "write" : "read", "change");
      return tokens.some((token) => token.text === "where" || token.text === "{")
        ? as("write", "change")
        : as("destructive", "delete");
    case "purge":
    case "restore":
      return as("destructive", "destroy");
    case "grant":
    case "revoke":
    case "deny":
      return as("access", "access");
    case "create":
      return /^(?:user|role|login)$/.test(object) ? as("access", "access") : as("schema", "create");
    case "shutdown":
    case "kill":
      return as("stop-server", "stop");
    case "reset":
      return /^(?:master|slave|replica|binary)$/.test(object)
        ? as("destructive", "destroy")
        : as("read", "read");
  }
  if (/^(?:rename|comment|reindex|vacuum|cluster|optimize|refresh|detach|attach)$/.test(verb))
    return as("schema", "change");
  if (/^(?:insert|merge|replace|upsert|copy|load|call|do|import|lock)$/.test(verb))
    return as("write", "change");
  return as("read", "read");
}

const keepsData =
  /^(?:constraint|index|default|not|key|primary|foreign|check|identity|expression|trigger|policy)$/;

function alteration(
  words: readonly string[],
  tokens: readonly Token[],
  as: (kind: Class, effect: Effect) => Found,
): Found {
  const object = words[1] ?? "";
  if (/^(?:user|role|login|default)$/.test(object)) return as("access", "access");
  if (object === "system") return as("schema", "access");
  const at = words.findIndex((word, index) => index > 1 && word === "drop");
  if (at !== -1 && !keepsData.test(words[at + 1] ?? "")) return as("destructive", "delete");
  const change = tokens.findIndex(
    (token, index) => index > 1 && /^(?:delete|update)$/.test(token.text) && token.kind === "word",
  );
  const mutation = change === -1 ? [] : tokens.slice(change);
  if (!mutation.some((token) => isWord(token, "where"))) return as("schema", "change");
  return isLimited(mutation) ? as("write", "change") : as("destructive", "delete");
}

/** What the statement reaches beyond tables: files and programs of the server, and stopping it. */
function reaches(tokens: readonly Token[]): readonly Found[] {
  const [first] = tokens;
  const found: Found[] = [];
  const isCopy = isWord(first, "copy");
  tokens.forEach((token, at) => {
    if (token.kind !== "word") return;
    const known = reachOfFunction.get(token.text);
    const next = tokens[at + 1];
    const file = next?.kind === "string" ? next.text : "";
    const add = (verb: string, effect: Effect, name: string) =>
      found.push({ verb, effect, resource: token.text, name });
    if (known) add(known.verb, known.effect, tokens[at + 2]?.text ?? "");
    else if (/^(?:outfile|dumpfile)$/.test(token.text) && isWord(tokens[at - 1], "into"))
      add("write-server-file", "change", file);
    else if (token.text === "infile" && isWord(first, "load")) add("read-server-file", "read", file);
    else if (isCopy && token.text === "program") add("run-program", "execute", file);
    else if (isCopy && file.startsWith("/") && /^(?:from|to)$/.test(token.text))
      add(token.text === "to" ? "write-server-file" : "read-server-file", "change", file);
  });
  return found.slice(0, 16);
}
