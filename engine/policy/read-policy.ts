import { stripComments } from "jsonc-parser";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { isRecord } from "../reading.ts";
import type { Problem } from "./compiled-policy.ts";
import { describeIssue } from "./describe-issue.ts";
import { PolicyFile } from "./policy-file.ts";
import type { PolicySource } from "./policy-source.ts";

/** A policy file as far as it can be read. */
export type ReadPolicy = {
  readonly source: PolicySource;
  /** What is valid of it. */
  readonly file: PolicyFile;
  readonly problems: readonly Problem[];
  /** The line of a field, from 1; that of the nearest field above it where it has none of its own. */
  readonly lineOf: (field: readonly (string | number)[]) => number;
};

/** Most problems of one file that are named. */
const maxProblems = 20;

/** Parsing a large file takes longest of all, and its bundles, keys and rules are asked for one after another. */
const known = new WeakMap<PolicySource, ReadPolicy>();

/** Reads a policy file. What is not valid becomes a problem, and the rest still counts. Never throws on odd text. */
export function readPolicy(source: PolicySource): ReadPolicy {
  const read = known.get(source) ?? readAnew(source);
  known.set(source, read);
  return read;
}

function readAnew(source: PolicySource): ReadPolicy {
  const lines = new LineCounter();
  const isJson = source.path.endsWith(".jsonc");
  const text = isJson ? stripComments(source.text, " ") : source.text;
  const document = parseDocument(text, { lineCounter: lines });
  const problem = (line: number, message: string): Problem => ({ path: source.path, line, message });
  const lineOf = (field: readonly (string | number)[]) => lineIn(document, lines, field);
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    const what = `not ${isJson ? "JSON" : "YAML"} (${error.code})`;
    return { source, file: {}, problems: [problem(line, what)], lineOf };
  }
  const value = plainValue(document);
  if (value === undefined) {
    return { source, file: {}, problems: [problem(1, "YAML aliases are not allowed")], lineOf };
  }
  const parsed = PolicyFile.safeParse(value ?? {});
  if (parsed.success) return { source, file: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues
    .slice(0, maxProblems)
    .map((issue) => describeIssue(issue, value))
    .map(({ field, message }) => problem(lineOf(field), message));
  return { source, file: validPart(value), problems, lineOf };
}

/** Aliases are refused: a few lines of them can stand for millions of values. An empty file is null. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? null;
  } catch {
    return undefined;
  }
}

function lineIn(document: Document, lines: LineCounter, field: readonly (string | number)[]): number {
  for (let length = field.length; length > 0; length--) {
    const node = document.getIn(field.slice(0, length), true);
    const range = isNode(node) ? node.range : undefined;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** The fields that are valid alone, and of a list or table that is not, its valid entries. */
function validPart(value: unknown): PolicyFile {
  if (!isRecord(value)) return {};
  let valid: PolicyFile = {};
  const add = (part: object) => {
    const parsed = PolicyFile.safeParse(part);
    if (parsed.success) valid = { ...valid, ...parsed.data };
    return parsed.success;
  };
  for (const [key, section] of Object.entries(value)) {
    if (add({ [key]: section })) continue;
    if (Array.isArray(section)) {
      add({ [key]: section.filter((item) => PolicyFile.safeParse({ [key]: [item] }).success) });
    } else if (isRecord(section)) {
      const isValid = ([name, item]: [string, unknown]) =>
        PolicyFile.safeParse({ [key]: { [name]: item } }).success;
      add({ [key]: Object.fromEntries(Object.entries(section).filter(isValid)) });
    }
  }
  return valid;
}
