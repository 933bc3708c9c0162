import type { OperationFact } from "../../operation-fact.ts";
import { absolutePath } from "../../paths.ts";
import { type Setting, spend } from "../../shell/analysis.ts";
import { streamAt } from "../../shell/descriptors.ts";
import { addFile, textIn } from "../../shell/files/files.ts";
import { emptyStream, type Field, plainField } from "../../shell/stream.ts";
import { homePath } from "../../shell/words/home.ts";
import { readSql } from "../../sql.ts";
import { isOnServer } from "./servers.ts";
import type { ServiceCall } from "./service-call.ts";
import { environmentNames, outerTarget, saysProduction, targetOf } from "./targets.ts";

/** What a character of SQL costs. */
const tokenWork = 4;

/** Most statements, files and commands of one call of a database shell that are looked at. */
const maxTexts = 32;

/** `psql -c SQL`, `mysql < FILE`, `sqlite3 FILE SQL`: what the statements do, and what the shell's own commands run and touch. */
export function databaseOperations(call: ServiceCall): readonly OperationFact[] {
  const { service, setting, base } = call;
  const dialect = service.dialect ?? "standard";
  const texts = statementTexts(call).slice(0, maxTexts);
  const target = isInMemory(call, texts) ? "development" : databaseTarget(call);
  const found = texts.flatMap((text) => {
    spend(setting.analysis, tokenWork * text.length);
    const { operations, metas } = readSql(
      text,
      { target, targets: setting.analysis.surroundings.targets },
      dialect,
    );
    for (const meta of metas.slice(0, maxTexts)) runMeta(meta, call);
    return operations;
  });
  if (found.length > 0 || texts.length > 0) return found;
  return base.effect === "unknown" || base.effect === "read" ? [] : [{ ...base, target }];
}

/** `:memory:` is gone when the program ends, unless a statement opens a file beside it. */
function isInMemory({ service, parsed }: ServiceCall, texts: readonly string[]): boolean {
  if (service.dialect !== "sqlite" || parsed.operands[0]?.text !== ":memory:") return false;
  return !texts.some((text) => /attach|\.open|\.restore/i.test(text));
}

/** Everything that names the server or the database, in the call or its environment. */
export function databaseTarget({ service, parsed, setting }: ServiceCall): OperationFact["target"] {
  const operands = parsed.operands.slice(0, service.statementOperands ?? 4).map((field) => field.text);
  const names = [...environmentNames(service, parsed, setting), ...operands];
  const { targets } = setting.analysis.surroundings;
  if (isOnServer(parsed, operands, targets))
    return names.some((name) => saysProduction(name, targets)) ? "production" : "other";
  const found = targetOf(names, targets);
  const isTold = found === "production" || found === "development";
  const servers = service.environment?.split(" ").filter((name) => serverName.test(name)) ?? [];
  const isServer =
    environmentNames({ ...service, environment: servers.join(" ") }, parsed, setting).length > 0;
  if (isTold || isServer || names.some((name) => serverValue.test(name))) return found;
  const outer = outerTarget(setting);
  if (outer !== "unknown") return outer;
  return service.isLocal && setting.reach.place === "here" ? "here" : found;
}

/** Options and variables that name a server and not only a database on it, and values that do. */
const serverName = /host|service|ur[il]|server|defaults|login/i;
const serverValue = /[:/@=]|\w\.\w/;

/** The statements: in options, operands and files, else on standard input. */
export function statementTexts({ service, parsed, setting }: ServiceCall): readonly string[] {
  const fieldsOf = (names = "") =>
    names
      .split(" ")
      .flatMap((name) => parsed.options.get(name) ?? [])
      .filter((field) => field !== undefined);
  const takesOperands = service.statementVerb?.split(",").includes(parsed.verb) ?? true;
  const start = takesOperands ? service.statementOperands : undefined;
  const operands = start === undefined ? [] : parsed.operands.slice(start);
  const written = [...fieldsOf(service.statements), ...operands].map((field) => field.text);
  const scripts = fieldsOf(service.scripts).flatMap((field) => scriptText(field, setting) ?? []);
  if (written.length + scripts.length > 0 || fieldsOf(service.scripts).length > 0)
    return [...written, ...scripts];
  const { text, sources } = setting.stdin;
  if (text !== undefined) return text === "" ? [] : [text];
  return sources
    .filter((source) => source.from === "file")
    .slice(0, 4)
    .flatMap((source) => scriptText(plainField(source.name), setting) ?? []);
}

/** What a file of statements holds: what the call has written to it, else what lies there. */
function scriptText(field: Field, setting: Setting): string | undefined {
  const { analysis, state, reach } = setting;
  const stream = field.text === "-" ? setting.stdin : streamAt(field, setting);
  if (stream) return stream.text;
  if (!field.known || reach.place !== "here") return undefined;
  const written = textIn(field, setting);
  const cwd = state.cwd ?? analysis.surroundings.project;
  return (
    written ?? analysis.surroundings.read(absolutePath(homePath(field.text, cwd, analysis.surroundings), cwd))
  );
}

/** Commands of database shells: `\! CMD`, `\i FILE`, `\copy … program 'CMD'`, `system CMD`, `.shell CMD`, `.import FILE`. */
function runMeta(meta: string, { setting }: ServiceCall): void {
  const command =
    /^(?:\\!|system\s|\.(?:shell|system)\s)\s{0,9}(.+)$/is.exec(meta)?.[1] ??
    /\bprogram\s{1,9}'([^']+)'/i.exec(meta)?.[1] ??
    /^(?:\\(?:o|g|w|P)|\.(?:output|once|import)|pager)\s{1,9}(?:'?\||(?<=pager\s))(.+)$/is.exec(meta)?.[1];
  if (command !== undefined) {
    const inside = { ...setting, stdin: emptyStream };
    setting.analysis.walker.source(command.replace(/'$/, ""), inside);
    return;
  }
  const read = /^(?:\\(?:i|ir|include|\.)|source|\.(?:read|import|load|restore))\s{1,9}['"]?([^\s'"]+)/i.exec(
    meta,
  )?.[1];
  const written = /^(?:\\(?:o|w|T)|tee|\.(?:output|once|backup|save|log))\s{1,9}['"]?([^\s'"|]+)/i.exec(
    meta,
  )?.[1];
  const copied = /^\\copy\s.{1,4000}?\s(from|to)\s{1,9}'?([^\s']+)/is.exec(meta);
  if (read !== undefined) addFile("read", plainField(read), "sql", false, setting);
  else if (written !== undefined) addFile("write", plainField(written), "sql", false, setting);
  else if (copied?.[2] !== undefined && !/^(?:std|pstd)(?:in|out)$/i.test(copied[2]))
    addFile(
      copied[1]?.toLowerCase() === "to" ? "write" : "read",
      plainField(copied[2]),
      "sql",
      false,
      setting,
    );
}
