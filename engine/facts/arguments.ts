import type { FileAccess } from "./facts.ts";
import { networkFact } from "./hosts.ts";
import { absolutePath, fileFact } from "./paths.ts";
import { homePath } from "./shell/home.ts";
import { addOpaque, type Setting } from "./shell/state.ts";
import { sqlOperations } from "./sql.ts";

/** Most strings looked at, and the deepest nesting, in the arguments of one call. */
const maxLeaves = 2_000;
const maxDepth = 32;

const commandKey = /^(command|cmd|script|shell|bash|code_?block|commandLine|args?_?string)$/i;
const sqlKey = /^(sql|query|statement|queries)$/i;
const sqlText =
  /^\s*(?:--[^\n]*\n\s*)*(?:select|insert|update|delete|drop|truncate|alter|create|grant|revoke|with|merge|replace)\b/i;
const pathKey =
  /(^|_)(path|paths|file|files|filename|filepath|dir|directory|folder|source|destination|src|dest|target|uri|root)s?$/i;
const url = /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/i;
const runs = /(?:^|[^a-z])(?:run|exec|execute|shell|bash|terminal|command|spawn)/i;
const accessWords: readonly (readonly [RegExp, FileAccess])[] = [
  [/delete|remove|unlink|trash/i, "delete"],
  [/write|create|edit|save|append|update|patch|replace|insert|move|rename|upload|put/i, "write"],
  [/list|stat|info|exists|tree|glob|find_files/i, "list"],
];

/** Facts from the arguments of an MCP tool or one nobody has told us about: paths, urls, shell text and SQL in them. */
export function addArgumentFacts(tool: string, args: unknown, setting: Setting): void {
  const access = accessWords.find(([words]) => words.test(tool))?.[1] ?? "read";
  const open: { readonly key: string; readonly value: unknown; readonly depth: number }[] = [
    { key: "", value: args, depth: 0 },
  ];
  let left = maxLeaves;
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (--left < 0 || entry.depth > maxDepth) {
      addOpaque(setting.analysis, "limit", "more arguments than are looked at", tool);
      return;
    }
    const { value, key, depth } = entry;
    if (typeof value === "string") addLeaf(tool, key, value, access, setting);
    else if (Array.isArray(value))
      for (const item of value) open.push({ key, value: item, depth: depth + 1 });
    else if (typeof value === "object" && value !== null) {
      for (const [name, item] of Object.entries(value))
        open.push({ key: name, value: item, depth: depth + 1 });
    }
  }
}

function addLeaf(tool: string, key: string, value: string, access: FileAccess, setting: Setting): void {
  const { analysis, state } = setting;
  const { facts, surroundings } = analysis;
  if (commandKey.test(key) || (runs.test(tool) && /^(input|text|code)$/i.test(key))) {
    analysis.walker.source(value, setting);
  } else if (
    sqlText.test(value) &&
    (sqlKey.test(key) || /sql|postgres|mysql|database|query|db/i.test(tool))
  ) {
    facts.operations.push(...sqlOperations(value, "unknown"));
  } else if (url.test(value) && !value.startsWith("file://")) {
    const fact = networkFact(value, "in", tool);
    if (fact) facts.network.push(fact);
  } else if (pathKey.test(key) || looksLikePath(value)) {
    const path = absolutePath(homePath(value, state.cwd, surroundings), state.cwd ?? surroundings.project);
    facts.files.push(fileFact(access, path, tool, false, surroundings));
  }
}

function looksLikePath(value: string): boolean {
  return (
    value.length < 4_096 &&
    !/\s/.test(value) &&
    /^(~?\/|\.{1,2}\/|file:\/\/)[^\s]+$|^\.[a-z][\w.-]*$/i.test(value)
  );
}
