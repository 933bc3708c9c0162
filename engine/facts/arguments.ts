import type { FileAccess } from "./facts.ts";
import { networkFact } from "./hosts.ts";
import type { Target } from "./operation-fact.ts";
import { absolutePath, fileFact, maxPath } from "./paths.ts";
import { addOpaque, type Setting } from "./shell/analysis.ts";
import { homePath } from "./shell/words/home.ts";
import { quoted } from "./shell/words/quoting.ts";
import { sqlOperations } from "./sql.ts";

/** What is known of a tool before its arguments are read. */
type ToolCallKind = { readonly tool: string; readonly access: FileAccess; readonly target: Target };

/** Most strings looked at, and the deepest nesting, in the arguments of one call. */
const maxLeaves = 2_000;
const maxDepth = 32;

const commandKey =
  /^(commands?|cmd|script|shell|bash|sh|code_?block|command_?line|(?:cli|shell)_?command|args?_?string|(?:command|cmd)_?string|argv|run|exec)$/i;
const programKey = /^(command|cmd|program|executable|binary)$/i;
const wordsKey = /^(args|arguments|argv|parameters)$/i;
const sqlKey = /^(?:sql|query|queries|(?:sql_?)?statements?|raw_?sql)$/i;
const sqlText =
  /^\s*(?:--[^\n]*\n\s*)*(?:select|insert|update|delete|drop|truncate|alter|create|grant|revoke|with|merge|replace)\b/i;
const pathKey =
  /(^|_)(path|paths|file|files|filename|filepath|dir|directory|folder|source|destination|src|dest|target|uri|root)s?$/i;
const nameKey = /path|file|name/i;
const wholeTrees = /search|grep|recursive|directory|folder|tree/i;
const url = /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/i;
/** Methods of HTTP that change something. */
const changes = /^(?:delete|put|patch|post)$/i;
const runs = /(?:^|[^a-z])(?:run|exec|execute|shell|bash|terminal|command|spawn)/i;
const carries = /move|rename|copy/i;
const accessWords: readonly (readonly [RegExp, FileAccess])[] = [
  [/delete|remove|unlink|trash/i, "delete"],
  [/write|create|edit|save|append|update|patch|replace|insert|put(?![a-z])/i, "write"],
  [/list|stat|info|exists|tree|glob|find_files/i, "list"],
];

/**
 * Facts from the arguments of an MCP tool or one nobody has told us about: paths, urls, shell text and SQL in them.
 *
 * @param target where the tool acts, as its server and arguments say
 */
export function addArgumentFacts(tool: string, args: unknown, target: Target, setting: Setting): void {
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
    if (typeof value === "string") addLeaf({ tool, access, target }, key, value, setting);
    else if (Array.isArray(value)) {
      if (commandKey.test(key)) runWords(value, setting);
      for (const item of value) open.push({ key, value: item, depth: depth + 1 });
    } else if (typeof value === "object" && value !== null) {
      const fields = Object.entries(value).slice(0, left + 1);
      addTogether({ tool, access, target }, fields, setting);
      for (const [name, item] of fields) open.push({ key: name, value: item, depth: depth + 1 });
    }
  }
}

/** What the fields of one object say together: a program and its words, a request, a directory and a name in it; a name may itself be a path. */
function addTogether(
  call: ToolCallKind,
  fields: readonly (readonly [string, unknown])[],
  setting: Setting,
): void {
  const texts = fields.flatMap(([key, value]) => (typeof value === "string" ? [{ key, value }] : []));
  const words = fields.find(([key, value]) => wordsKey.test(key) && Array.isArray(value))?.[1];
  const program = texts.find(({ key }) => programKey.test(key))?.value;
  if (program !== undefined && Array.isArray(words)) runWords([program, ...words], setting);
  const method = texts.find(
    ({ key, value }) => /^(?:http_?)?method$/i.test(key) && changes.test(value),
  )?.value;
  const address = texts.find(({ value }) => /^https?:/i.test(value) && url.test(value))?.value;
  if (method !== undefined && address !== undefined) runWords(["curl", "-X", method, address], setting);
  const directories = texts.filter(({ value }) => /^(~|\/|file:)/.test(value));
  const names = texts.filter(({ key, value }) => nameKey.test(key) && /^[^\s~/][^\s]{0,255}$/.test(value));
  for (const directory of directories.slice(0, 4))
    for (const name of names.slice(0, 8)) addLeaf(call, "path", `${directory.value}/${name.value}`, setting);
  for (const [key] of fields.slice(0, 64)) if (looksLikePath(key)) addLeaf(call, "path", key, setting);
}

function runWords(words: readonly unknown[], setting: Setting): void {
  const texts = words.filter((word) => typeof word === "string");
  const source = texts.map(quoted).join(" ");
  if (texts.length === words.length && texts.length > 1) setting.analysis.walker.source(source, setting);
}

function addLeaf(
  { tool, access: usual, target }: ToolCallKind,
  key: string,
  value: string,
  setting: Setting,
): void {
  const { analysis, state } = setting;
  const access = carries.test(tool) ? carriedAccess(tool, key) : usual;
  const { facts, surroundings } = analysis;
  if (browserTools.test(tool) && readsStorage(value))
    facts.operations.push({
      area: "browser",
      system: "browser",
      verb: "evaluate",
      effect: "read-secret",
      resource: "storage",
      name: "",
      target,
      dryRun: false,
    });
  const program = commandProgram(tool, key, value);
  if (program !== undefined) analysis.walker.source(`${program} ${value}`, setting);
  else if (commandKey.test(key) || (runs.test(tool) && /^(input|text|code|line)$/i.test(key))) {
    analysis.walker.source(value, setting);
  } else if (
    sqlText.test(value) &&
    !/search|docs|documentation/i.test(tool) &&
    (sqlKey.test(key) || /sql|postgres|mysql|database|query|db/i.test(tool))
  ) {
    facts.operations.push(...sqlOperations(value, { target, targets: surroundings.targets }));
  } else if (/^(powershell|pwsh|ps1)$/i.test(key)) {
    setting.analysis.walker.powershell(value, setting);
  } else if (url.test(value) && !/^file:/i.test(value)) {
    const fact = networkFact(value, "in", tool);
    if (fact) facts.network.push(fact);
  } else if (pathKey.test(key) || looksLikePath(value)) {
    if (value.length > 4 * maxPath) {
      addOpaque(analysis, "limit", "a path longer than any", tool, access);
      return;
    }
    const path = absolutePath(homePath(value, state.cwd, surroundings), state.cwd ?? surroundings.project);
    facts.files.push(fileFact(access, path, tool, wholeTrees.test(tool), surroundings));
  }
}

/** Tools that run code in a page. */
const browserTools = /evaluate|execute|run_?code|script|console/i;

/** Code that reads all cookies or all that a page stores, or what is stored under a name of a login; setting and clearing is none. */
function readsStorage(code: string): boolean {
  const text = code.slice(0, 64 * 1024);
  return (
    /\bdocument\.cookie\b(?!\s{0,9}=[^=])/.test(text) ||
    /\bcontext(?:\(\))?\.(?:cookies|storageState)\(/.test(text) ||
    /\b(?:local|session)Storage\b(?!\s{0,9}[.[])/.test(text) ||
    /\b(?:local|session)Storage(?:\.getItem\(\s{0,9}|\[\s{0,9})["'`][^"'`]{0,99}(?:token|auth|session|jwt|secret|password)/i.test(
      text,
    )
  );
}

/** What becomes of a path of a tool that moves or copies: `source`, then `destination`. */
function carriedAccess(tool: string, key: string): FileAccess {
  if (!/^(?:source|src|from|old)/i.test(key)) return "write";
  return /copy/i.test(tool) ? "read" : "delete";
}

/** Programs whose arguments alone a tool of their name may take: `kubectl {args: "get pods"}`. */
const argumentTools =
  /(?:^|[^a-z])(kubectl|helm|docker|terraform|git|gh|gcloud|az|redis-cli|psql)(?:$|[^a-z])/i;

/** The program whose arguments a value is, where the tool's name says it and the value does not. */
function commandProgram(tool: string, key: string, value: string): string | undefined {
  if (!/^(?:args?|arguments|command|subcommand|cmd|cli_command)$/i.test(key)) return undefined;
  const name = argumentTools.exec(tool.slice(0, 256))?.[1]?.toLowerCase();
  return name === undefined || value.trimStart().startsWith(name) || !/^\s{0,9}[a-z]/.test(value)
    ? undefined
    : name;
}

function looksLikePath(value: string): boolean {
  return (
    value.length < 4_096 &&
    !/\s/.test(value) &&
    /^(~?\/|\.{1,2}\/|file:)[^\s]+$|^\.[a-z][\w.-]*$|^[\w@.-]+(\/[\w@.-]+)+$/i.test(value)
  );
}
