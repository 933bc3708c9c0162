import type { OperationFact } from "../../operation-fact.ts";
import type { Setting } from "../../shell/analysis.ts";
import type { Field } from "../../shell/stream.ts";
import { sqlOperations } from "../../sql.ts";
import type { Arguments } from "../program.ts";

const statement =
  /^(?:drop\s(?:table|database|schema|user|role|keyspace|collection|tablespace)\b|truncate\s(?:table\s)?\w|delete\sfrom\b)/i;

/**
 * SQL that is typed as if it were a command. A shell knows no such program; a terminal that is kept open and has a database prompt in
 * front does what it says.
 */
export function typedStatements(
  program: string,
  parsed: Arguments<Field>,
  { analysis }: Setting,
): readonly OperationFact[] {
  if (!/^(?:drop|truncate|delete)$/i.test(program)) return [];
  if (parsed.options.has("--size") || parsed.options.has("-r")) return [];
  const text = [program, ...parsed.operands.map((field) => field.text)].join(" ");
  return statement.test(text)
    ? sqlOperations(text, { target: "unknown", targets: analysis.surroundings.targets })
    : [];
}
